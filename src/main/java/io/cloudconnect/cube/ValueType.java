package io.cloudconnect.cube;

import io.cloudconnect.ip.Cidr;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sort of value in the command table.
 *
 * @param takesRest true when it takes the rest of the line, not one word
 * @param complaint what is wrong with a value, in words; empty when nothing is
 */
record ValueType(boolean takesRest, Function<String, Optional<String>> complaint) {
    private static final Pattern RANGE = Pattern.compile("(even )?(-?\\d+)-(\\d+)");
    private static final Pattern SIZED = Pattern.compile("(word|line|text) (\\d+)");
    private static final Pattern DIAL_PATTERN = Pattern.compile("\\+?[0-9,A-F#*.+%()\\[\\]^-]+T?\\$?");
    private static final Pattern URI_TAG = Pattern.compile("[0-9A-Za-z,]{1,32}");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?");
    private static final Pattern TRANSLATION = Pattern.compile("/.*/");
    private static final Pattern RESPONSE = Pattern.compile("[1-6]\\d\\d");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,10}");
    private static final Pattern PREFIX = Pattern.compile("/\\d|/[12]\\d|/3[0-2]");
    private static final int LONGEST_TRANSLATION = 133;
    private static final Set<String> METHODS = Set.of(
            "ANY",
            "ACK",
            "BYE",
            "CANCEL",
            "COMET",
            "INFO",
            "INVITE",
            "NOTIFY",
            "OPTIONS",
            "PRACK",
            "PUBLISH",
            "REFER",
            "REGISTER",
            "REINVITE",
            "SUBSCRIBE",
            "UPDATE");
    /** Headers every message must have, which rules may modify only. */
    private static final Set<String> FIXED_HEADERS = Set.of(
            "to",
            "from",
            "cseq",
            "call-id",
            "max-forwards",
            "via",
            "sip-req-uri",
            "sip-statusline",
            "audio-media",
            "session-name",
            "session-owner",
            "time-header",
            "version",
            "video-media");

    /** Reads what stands between angle brackets in the table. */
    static ValueType of(String words) {
        Matcher range = RANGE.matcher(words);
        if (range.matches()) {
            return number(range.group(1) != null, Long.parseLong(range.group(2)), Long.parseLong(range.group(3)));
        }
        Matcher sized = SIZED.matcher(words);
        if (sized.matches()) {
            return sized(sized.group(1).equals("line"), Integer.parseInt(sized.group(2)));
        }
        return switch (words) {
            case "any" -> new ValueType(true, value -> Optional.empty());
            case "text", "replacement" -> word(value -> true, "");
            case "ip" -> word(ValueType::isAddress, "is no IPv4 address; write four numbers, as in 10.1.1.10");
            case "mask" -> word(ValueType::isMask, "is no mask; write it with dots, ones first, as in 255.255.255.0");
            case "wildcard" -> word(ValueType::isAddress, "is no wildcard mask; write it with dots, as in 0.0.0.255");
            case "host-or-ip" -> word(value -> isAddress(value) || isName(value), "is neither address nor host name");
            case "uri-tag" -> word(URI_TAG.asMatchPredicate(), "is no tag; use up to 32 letters and digits");
            case "dial-pattern" ->
                word(DIAL_PATTERN.asMatchPredicate(), "is no number pattern; use digits and . [] + $ and a final T");
            case "translation" ->
                word(
                        value -> value.length() <= LONGEST_TRANSLATION
                                && TRANSLATION.matcher(value).matches(),
                        "is no translation; write it between slashes, with at most 133 characters");
            case "session-target" ->
                word(ValueType::isTarget, "is no session target; write dns:host, ipv4:address, sip-server or sip-uri");
            case "sip-method" ->
                word(
                        value -> METHODS.contains(value)
                                || RESPONSE.matcher(value).matches(),
                        "is neither a SIP method in capitals nor a response code");
            case "removable-header" ->
                word(
                        value -> !FIXED_HEADERS.contains(value.toLowerCase()),
                        "can only be modified, neither added nor removed");
            case "ios-regex" -> word(value -> true, "");
            default -> throw new IllegalStateException("unknown value type <" + words + ">");
        };
    }

    private static ValueType number(boolean even, long from, long to) {
        return new ValueType(false, value -> {
            if (!NUMBER.matcher(value).matches()) {
                return Optional.of("is no number; use " + from + " to " + to);
            }
            long number = Long.parseLong(value);
            if (number < from || number > to) {
                return Optional.of("is not between " + from + " and " + to + "; use a value in between");
            }
            return even && number % 2 != 0
                    ? Optional.of("is odd; use an even one such as " + (number - 1))
                    : Optional.empty();
        });
    }

    private static ValueType sized(boolean takesRest, int longest) {
        return new ValueType(
                takesRest,
                value -> value.length() <= longest
                        ? Optional.empty()
                        : Optional.of("has " + value.length() + " characters; use at most " + longest));
    }

    private static ValueType word(Predicate<String> legal, String complaint) {
        return new ValueType(false, value -> legal.test(value) ? Optional.empty() : Optional.of(complaint));
    }

    static boolean isAddress(String value) {
        int numbers = 0;
        for (String number : value.split("\\.", -1)) {
            if (number.isEmpty()
                    || number.length() > 3
                    || !number.chars().allMatch(digit -> digit >= '0' && digit <= '9')
                    || Integer.parseInt(number) > 255) {
                return false;
            }
            numbers++;
        }
        return numbers == 4;
    }

    private static boolean isMask(String value) {
        if (PREFIX.matcher(value).matches()) {
            return true;
        }
        if (!isAddress(value)) {
            return false;
        }
        long bits = Cidr.of(value).network();
        // Ones first: what follows the last one is all there is besides.
        return bits == 0 || Long.bitCount(bits) + Long.numberOfTrailingZeros(bits) == 32;
    }

    private static boolean isName(String value) {
        return value.length() <= 253 && HOST.matcher(value).matches();
    }

    private static boolean isTarget(String value) {
        if (Set.of("sip-server", "sip-uri", "loopback:rtp", "registrar").contains(value)) {
            return true;
        }
        String[] parts = value.split(":", 3);
        if (parts.length < 2 || parts.length == 3 && !parts[2].matches("\\d{1,5}") && !parts[0].equals("ipv6")) {
            return false;
        }
        return switch (parts[0]) {
            case "dns" -> isName(parts[1]);
            case "ipv4" -> isAddress(parts[1]);
            case "ipv6" -> value.matches("ipv6:\\[[0-9A-Fa-f:]+](:\\d{1,5})?");
            default -> false;
        };
    }
}
