package io.cloudconnect.app;

import io.cloudconnect.ip.Cidr;
import io.cloudconnect.twilio.PhoneNumber;
import java.net.URI;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * How single values of a site file are written. Each method returns the value or throws an IllegalArgumentException
 * "what is wrong; what to write".
 */
final class Formats {
    private static final int WIDEST_PREFIX = 8;

    private static final Pattern SECRET_ARN =
            Pattern.compile("arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:\\d{12}:secret:[A-Za-z0-9/_+=.@-]{1,519}");
    private static final Pattern SECRET_NAME = Pattern.compile("[A-Za-z0-9/_+=.@-]{1,512}");
    private static final Pattern CREDENTIAL = Pattern.compile("(AC|SK)?[0-9a-fA-F]{32}");

    private Formats() {}

    /** A text of one line, not empty. */
    static String line(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("is empty; write a value, or leave the field out");
        }
        if (text.codePoints().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" has a line break or another control character; write one line");
        }
        return text;
    }

    static Function<String, String> line(int longest) {
        return text -> {
            if (text.length() > longest) {
                throw new IllegalArgumentException(
                        "\"" + text + "\" has " + text.length() + " characters; write at most " + longest);
            }
            return line(text);
        };
    }

    /** One line of ASCII, which is all that IOS XE takes. */
    static String asciiLine(String text) {
        if (text.chars().anyMatch(c -> c < ' ' || c > '~')) {
            throw new IllegalArgumentException("\"" + text
                    + "\" has characters a router does not take; write one line of ASCII, a list entry per line");
        }
        return text;
    }

    static Function<String, String> shaped(String pattern, String what, String example) {
        Pattern shape = Pattern.compile(pattern);
        return text -> {
            if (!shape.matcher(text).matches()) {
                throw new IllegalArgumentException("\"" + text + "\" is no " + what + "; write it as in " + example);
            }
            return text;
        };
    }

    /** A Twilio SID of this kind: {@code sid("AL", …)}. */
    static Function<String, String> sid(String prefix, String what) {
        return text -> {
            if (!text.matches(prefix + "[0-9a-fA-F]{32}")) {
                throw new IllegalArgumentException("\"" + text + "\" is no SID of " + what + "; write " + prefix
                        + " and 32 hexadecimal digits, as the Twilio Console shows it");
            }
            return text;
        };
    }

    /** Name or ARN of a secret. What looks like the secret itself is refused without being repeated. */
    static String secret(String text) {
        if (CREDENTIAL.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "is a credential, not the name of a secret; store it in Secrets Manager, write its name here,"
                            + " and replace the credential if this file was shared");
        }
        if (!SECRET_NAME.matcher(text).matches() && !SECRET_ARN.matcher(text).matches()) {
            throw new IllegalArgumentException("is no name or ARN of a secret in Secrets Manager"
                    + "; write letters, digits and /_+=.@-, as in cloudconnect/twilio");
        }
        return text;
    }

    /** A number the account owns, in E.164 or by SID. */
    static String ownedNumber(String text) {
        return text.startsWith("PN") ? sid("PN", "a number").apply(text) : new PhoneNumber(text).value();
    }

    /** An IPv4 network that is not as good as everything. */
    static Cidr network(String text) {
        Cidr network = Cidr.of(text);
        if (network.prefix() < WIDEST_PREFIX) {
            throw new IllegalArgumentException(
                    network + " is too wide; name the networks that are meant, /" + WIDEST_PREFIX + " at the widest");
        }
        return network;
    }

    /** A network that the Internet knows. */
    static Cidr publicNetwork(String text) {
        Cidr network = network(text);
        if (!network.isPublic()) {
            throw new IllegalArgumentException(
                    network + " is not public, so Twilio never sees it; write the public address it is translated to");
        }
        return network;
    }

    /** A single address. */
    static String address(String text) {
        Cidr address = Cidr.of(text);
        if (address.prefix() != 32) {
            throw new IllegalArgumentException(text + " is a network; write one address, as in 10.1.1.10");
        }
        return address.address();
    }

    /** A single address that the Internet knows. */
    static String publicAddress(String text) {
        String address = address(text);
        if (!Cidr.of(address).isPublic()) {
            throw new IllegalArgumentException(
                    address + " is not public; write the address the other end has on the Internet");
        }
        return address;
    }

    /** An absolute http or https address. */
    static String webAddress(String text) {
        URI address = uri(text, "https://example.com/disaster");
        if (address.getHost() == null || !("https".equals(address.getScheme()) || "http".equals(address.getScheme()))) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no web address; write it as in https://example.com/disaster");
        }
        return text;
    }

    /** Where Twilio sends calls: {@code sip:} and a host; Twilio takes no {@code sips:}. */
    static String sipUrl(String text) {
        Pattern shape = Pattern.compile("sip:([^@\\s]+@)?[A-Za-z0-9.-]+(:\\d{1,5})?(;[^\\s]*)?(\\?[^\\s]*)?");
        if (!shape.matcher(text).matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is no SIP URL; write it as in sip:sbc.example.com"
                    + (text.startsWith("sips:") ? ";transport=tls, Twilio takes no sips:" : ""));
        }
        return line(text);
    }

    private static URI uri(String text, String example) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("\"" + text + "\" is no address; write it as in " + example, e);
        }
    }
}
