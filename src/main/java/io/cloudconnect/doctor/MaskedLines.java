package io.cloudconnect.doctor;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A message line by line: where its form is not known, or is free text, the whole value is masked. */
final class MaskedLines {
    private static final Pattern HEADER = Pattern.compile("\\s*([!-9;-~]+?)\\s*:\\s*(.*)");
    private static final Pattern SDP = Pattern.compile("\\s*([a-z])=(.*)");
    private static final Pattern ATTRIBUTE = Pattern.compile("([\\w-]+):(.*)");
    private static final Pattern ORIGIN = Pattern.compile("(\\S+)( .*)");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern KNOWN_PRODUCT = Pattern.compile("(?i)(Twilio|Cisco)[\\w ./()-]*");
    private static final Pattern KNOWN_SESSION =
            Pattern.compile("(?i)-?|SIP Call|session|Twilio Media Gateway|CiscoSystems[\\w-]*|root|Twilio");
    private static final Pattern BOUNDARY = Pattern.compile("--\\S+");

    private static final Set<String> KNOWN = Set.of(
            "via",
            "v",
            "from",
            "f",
            "to",
            "t",
            "call-id",
            "i",
            "cseq",
            "contact",
            "m",
            "max-forwards",
            "route",
            "record-route",
            "path",
            "allow",
            "allow-events",
            "u",
            "supported",
            "k",
            "require",
            "proxy-require",
            "unsupported",
            "expires",
            "min-expires",
            "min-se",
            "session-expires",
            "x",
            "date",
            "timestamp",
            "accept",
            "accept-encoding",
            "accept-language",
            "content-type",
            "c",
            "content-length",
            "l",
            "content-disposition",
            "content-encoding",
            "e",
            "mime-version",
            "p-asserted-identity",
            "p-preferred-identity",
            "remote-party-id",
            "diversion",
            "history-info",
            "privacy",
            "retry-after",
            "rseq",
            "rack",
            "event",
            "o",
            "subscription-state",
            "refer-to",
            "r",
            "referred-by",
            "b",
            "replaces",
            "www-authenticate",
            "proxy-authenticate",
            "authorization",
            "proxy-authorization",
            "session-id",
            "x-twilio-error",
            "x-twilio-callsid",
            "x-twilio-accountsid",
            "x-twilio-addons",
            "recv-info",
            "call-info-source",
            "p-early-media",
            "join");
    private static final Set<String> WITH_FREE_TEXT = Set.of("reason", "warning");
    /** Masked as a whole; nobody's own invention, so the name may stay. */
    private static final Set<String> OF_FREE_TEXT = Set.of(
            "subject",
            "s",
            "organization",
            "geolocation",
            "identity",
            "y",
            "call-info",
            "alert-info",
            "error-info",
            "user-to-user",
            "cisco-guid",
            "in-reply-to",
            "p-charging-vector",
            "p-access-network-info",
            "feature-caps");

    private static final Set<String> PRODUCTS = Set.of("server", "user-agent");
    private static final Set<String> ATTRIBUTES = Set.of(
            "rtpmap",
            "fmtp",
            "ptime",
            "maxptime",
            "crypto",
            "key-mgmt",
            "direction",
            "setup",
            "mid",
            "rtcp",
            "rtcp-fb",
            "candidate",
            "ice-pwd",
            "group",
            "x-cap",
            "cap",
            "pcfg",
            "acfg",
            "anat");

    private final MaskedNames names;
    private boolean started;
    private boolean body;
    private boolean known = true;

    MaskedLines(MaskedNames names) {
        this.names = names;
    }

    /** The next line, with the values masked whose form is not known. */
    String next(String line) {
        if (!started) {
            started = true;
            return line;
        }
        if (line.isBlank()) {
            body = true;
            return line;
        }
        return body ? inBody(line) : inHead(line);
    }

    private String inHead(String line) {
        boolean folded = line.startsWith(" ") || line.startsWith("\t");
        Matcher header = HEADER.matcher(line);
        if (folded || !header.matches()) {
            return known ? line : " " + names.whole("value", line.strip());
        }
        String name = header.group(1).toLowerCase(Locale.ROOT);
        String value = header.group(2);
        known = true;
        if (value.isBlank() || KNOWN.contains(name)) {
            return line;
        }
        if (PRODUCTS.contains(name) && KNOWN_PRODUCT.matcher(value.strip()).matches()) {
            return line;
        }
        if (WITH_FREE_TEXT.contains(name)) {
            return QUOTED.matcher(line).replaceAll(quoted -> "\"" + names.whole("text", quoted.group(1)) + "\"");
        }
        known = false;
        String title = OF_FREE_TEXT.contains(name) || PRODUCTS.contains(name)
                ? header.group(1)
                : names.whole("X-Header-", header.group(1));
        return title + ": " + names.whole(PRODUCTS.contains(name) ? "product" : "value", value);
    }

    private String inBody(String line) {
        Matcher sdp = SDP.matcher(line);
        if (sdp.matches()) {
            String value = sdp.group(2).strip();
            String type = line.substring(0, sdp.start(2));
            return switch (sdp.group(1)) {
                case "v", "c", "m", "t", "b", "k", "z", "r" -> line;
                case "o" -> type + origin(value);
                case "s" -> KNOWN_SESSION.matcher(value).matches() ? line : type + names.whole("session", value);
                case "a" -> type + attribute(value);
                default -> type + names.whole("value", value);
            };
        }
        boolean part = BOUNDARY.matcher(line.strip()).matches()
                || line.regionMatches(true, 0, "Content-", 0, "Content-".length());
        return part ? line : names.whole("line", line);
    }

    private String origin(String value) {
        Matcher parts = ORIGIN.matcher(value);
        return !parts.matches() || KNOWN_SESSION.matcher(parts.group(1)).matches()
                ? value
                : names.instead(MaskedNames.Kind.USER, parts.group(1)) + parts.group(2);
    }

    private String attribute(String value) {
        Matcher parts = ATTRIBUTE.matcher(value);
        return !parts.matches() || ATTRIBUTES.contains(parts.group(1).toLowerCase(Locale.ROOT))
                ? value
                : parts.group(1) + ":" + names.whole("value", parts.group(2));
    }
}
