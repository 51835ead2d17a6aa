package io.cloudconnect.sip;

/**
 * One header as it stands in a message.
 *
 * @param name as spelled there, perhaps the compact form
 * @param value without blanks around it, its continuation lines joined
 * @param line the message's line it begins on; the start line is 0
 * @param lines how many lines it takes
 */
public record SipHeader(String name, String value, int line, int lines) {
    /** True when this is the header of this name, in any case, in its long or its compact form. */
    public boolean is(String other) {
        return CompactForms.longForm(name).equalsIgnoreCase(CompactForms.longForm(other));
    }

    @Override
    public String toString() {
        return name + ": " + value;
    }
}
