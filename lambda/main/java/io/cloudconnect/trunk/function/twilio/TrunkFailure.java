package io.cloudconnect.trunk.function.twilio;

/** A failure whose message is the reason a person reads: what went wrong, what was found, what to do. No secrets. */
public class TrunkFailure extends RuntimeException {
    public TrunkFailure(String reason) {
        super(reason);
    }

    public TrunkFailure(String reason, Throwable cause) {
        super(reason, cause);
    }

    /** True where the request may have been carried out although no answer says so. */
    public boolean isUncertain() {
        return false;
    }
}
