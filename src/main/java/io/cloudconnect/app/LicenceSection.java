package io.cloudconnect.app;

import io.cloudconnect.cube.Platform;
import java.util.List;

/**
 * What the router is licensed for.
 *
 * @param technologyPackage Catalyst 8000V: network-essentials, network-advantage, network-premier; CSR1000V: ax, appx.
 *     Default: network-essentials, ax
 * @param throughputMbps Mbit/s in all; an unlicensed router carries 10. Default: 250
 */
public record LicenceSection(String technologyPackage, int throughputMbps) {
    private static final List<Integer> THROUGHPUTS = List.of(10, 50, 100, 250, 500, 1000, 2500, 5000, 10000);

    static LicenceSection read(YamlSection in, Platform platform) {
        List<String> packages =
                switch (platform) {
                    case CATALYST8000V -> List.of("network-essentials", "network-advantage", "network-premier");
                    case CSR1000V -> List.of("ax", "appx");
                };
        String technologyPackage = in.choice("package", packages, word -> word).orElse(packages.get(0));
        int throughput = in.oneOf("throughputMbps", THROUGHPUTS, 250);
        in.noOther();
        return new LicenceSection(technologyPackage, throughput);
    }
}
