package io.cloudconnect.doctor.rules;

import io.cloudconnect.ip.Cidr;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An IPv4 address as traces have it, also masked as {@code 172.YYY.YYY.YYY}.
 *
 * <p>A masked part is taken for the commoner case: 172 and 192 for private, all else by what is left.
 */
final class HostAddress {
    private static final Pattern SHAPE =
            Pattern.compile("(\\d{1,3})\\.(\\d{1,3}|[xXyYzZ*]+)\\.(\\d{1,3}|[xXyYzZ*]+)\\.(\\d{1,3}|[xXyYzZ*]+)");

    private static final PerText<Boolean> ADDRESSES =
            new PerText<>(host -> SHAPE.matcher(host).matches());
    private static final PerText<Boolean> PRIVATE = new PerText<>(HostAddress::readPrivate);

    private HostAddress() {}

    static boolean isAddress(String host) {
        return beginsAsAddress(host) && ADDRESSES.of(host);
    }

    static boolean isLoopback(String host) {
        return host.equalsIgnoreCase("localhost") || host.startsWith("127.") && isAddress(host);
    }

    /** Most hosts are names, and a look at the first letter tells. */
    private static boolean beginsAsAddress(String host) {
        return !host.isEmpty() && host.charAt(0) >= '0' && host.charAt(0) <= '9';
    }

    static boolean isPrivate(String host) {
        return PRIVATE.of(host);
    }

    private static boolean readPrivate(String host) {
        Matcher parts = SHAPE.matcher(host);
        if (!parts.matches()) {
            return host.equalsIgnoreCase("localhost");
        }
        if (isMasked(parts.group(2))) {
            return Set.of("10", "127", "172", "192").contains(parts.group(1));
        }
        String filled =
                parts.group(1) + "." + parts.group(2) + "." + digits(parts.group(3)) + "." + digits(parts.group(4));
        try {
            return !filled.startsWith("0.") && !Cidr.of(filled).isPublic();
        } catch (IllegalArgumentException tooLarge) {
            return false;
        }
    }

    static boolean isPublic(String host) {
        return isAddress(host) && !isPrivate(host) && !host.startsWith("0.");
    }

    private static boolean isMasked(String part) {
        return !Character.isDigit(part.charAt(0));
    }

    private static String digits(String part) {
        return isMasked(part) ? "1" : part;
    }
}
