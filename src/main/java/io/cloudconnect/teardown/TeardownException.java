package io.cloudconnect.teardown;

/** Why a removal does not go on: one line that says what was found and what to do. */
public class TeardownException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public TeardownException(String message) {
        super(message);
    }
}
