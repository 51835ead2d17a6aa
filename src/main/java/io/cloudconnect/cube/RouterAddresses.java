package io.cloudconnect.cube;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The router's addresses. They may be CDK tokens, so they are written but never read.
 *
 * <p>SIP profiles find the private address as text. An address whose last number is 26 or more is no beginning of
 * another address ({@code 10.20.0.1} is one of {@code 10.20.0.12}); give the router such a one.
 *
 * @param elasticIp the public address, translated to {@code privateIp} by AWS
 * @param privateIp the address of GigabitEthernet1
 * @param insideIp the address of GigabitEthernet2; empty with one interface
 */
public record RouterAddresses(String elasticIp, String privateIp, Optional<String> insideIp) {
    private static final Pattern TOKEN = Pattern.compile("\\$\\{Token\\[[A-Za-z0-9._:-]+]}");

    public RouterAddresses {
        require(elasticIp);
        require(privateIp);
        insideIp.ifPresent(RouterAddresses::require);
    }

    /**
     * {@return addresses nobody has, of the greatest length: for hashing, and for size checks that err on the safe
     * side}
     */
    public static RouterAddresses sample() {
        return sample(0);
    }

    /**
     * The same for the routers of one site: their addresses differ, but not in length.
     *
     * @param index 0 for the first router
     * @return addresses nobody has
     */
    public static RouterAddresses sample(int index) {
        return new RouterAddresses(
                "240.240.240." + (240 + index),
                "192.168.128." + (126 + index),
                Optional.of("192.168.228." + (226 + index)));
    }

    /** True for an IPv4 address, and for a CDK token that will become one. */
    static boolean isAddress(String value) {
        return ValueType.isAddress(value) || TOKEN.matcher(value).matches();
    }

    private static void require(String value) {
        if (!isAddress(value)) {
            throw new IllegalArgumentException(
                    "\"" + Command.printable(value) + "\" is no IPv4 address; write four numbers, as in 10.20.0.26");
        }
    }
}
