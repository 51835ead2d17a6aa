package io.cloudconnect.teardown;

/**
 * Something that stays on purpose.
 *
 * @param what {@code Elastic IP 203.0.113.7}
 * @param why the reason, and how it goes after all
 */
public record Kept(String what, String why) {
    @Override
    public String toString() {
        return what + ": " + why;
    }
}
