package io.cloudconnect;

import io.cloudconnect.cube.CubeConfiguration;
import io.cloudconnect.cube.CubeSettings;
import io.cloudconnect.cube.RouterAddresses;
import java.util.Optional;
import java.util.function.Function;

/**
 * A router's user data for any addresses. They are written into it as they are, so it is generated once, with marks in
 * their places.
 */
final class DayZeroText implements Function<RouterAddresses, String> {
    private static final String ELASTIC_IP = "${Token[elasticIp]}";
    private static final String PRIVATE_IP = "${Token[privateIp]}";
    private static final String INSIDE_IP = "${Token[insideIp]}";
    private static final RouterAddresses MARKS = new RouterAddresses(ELASTIC_IP, PRIVATE_IP, Optional.of(INSIDE_IP));

    private final String text;

    DayZeroText(CubeSettings settings) {
        text = CubeConfiguration.of(settings.with(MARKS)).dayZero();
    }

    @Override
    public String apply(RouterAddresses addresses) {
        String filled = text.replace(ELASTIC_IP, addresses.elasticIp()).replace(PRIVATE_IP, addresses.privateIp());
        return addresses
                .insideIp()
                .map(inside -> filled.replace(INSIDE_IP, inside))
                .orElse(filled);
    }
}
