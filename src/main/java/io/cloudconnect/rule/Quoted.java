package io.cloudconnect.rule;

/** A value as a message tells it. */
final class Quoted {
    private Quoted() {}

    /** The value in quotes. */
    static String of(String value) {
        return "\"" + value + "\"";
    }
}
