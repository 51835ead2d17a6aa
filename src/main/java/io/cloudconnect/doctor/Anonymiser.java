package io.cloudconnect.doctor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts other names in the place of numbers, addresses, names and SIDs, the same for the same, so that a trace can be
 * shown to others.
 *
 * <p>Shapes stay: a private address stays private, a public one public, a number keeps its length and its plus, a SID
 * its two letters. Twilio's own addresses and edges stay as they are; without them nobody could read the trace. What
 * was once met as somebody's name is masked wherever it stands alone; so {@link #learn} from all messages first.
 */
public final class Anonymiser {
    private static final String ADDRESS =
            "(?<address>(?<![\\w.])\\d{1,3}(?:\\.(?:\\d{1,3}|[xXyY*]{1,3})){3}(?![\\w.]*\\.\\d))";
    private static final String IPV6 = "(?<ipv6>(?<![\\w:.])(?:(?:[0-9a-fA-F]{1,4}:){7}[0-9a-fA-F]{1,4}"
            + "|(?:[0-9a-fA-F]{1,4}:){1,7}(?::[0-9a-fA-F]{1,4}){1,6}|(?:[0-9a-fA-F]{1,4}:){1,7}:"
            + "|:(?::[0-9a-fA-F]{1,4}){1,7})(?![\\w:]))";
    private static final String SID = "(?<sid>\\b[A-Z]{2}[0-9a-fA-F]{32}\\b)";
    private static final String GUID = "(?<guid>\\b[0-9a-fA-F]{8}-[0-9a-fA-F]{8}-[0-9a-fA-F]{8}-[0-9a-fA-F]{8}\\b"
            + "|\\b[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}\\b|\\b[0-9a-f]{32}\\b)";
    private static final String DOMAIN =
            "(?<domain>(?<![A-Za-z0-9.-])[A-Za-z0-9][A-Za-z0-9.-]*?(?=\\.pstn\\.(?:[a-z0-9-]+\\.)?twilio\\.com))";
    private static final String TOKEN = "(?<token>\\beyJ[\\w-]+(?:\\.[\\w-]*){1,2})";
    private static final String SCHEME = "(?i:sips?|tel):";
    private static final String DISPLAY =
            "(?<display>\"[^\"\\\\\\r\\n]*+(?:\\\\.[^\"\\\\\\r\\n]*+)*+\"(?=\\s*<" + SCHEME + "))";
    private static final String USER = "(?<user>(?<=\\b" + SCHEME + ")(?:[^@\\s;>:\"]+(?=[;:][^@\\s>\"]*@|@)"
            + "|(?<=(?i:tel):)[^\\s;>\"]+)|(?<=username=\")[^\"]+|(?<![\\w.+-])[A-Za-z][\\w.+-]*(?=@[A-Za-z0-9\\[]))";
    private static final String MARK =
            "(?<mark>(?<=[=:\\s\"])(?<=\\b(?:tag|branch|Call-ID|cnonce|opaque|icid-value)[=:]\\s{0,3}\"?)"
                    + "[^\\s;,>\"@]+)";
    private static final String GROUP =
            "(?<group>(?<=;(?:tgrp|trunk-context|otg|phone-context|isub|cname)=)[^\\s;,>@]+)";
    private static final String HOST = "(?<host>(?<=@)[A-Za-z][\\w-]*(?:\\.[\\w-]+){0,20}"
            + "|(?<=\\b(?i:sips?):)[A-Za-z][\\w-]*(?:\\.[\\w-]+){0,20}(?=[\\s;:>?]|$)"
            + "|(?<=\\s)(?<=SIP/2\\.0/[A-Z]{2,4}\\s{1,3})[A-Za-z][\\w-]*(?:\\.[\\w-]+){0,20}"
            + "|(?<=[=\"])(?<=\\b(?:realm|maddr|received|domain)=\"?)[A-Za-z][\\w.-]*"
            + "|\\b(?:[A-Za-z0-9-]+\\.){1,20}(?:com|net|org|io|local|lan|internal|corp|edu|gov|info|biz|cloud|[a-z]{2})\\b)";
    private static final String NUMBER = "(?<number>(?<![\\w.-])\\+?\\d[\\dXxYy*]{5,15}(?![\\w.-]))";
    private static final String DEVICE =
            "(?<device>\\bSEP[0-9A-F]{12}\\b|\\b(?:[0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2}\\b)";
    /** Signs between words begin no name; looking at them first saves time. */
    private static final String NAMES = "(?=[^\\s<>;,=/()])(?:"
            + String.join(
                    "|", ADDRESS, SID, GUID, DOMAIN, TOKEN, DISPLAY, GROUP, USER, MARK, NUMBER, DEVICE, HOST, IPV6)
            + ")";

    private static final Pattern BARE_DISPLAY = Pattern.compile(
            "^([A-Za-z-]{1,30}:\\s{0,4})([^\\s\"<>:][^\"<>:]*?)(\\s*<" + SCHEME + ".*)", Pattern.DOTALL);
    /** The same further on in a list, or on a line that goes on with the one before. */
    private static final Pattern BARE_DISPLAY_WITHIN =
            Pattern.compile("(^\\s+|,\\s{0,4})([^\\s\"<>:,;=@][^\"<>:,;=@]*?)(?=\\s*<" + SCHEME + ")");

    private static final int LINES_REMEMBERED = 20_000;
    /** No header of a real call is longer; to look for names in a longer text could take minutes. */
    private static final int LONGEST_TEXT = 4_000;

    private static final Pattern NAME = Pattern.compile(NAMES);
    private static final Pattern NAME_OR_WORD = Pattern.compile(NAMES + "|(?<word>[A-Za-z0-9][\\w.%+~!-]*)");

    private final MaskedNames names = new MaskedNames();
    /** Most lines of a trace stand in several messages. */
    private final Map<String, String> lines = new HashMap<>();

    private int namesThen;

    /** Meets the names in a message, so that they are known wherever they stand. */
    public void learn(List<String> message) {
        MaskedLines form = new MaskedLines(names);
        message.forEach(line -> remembered(form.next(line)));
    }

    /** A message's lines with other names in them; what has no known form is masked as a whole. */
    public List<String> message(List<String> lines) {
        MaskedLines form = new MaskedLines(names);
        if (names.met() != namesThen) {
            namesThen = names.met();
            this.lines.clear();
        }
        List<String> masked = new ArrayList<>(lines.size());
        lines.forEach(line -> masked.add(remembered(form.next(line))));
        return masked;
    }

    private String remembered(String line) {
        String masked = lines.get(line);
        if (masked == null) {
            masked = mask(line);
            if (lines.size() >= LINES_REMEMBERED) {
                lines.clear();
            }
            lines.put(line, masked);
        }
        return masked;
    }

    /** The text with other names in it. */
    public String mask(String text) {
        if (text.length() > LONGEST_TEXT) {
            return names.whole("text", text);
        }
        String first = BARE_DISPLAY.matcher(Secrets.mask(text)).replaceFirst("$1\"$2\"$3");
        String secret = BARE_DISPLAY_WITHIN.matcher(first).replaceAll("$1\"$2\"");
        Matcher found = NAME_OR_WORD.matcher(secret);
        StringBuilder masked = new StringBuilder();
        while (found.find()) {
            boolean strange = found.group("word") != null && !names.isKnown(found.group());
            String instead = strange ? within(secret, found.start(), found.end()) : replacement(found);
            found.appendReplacement(masked, Matcher.quoteReplacement(instead));
        }
        return found.appendTail(masked).toString();
    }

    /** A word nobody knows may have an address or a number in it. */
    private String within(String text, int from, int to) {
        if (!mayHoldName(text, from, to)) {
            return text.substring(from, to);
        }
        Matcher found =
                NAME.matcher(text).region(from, to).useTransparentBounds(true).useAnchoringBounds(false);
        StringBuilder masked = new StringBuilder();
        int done = from;
        while (found.find()) {
            masked.append(text, done, found.start()).append(replacement(found));
            done = found.end();
        }
        return masked.append(text, done, to).toString();
    }

    /** Addresses and hosts have dots, numbers and SIDs digits. */
    private static boolean mayHoldName(String text, int from, int to) {
        for (int index = from; index < to; index++) {
            char c = text.charAt(index);
            if (c == '.' || c >= '0' && c <= '9') {
                return to - from > 5;
            }
        }
        return false;
    }

    private String replacement(Matcher found) {
        String text = found.group();
        for (MaskedNames.Kind kind : MaskedNames.Kind.values()) {
            if (found.group(kind.name().toLowerCase(Locale.ROOT)) != null) {
                return names.instead(kind, text);
            }
        }
        return names.known(text);
    }
}
