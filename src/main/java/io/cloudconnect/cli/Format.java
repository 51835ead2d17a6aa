package io.cloudconnect.cli;

/** How a command prints its result. */
enum Format {
    /** For people. */
    text,
    /** For programs. */
    json
}
