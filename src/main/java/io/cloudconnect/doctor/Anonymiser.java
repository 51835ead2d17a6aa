package io.cloudconnect.doctor;

import io.cloudconnect.ip.Cidr;
import io.cloudconnect.twilio.Edge;
import io.cloudconnect.twilio.Exchange;
import io.cloudconnect.twilio.MediaRange;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts other names in the place of numbers, addresses and SIDs, the same for the same, so that a trace can be shown to
 * others.
 *
 * <p>Shapes stay: a private address stays private, a public one public, a number keeps its length and its plus, a SID
 * its two letters. Twilio's own addresses and edges stay as they are; without them nobody could read the trace.
 */
public final class Anonymiser {
    private static final String ADDRESS =
            "(?<address>(?<![\\w.])\\d{1,3}(?:\\.(?:\\d{1,3}|[xXyY*]{1,3})){3}(?![\\w.]*\\.\\d))";
    private static final String SID = "(?<sid>\\b[A-Z]{2}[0-9a-fA-F]{32}\\b)";
    private static final String GUID = "(?<guid>\\b[0-9a-fA-F]{8}-[0-9a-fA-F]{8}-[0-9a-fA-F]{8}-[0-9a-fA-F]{8}\\b"
            + "|\\b[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}\\b|\\b[0-9a-f]{32}\\b)";
    private static final String DOMAIN = "(?<domain>[A-Za-z0-9.-]+?(?=\\.pstn\\.(?:[a-z0-9-]+\\.)?twilio\\.com))";
    private static final String HOST =
            "(?<host>\\b(?:[A-Za-z0-9-]+\\.)+(?:com|net|org|io|local|lan|internal|corp|edu|gov|info|biz|[a-z]{2})\\b)";
    private static final String DISPLAY = "(?<display>\"[^\"<>\\r\\n]*\"(?=\\s*<sips?:))";
    private static final String USER =
            "(?<user>(?<=sip:|sips:|tel:|username=\")[^@\\s;>:\"+\\d][^@\\s;>:\"]*(?=[@\"]))";
    private static final String KEY = "(?<key>(?<=inline:)[A-Za-z0-9+/=]{16,}|(?<=response=\")[0-9a-f]{16,})";
    private static final String NUMBER = "(?<number>(?<![\\w.-])\\+?\\d[\\dXxYy*]{5,15}(?![\\w.-]))";
    private static final String SHORT_NUMBER = "(?<extension>(?<=sip:|sips:|tel:)\\d{2,5}(?=@))";
    private static final Pattern NAMES = Pattern.compile(
            String.join("|", ADDRESS, SID, GUID, DOMAIN, KEY, DISPLAY, USER, SHORT_NUMBER, NUMBER, HOST));
    private static final Pattern KEPT_NUMBER = Pattern.compile("0+");
    private static final Pattern KEPT_HOST = Pattern.compile("(?i)(.*\\.)?(twilio\\.com|rfc-editor\\.org|cisco\\.com)");

    private final Map<String, String> known = new HashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private final Map<String, Pattern> trunks = new LinkedHashMap<>();

    /** The text with other names in it. */
    public String mask(String text) {
        StringBuilder masked = new StringBuilder();
        Matcher found = NAMES.matcher(text);
        while (found.find()) {
            found.appendReplacement(masked, Matcher.quoteReplacement(replacement(found)));
        }
        String whole = found.appendTail(masked).toString();
        for (Map.Entry<String, Pattern> trunk : trunks.entrySet()) {
            whole = trunk.getValue().matcher(whole).replaceAll(trunk.getKey());
        }
        return whole;
    }

    private String replacement(Matcher found) {
        String text = found.group();
        if (found.group("address") != null) {
            return isTwilios(text) ? text : known.computeIfAbsent(text, this::address);
        }
        if (found.group("number") != null || found.group("extension") != null) {
            return number(text);
        }
        if (found.group("domain") != null) {
            return known.computeIfAbsent("domain " + text.toLowerCase(Locale.ROOT), key -> trunk(text));
        }
        if (found.group("host") != null) {
            return KEPT_HOST.matcher(text).matches()
                    ? text
                    : known.computeIfAbsent(
                            "host " + text.toLowerCase(Locale.ROOT), key -> "host" + next("host") + ".example");
        }
        if (found.group("display") != null) {
            return known.computeIfAbsent(text, key -> "\"Name " + next("display") + "\"");
        }
        if (found.group("user") != null) {
            return known.computeIfAbsent("user " + text, key -> "user" + next("user"));
        }
        int prefix = found.group("sid") != null ? 2 : 0;
        return known.computeIfAbsent(
                text, key -> text.substring(0, prefix) + counted(text.substring(prefix), next("id")));
    }

    /** The digits become a count of the same length behind the first; the plus and the first digit stay. */
    private String number(String text) {
        String digits = text.startsWith("+") ? text.substring(1) : text;
        if (KEPT_NUMBER.matcher(digits).matches()) {
            return text;
        }
        String masked = known.computeIfAbsent(
                "number " + digits, key -> digits.charAt(0) + counted(digits.substring(1), next("number")));
        return text.startsWith("+") ? "+" + masked : masked;
    }

    /** The letters and digits of this text replaced by a count from behind, and zeros; hyphens stay. */
    private static String counted(String text, int count) {
        char[] shape = text.toCharArray();
        int rest = count;
        for (int index = shape.length - 1; index >= 0; index--) {
            if (Character.isLetterOrDigit(shape[index])
                    || shape[index] == '*'
                    || shape[index] == '+'
                    || shape[index] == '/') {
                shape[index] = (char) ('0' + rest % 10);
                rest /= 10;
            }
        }
        return new String(shape);
    }

    /** The trunk's name is masked wherever it stands alone as well, as in a remedy that names the site's field. */
    private String trunk(String label) {
        String name = "trunk-" + next("domain");
        trunks.put(name, Pattern.compile("(?i)(?<![\\w-])" + Pattern.quote(label) + "(?![\\w-])"));
        return name;
    }

    private int next(String kind) {
        return counts.merge(kind, 1, Integer::sum);
    }

    /** Private addresses keep their block; public ones come from the blocks for documentation and benchmarks. */
    private String address(String text) {
        String[] parts = text.split("\\.");
        String shared = parts[0] + "." + parts[1];
        if (text.equals("0.0.0.0") || text.startsWith("127.") || text.startsWith("255.")) {
            return text;
        }
        int count = next("address");
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
