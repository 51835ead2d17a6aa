package io.cloudconnect.trunk.function.twilio;

/** No usable answer from Twilio: no connection, a connection that broke, a time-out, a cut-off body. */
public final class TwilioUnreachable extends TrunkFailure {
    private final boolean uncertain;

    private TwilioUnreachable(String reason, boolean uncertain, Throwable cause) {
        super(reason, cause);
        this.uncertain = uncertain;
    }

    /** The request never left: nothing happened. */
    static TwilioUnreachable notSent(String request, Throwable cause) {
        return new TwilioUnreachable(
                "no connection to Twilio for " + request + " (" + describe(cause)
                        + "); check https://status.twilio.com and that the function is outside any VPC, then deploy again",
                false,
                cause);
    }

    /** The request left and no whole answer came back: it may have been carried out. */
    static TwilioUnreachable noAnswer(String request, String found, Throwable cause) {
        return new TwilioUnreachable(
                "no usable answer from Twilio to " + request + " (" + found
                        + "); check https://status.twilio.com, then deploy again: what was made already is found again",
                true,
                cause);
    }

    static String describe(Throwable cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    @Override
    public boolean isUncertain() {
        return uncertain;
    }
}
