package io.cloudconnect.trunk.contract;

/** The CloudWatch metrics the function writes, one value an invocation, and the construct offers. */
public final class TrunkMetrics {
    /** Their namespace. */
    public static final String NAMESPACE = "CloudConnect";
    /** The one dimension: the stack's name. */
    public static final String STACK = "Stack";
    /** 1 for an invocation that answered FAILED, otherwise 0. */
    public static final String FAILURES = "TrunkFailures";
    /** How often Twilio answered 429. */
    public static final String THROTTLED = "TwilioThrottled";

    private TrunkMetrics() {}
}
