package io.cloudconnect.trunk.function.twilio;

import java.util.OptionalInt;

/** Twilio answered, and the answer is an error. */
public final class TwilioRefusal extends TrunkFailure {
    private final int status;
    private final OptionalInt code;

    /**
     * @param request {@code POST /v1/Trunks}
     * @param status the HTTP status
     * @param code Twilio's error code, where the body carried one
     * @param message Twilio's own words, or what came instead of them
     */
    public TwilioRefusal(String request, int status, OptionalInt code, String message) {
        super("Twilio refused " + request + " (" + (code.isPresent() ? code.getAsInt() + ", " : "") + "HTTP " + status
                + "): " + message + "; " + TwilioRemedies.of(status, code));
        this.status = status;
        this.code = code;
    }

    /** Whether Twilio gave this code. */
    public boolean is(int twilioCode) {
        return code.isPresent() && code.getAsInt() == twilioCode;
    }

    /** The object does not exist (any more). */
    public boolean isNotFound() {
        return status == 404 || is(20404);
    }

    /** The request is well-formed but does not fit the present state; trunking v1 says 400 where others say 409. */
    public boolean isConflict() {
        return status == 400 || status == 409;
    }

    @Override
    public boolean isUncertain() {
        return status >= 500;
    }
}
