package io.cloudconnect.sip;

/** How a call ended, as far as the trace shows. */
public enum Outcome {
    /** Answered, and ended by a {@code BYE}. */
    COMPLETED,
    /** Answered; the trace has no end of it. */
    ANSWERED,
    /** A final response of 300 or above. */
    REJECTED,
    /** Given up by the caller before an answer. */
    CANCELLED,
    /** Rung or tried, and no final response. */
    UNFINISHED,
    /** Not one response to the {@code INVITE}. */
    NO_RESPONSE,
    /** No {@code INVITE} in it: {@code OPTIONS}, {@code REGISTER}, or a call that began before the trace. */
    NOT_A_CALL
}
