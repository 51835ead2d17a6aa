package io.cloudconnect.cube;

/**
 * A line of configuration the router would refuse, or that does harm.
 *
 * @param lineNumber counted from 1
 * @param line the line without its indentation
 * @param kind what sort of fault
 * @param what the fault in words
 * @param remedy what to do, beginning in lower case
 * @param source where the rule was read
 */
public record Violation(int lineNumber, String line, Kind kind, String what, String remedy, String source) {

    /** Sorts of faults. */
    public enum Kind {
        /** A form that is not in the table. It may still be legal: the table holds what a vCUBE needs. */
        UNKNOWN_COMMAND,
        /** Out of range, odd, or of the wrong shape. */
        ILLEGAL_VALUE,
        /** A character the router does not take, or takes for something else. */
        ILLEGAL_CHARACTER,
        /** A quotation mark that stands alone. */
        STRAY_QUOTE,
        /** Something a SIP profile's pattern may not contain. */
        UNSUPPORTED_PATTERN,
        /** A profile, rule, map, group, class or interface that is nowhere defined. */
        UNDEFINED_REFERENCE,
        /** A tag that is defined twice. */
        TAG_REUSED,
        /** An address that stands twice in a list. */
        DUPLICATE_ADDRESS,
        /** Rules of two styles in one mode. */
        MIXED_STYLES,
        /** More of a kind than the mode holds. */
        TOO_MANY,
        /** More characters than a line may have. */
        LINE_TOO_LONG,
        /** A header that may come out longer than a SIP profile may make it. */
        HEADER_TOO_LONG,
        /** Legal, but dangerous or gone. */
        REFUSED
    }

    @Override
    public String toString() {
        return "line %d: %s: %s; %s [%s]".formatted(lineNumber, Command.printable(line), what, remedy, source);
    }
}
