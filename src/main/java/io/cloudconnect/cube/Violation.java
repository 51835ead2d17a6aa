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
        UNKNOWN_COMMAND("the router refuses it and goes on, or this check does not know it"),
        /** Out of range, odd, or of the wrong shape. */
        ILLEGAL_VALUE("the router refuses the line and goes on without it"),
        /** A character the router does not take, or takes for something else. */
        ILLEGAL_CHARACTER("the router reads another line than the one written"),
        /** A quotation mark that stands alone. */
        STRAY_QUOTE("the value ends somewhere else than meant, and the rule is lost"),
        /** Something a SIP profile's pattern may not contain. */
        UNSUPPORTED_PATTERN("the router takes the rule, and messages leave it as they came"),
        /** A profile, rule, map, group, class or interface that is nowhere defined. */
        UNDEFINED_REFERENCE("the router takes the line, and calls that need it fail"),
        /** A tag that is defined twice. */
        TAG_REUSED("the second definition changes the first"),
        /** An address that stands twice in a list. */
        DUPLICATE_ADDRESS("the router refuses the second"),
        /** Rules of two styles in one mode. */
        MIXED_STYLES("the router refuses the rules of the second style"),
        /** More of a kind than the mode holds. */
        TOO_MANY("the router refuses those above the limit"),
        /** More characters than a line may have. */
        LINE_TOO_LONG("the router may cut it"),
        /** A header that may come out longer than a SIP profile may make it. */
        HEADER_TOO_LONG("the router then leaves the whole profile out"),
        /** Legal, but dangerous or gone. */
        REFUSED("where the router takes it, it does harm");

        private final String consequence;

        Kind(String consequence) {
            this.consequence = consequence;
        }

        /** {@return what becomes of such a line, in words: {@code the router refuses the second}} */
        public String consequence() {
            return consequence;
        }
    }

    @Override
    public String toString() {
        return "line %d: %s: %s; %s [%s]".formatted(lineNumber, Command.printable(line), what, remedy, source);
    }
}
