package io.cloudconnect.cli;

/** Something the person at the keyboard can put right: one line that says what and how, and exit code 2. */
final class UserError extends RuntimeException {
    private static final long serialVersionUID = 1;

    UserError(String message) {
        super(message);
    }
}
