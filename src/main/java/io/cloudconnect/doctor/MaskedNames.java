package io.cloudconnect.doctor;

import io.cloudconnect.ip.Cidr;
import io.cloudconnect.twilio.Edge;
import io.cloudconnect.twilio.Exchange;
import io.cloudconnect.twilio.MediaRange;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What stands for what. Two names never get the same one. */
final class MaskedNames {
    /** What a name is of; the pattern that finds it is called the same. */
    enum Kind {
        ADDRESS,
        IPV6,
        SID,
        GUID,
        DOMAIN,
        TOKEN,
        DISPLAY,
        USER,
        MARK,
        GROUP,
        NUMBER,
        DEVICE,
        HOST
    }

    private static final Pattern ALL_ZERO = Pattern.compile("0+");
    private static final Pattern PHONE = Pattern.compile("\\+?[\\dXxYy*#]*\\d[\\dXxYy*#]*");
    private static final Pattern KEPT_HOST =
            Pattern.compile("(?i)(.*\\.)?(twilio\\.com|rfc-editor\\.org|cisco\\.com|anonymous\\.invalid)");
    private static final Pattern COOKIE = Pattern.compile("z9hG4bK.*");
    /** Words of SIP itself, which somebody may have for a name. */
    private static final Set<String> KEPT_WORDS = Set.of(
            "anonymous",
            "unknown",
            "unavailable",
            "restricted",
            "twilio",
            "sip",
            "sips",
            "tel",
            "udp",
            "tcp",
            "tls",
            "phone",
            "user",
            "timer",
            "replaces",
            "audio",
            "trunk",
            "media",
            "root",
            "host",
            "call",
            "invite",
            "ack",
            "bye",
            "cancel",
            "options",
            "transport",
            "twilio.com",
            "the",
            "and",
            "cisco",
            "router");

    private final Map<String, String> known = new HashMap<>();
    /** Names by which somebody or something may be called anywhere. */
    private final Map<String, String> words = new HashMap<>();
    /** The same for hosts and trunks, in small letters. */
    private final Map<String, String> hosts = new HashMap<>();

    private final Map<Kind, Integer> counts = new HashMap<>();
    private int wholes;

    boolean isKnown(String word) {
        return words.containsKey(word) || hosts.containsKey(word.toLowerCase(Locale.ROOT));
    }

    /** How many names stand for themselves anywhere; what was masked when there were fewer may hold one of them. */
    int met() {
        return words.size() + hosts.size();
    }

    String known(String word) {
        String exact = words.get(word);
        return exact != null ? exact : hosts.getOrDefault(word.toLowerCase(Locale.ROOT), word);
    }

    String instead(Kind kind, String text) {
        return switch (kind) {
            case ADDRESS -> isTwilios(text) ? text : once(kind, text, count -> address(text, count));
            case IPV6 -> once(kind, text.toLowerCase(Locale.ROOT), count -> ipv6(text, count));
            case DOMAIN -> host(kind, text, count -> "trunk-" + count);
            case HOST ->
                KEPT_HOST.matcher(text).matches() ? text : host(kind, text, count -> "host" + count + ".example");
            case NUMBER -> number(text);
            case USER -> user(text);
            case DISPLAY -> display(text);
            case MARK -> mark(text);
            case SID -> once(kind, text, count -> text.substring(0, 2) + counted(text.substring(2), count));
            case GUID -> once(kind, text, count -> counted(text, count));
            case GROUP -> word(kind, text, "group");
            case DEVICE ->
                once(
                        kind,
                        text,
                        count -> text.startsWith("SEP")
                                ? "SEP" + counted(text.substring(3), count)
                                : counted(text, count));
            case TOKEN -> once(kind, text, count -> "token" + count);
        };
    }

    /** A name for a whole text, with dots to its length: how long a message is may be what is wrong with it. */
    String whole(String name, String text) {
        return known.computeIfAbsent(name + " " + text, key -> {
            String instead = name + ++wholes;
            return instead + ".".repeat(Math.max(0, text.length() - instead.length()));
        });
    }

    private String once(Kind kind, String text, Function<Integer, String> name) {
        String key = kind + " " + text;
        String before = known.get(key);
        if (before == null) {
            before = name.apply(next(kind));
            known.put(key, before);
        }
        return before;
    }

    /** A name that is masked wherever it stands from now on. */
    private String word(Kind kind, String text, String name) {
        if (KEPT_WORDS.contains(text.toLowerCase(Locale.ROOT))) {
            return text;
        }
        String instead = once(kind, text, count -> name + count);
        if (text.length() > 2) {
            words.putIfAbsent(text, instead);
        }
        return instead;
    }

    private String host(Kind kind, String text, Function<Integer, String> name) {
        String key = text.toLowerCase(Locale.ROOT);
        if (KEPT_WORDS.contains(key)) {
            return text;
        }
        String instead = once(kind, key, name);
        hosts.putIfAbsent(key, instead);
        return instead;
    }

    /** A user part: a number, or somebody's name. */
    private String user(String text) {
        if (PHONE.matcher(text).matches()) {
            return number(text);
        }
        String digits = text.replaceAll("[-.()]|%2B|%20", "");
        return PHONE.matcher(digits).matches() ? number(digits) : word(Kind.USER, text, "user");
    }

    private String display(String text) {
        String name = text.substring(1, text.length() - 1).strip();
        if (name.isEmpty() || KEPT_WORDS.contains(name.toLowerCase(Locale.ROOT))) {
            return text;
        }
        if (PHONE.matcher(name).matches()) {
            return text.replace(name, number(name));
        }
        String instead = once(Kind.DISPLAY, name, count -> "Name " + count);
        if (name.indexOf(' ') < 0 && name.length() > 2) {
            words.putIfAbsent(name, instead);
        }
        return "\"" + instead + "\"";
    }

    /** A tag or a branch; the branch's cookie tells which rules it follows. */
    private String mark(String text) {
        String cookie = COOKIE.matcher(text).matches() ? "z9hG4bK" : "";
        String rest = text.substring(cookie.length());
        return rest.isEmpty() ? text : cookie + word(Kind.MARK, rest, "mark");
    }

    /** The digits become a count of the same length behind the first; the plus and the first digit stay. */
    private String number(String text) {
        String digits = text.startsWith("+") ? text.substring(1) : text;
        if (ALL_ZERO.matcher(digits).matches() || digits.length() < 2) {
            return text;
        }
        String masked = once(Kind.NUMBER, digits, count -> {
            String counted = firstAndCount(digits, count);
            // A short number may be what stands for it: then the next one does.
            return counted.equals(digits) ? firstAndCount(digits, next(Kind.NUMBER)) : counted;
        });
        return text.startsWith("+") ? "+" + masked : masked;
    }

    private static String firstAndCount(String digits, int count) {
        return digits.charAt(0) + padded(count, digits.length() - 1);
    }

    private static String padded(int count, int digits) {
        String text = String.valueOf(count);
        return "0".repeat(Math.max(0, digits - text.length())) + text;
    }

    /** The letters and digits of this text replaced by a count from behind, and zeros; hyphens stay. */
    private static String counted(String text, int count) {
        char[] shape = text.toCharArray();
        int rest = count;
        for (int index = shape.length - 1; index >= 0; index--) {
            if (Character.isLetterOrDigit(shape[index])) {
                shape[index] = (char) ('0' + rest % 10);
                rest /= 10;
            }
        }
        return new String(shape);
    }

    private int next(Kind kind) {
        return counts.merge(kind, 1, Integer::sum);
    }

    /** Private addresses keep their block; public ones come from the blocks for documentation and benchmarks. */
    private static String address(String text, int count) {
        if (text.equals("0.0.0.0") || text.startsWith("127.") || text.startsWith("255.")) {
            return text;
        }
        String[] parts = text.split("\\.");
        String shared = parts[0] + "." + parts[1];
        boolean masked = !text.matches("[0-9.]+");
        boolean inside =
                masked ? text.startsWith("172.") || text.startsWith("192.") || text.startsWith("10.") : !isPublic(text);
        if (!inside) {
            return count < 255
                    ? "203.0.113." + count
                    : "198." + (18 + (count >> 16 & 1)) + "." + (count >> 8 & 255) + "." + (count & 255);
        }
        String block = parts[0].equals("10") || masked && !parts[0].equals("172") && !parts[0].equals("192")
                ? "10.0"
                : parts[0].equals("172") ? "172.16" : parts[0].equals("192") ? "192.168" : shared;
        return block + "." + (count >> 8 & 255) + "." + (count & 255);
    }

    /** Local ones stay local; the others come from the block for documentation. */
    private static String ipv6(String text, int count) {
        String small = text.toLowerCase(Locale.ROOT);
        if (small.equals("::1")) {
            return text;
        }
        String block = small.startsWith("fe80") ? "fe80::" : small.matches("f[cd].*") ? "fd00::" : "2001:db8::";
        return block + Integer.toHexString(count);
    }

    private static boolean isPublic(String text) {
        try {
            return Cidr.of(text).isPublic();
        } catch (IllegalArgumentException tooLarge) {
            return true;
        }
    }

    private static boolean isTwilios(String text) {
        if (text.indexOf('*') >= 0 || !text.matches("[0-9.]+")) {
            return false;
        }
        try {
            Cidr address = Cidr.of(text);
            return MediaRange.current().network().contains(address)
                    || Edge.all().stream().anyMatch(edge -> edge.signalling().contains(text))
                    || Exchange.all().stream()
                            .flatMap(exchange -> exchange.prefixes().stream())
                            .anyMatch(network -> network.contains(address));
        } catch (IllegalArgumentException tooLarge) {
            return false;
        }
    }
}
