package io.cloudconnect.app;

import io.cloudconnect.cube.Licence;
import io.cloudconnect.cube.Platform;
import io.cloudconnect.rule.Offer;

/** What the router is licensed for: {@code package} and {@code throughputMbps}. Default: the platform's own. */
final class LicenceSection {
    private LicenceSection() {}

    static Licence read(YamlSection in, Platform platform) {
        Licence usual = Licence.defaultFor(platform);
        Licence.TechPackage techPackage = in.choice(
                        "package", Licence.TechPackage.of(platform), Licence.TechPackage::id)
                .orElse(usual.techPackage());
        int throughput = in.oneOf("throughputMbps", new Offer(Licence.THROUGHPUTS_MBPS), usual.throughputMbps());
        in.noOther();
        return new Licence(techPackage, throughput);
    }
}
