package io.cloudconnect.sip;

import java.nio.charset.StandardCharsets;

/**
 * The names of headers that are asked for in most messages, as small numbers, so that to look for one is to look for
 * its number. A compact form has the number of its long one.
 */
final class HeaderName {
    /** A name that is none of these. */
    static final int OTHER = 0;
    /** Any name that begins with {@code X-Twilio-}. */
    static final int TWILIOS = 1;

    static final int VIA = 2;
    static final int FROM = 3;
    static final int TO = 4;
    static final int CALL_ID = 5;
    static final int CSEQ = 6;
    static final int CONTACT = 7;
    static final int ROUTE = 8;
    static final int RECORD_ROUTE = 9;
    static final int SERVER = 10;
    static final int USER_AGENT = 11;
    static final int DATE = 12;

    /** How many bits they take. */
    static final int BITS = 4;

    private static final Literal TWILIOS_BEGINNING = Literal.anyCase("x-twilio-");
    private static final Literal[] NAMES = {
        Literal.of(""),
        Literal.of(""),
        Literal.anyCase("via"),
        Literal.anyCase("from"),
        Literal.anyCase("to"),
        Literal.anyCase("call-id"),
        Literal.anyCase("cseq"),
        Literal.anyCase("contact"),
        Literal.anyCase("route"),
        Literal.anyCase("record-route"),
        Literal.anyCase("server"),
        Literal.anyCase("user-agent"),
        Literal.anyCase("date")
    };

    private static final int FIRST_LETTERS = firstLetters("vftcrsudxim");

    private HeaderName() {}

    private static int firstLetters(String letters) {
        int bits = 0;
        for (char letter : letters.toCharArray()) {
            bits |= 1 << letter - 'a';
        }
        return bits;
    }

    /** The number of a name, in any case and long or compact. */
    static int of(String name) {
        return switch (name) {
            // As they are mostly asked for.
            case "Via" -> VIA;
            case "Contact" -> CONTACT;
            case "Route" -> ROUTE;
            case "Record-Route" -> RECORD_ROUTE;
            case "Server" -> SERVER;
            case "User-Agent" -> USER_AGENT;
            default -> {
                byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
                yield bytes.length == 0 ? OTHER : of(bytes, 0, bytes.length);
            }
        };
    }

    /** True for the first letter, a small one, of a name that is one of these. */
    private static boolean isFirstLetter(int letter) {
        return letter >= 'a' && letter <= 'z' && (FIRST_LETTERS >>> letter - 'a' & 1) != 0;
    }

    /** The number of the name that stands here. */
    static int of(byte[] bytes, int from, int to) {
        int first = bytes[from] | 0x20;
        if (!isFirstLetter(first)) {
            return OTHER;
        }
        int length = to - from;
        if (length == 1) {
            return compact(first);
        }
        int candidate =
                switch (first) {
                    case 'v' -> VIA;
                    case 'f' -> FROM;
                    case 't' -> TO;
                    case 'c' -> length == 4 ? CSEQ : (bytes[from + 1] | 0x20) == 'a' ? CALL_ID : CONTACT;
                    case 'r' -> length == 5 ? ROUTE : RECORD_ROUTE;
                    case 's' -> SERVER;
                    case 'u' -> USER_AGENT;
                    case 'd' -> DATE;
                    case 'x' -> TWILIOS;
                    default -> OTHER;
                };
        if (candidate == TWILIOS) {
            return TWILIOS_BEGINNING.isAt(bytes, from, to) ? TWILIOS : OTHER;
        }
        return NAMES[candidate].is(bytes, from, to) ? candidate : OTHER;
    }

    private static int compact(int letter) {
        return switch (letter) {
            case 'v' -> VIA;
            case 'f' -> FROM;
            case 't' -> TO;
            case 'i' -> CALL_ID;
            case 'm' -> CONTACT;
            default -> OTHER;
        };
    }

    /** True when headers of this number may have several names: then the name itself has to be looked at. */
    static boolean isAmbiguous(int number) {
        return number <= TWILIOS;
    }
}
