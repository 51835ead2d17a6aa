package io.cloudconnect.sip;

/** One-letter header names. Source: https://www.iana.org/assignments/sip-parameters */
final class CompactForms {
    private CompactForms() {}

    /** The long name of a compact one, any other as it is. */
    static String longForm(String name) {
        if (name.length() != 1) {
            return name;
        }
        return switch (name.charAt(0) | 0x20) {
            case 'a' -> "Accept-Contact";
            case 'b' -> "Referred-By";
            case 'c' -> "Content-Type";
            case 'd' -> "Request-Disposition";
            case 'e' -> "Content-Encoding";
            case 'f' -> "From";
            case 'i' -> "Call-ID";
            case 'j' -> "Reject-Contact";
            case 'k' -> "Supported";
            case 'l' -> "Content-Length";
            case 'm' -> "Contact";
            case 'n' -> "Identity-Info";
            case 'o' -> "Event";
            case 'r' -> "Refer-To";
            case 's' -> "Subject";
            case 't' -> "To";
            case 'u' -> "Allow-Events";
            case 'v' -> "Via";
            case 'x' -> "Session-Expires";
            case 'y' -> "Identity";
            default -> name;
        };
    }
}
