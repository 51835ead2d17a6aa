package io.cloudconnect.sip;

/** Whose call it is, in Twilio's words. */
public enum CallRole {
    /** To Twilio: from the customer to the telephone network. */
    TERMINATION,
    /** From Twilio: from the telephone network to the customer. */
    ORIGINATION,
    /** No side of it is Twilio's: the leg to the on-premises call managers. */
    INTERNAL
}
