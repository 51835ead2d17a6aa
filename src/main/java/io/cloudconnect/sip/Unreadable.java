package io.cloudconnect.sip;

/**
 * A place in a trace that could not be read and was passed over.
 *
 * @param found what stands there
 * @param remedy what to do about it
 */
public record Unreadable(Place place, String found, String remedy) {
    @Override
    public String toString() {
        return place + ": " + found + "; " + remedy;
    }
}
