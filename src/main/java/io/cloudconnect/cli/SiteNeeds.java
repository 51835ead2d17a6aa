package io.cloudconnect.cli;

import io.cloudconnect.app.InterconnectSection;
import io.cloudconnect.app.Site;
import io.cloudconnect.app.VpnSection;
import io.cloudconnect.capacity.CallBandwidth;
import io.cloudconnect.cost.Kind;
import io.cloudconnect.cost.Need;
import io.cloudconnect.twilio.Exchange;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a site uses in a year that somebody bills. */
final class SiteNeeds {
    private static final String VOLUME_TYPE = "gp3";
    private static final BigDecimal VOLUME_GIGABYTES = BigDecimal.valueOf(16);
    private static final int ADDRESSES_OF_A_VPN = 2;
    private static final long GIGABYTE = 1_000_000_000L;

    private final Site site;
    private final Map<String, String> attributes = new HashMap<>();

    private SiteNeeds(Site site) {
        this.site = site;
        attributes.put("region", site.region());
        attributes.put("platform", site.router().platform().id());
        attributes.put("package", site.router().licence().techPackage().id());
        attributes.put("throughputMbps", String.valueOf(site.router().licence().throughputMbps()));
        attributes.put("instanceType", site.router().instanceType());
        attributes.put("volumeType", VOLUME_TYPE);
        attributes.put("bandwidthMbps", String.valueOf(site.interconnect().bandwidthMbps()));
        attributes.put("route", privateLine() ? "direct-connect" : "internet");
    }

    /**
     * @param calls calls at a time
     * @param busyHours hours a year with that many; bytes leave the region only then
     */
    static List<Need> of(Site site, int calls, int busyHours) {
        return new SiteNeeds(site).list(calls, busyHours);
    }

    private List<Need> list(int calls, int busyHours) {
        int routers = site.router().redundancy().routers();
        boolean awsVpn = site.onPremises().vpn().type() == VpnSection.Type.SITE_TO_SITE;
        int gateways =
                site.network().existingVpc().isPresent() ? 0 : site.network().natGateways();
        List<Need> needs = new ArrayList<>();
        needs.add(need(
                Kind.LICENCE,
                site.router().platform().productName() + ", "
                        + site.router().licence().techPackage().id() + ", "
                        + site.router().licence().throughputMbps() + " Mbit/s",
                routers));
        needs.add(need(Kind.SUPPORT, "Cisco support", routers));
        needs.add(need(Kind.INSTANCE, "EC2 " + site.router().instanceType() + " in " + site.region(), routers));
        needs.add(new Need(
                Kind.STORAGE,
                "EBS volume, " + VOLUME_GIGABYTES + " GiB " + VOLUME_TYPE,
                routers,
                VOLUME_GIGABYTES,
                attributes));
        needs.add(need(Kind.IO, "I/O requests", routers));
        needs.add(need(Kind.ADDRESS, "Public IPv4 address", routers + gateways + (awsVpn ? ADDRESSES_OF_A_VPN : 0)));
        if (awsVpn) {
            needs.add(need(Kind.VPN, "Site-to-Site VPN connection", 1));
        }
        if (gateways > 0) {
            needs.add(need(Kind.NAT_GATEWAY, "NAT gateway", gateways));
        }
        needs.add(transfer(calls, busyHours));
        if (site.edge() instanceof Exchange) {
            needs.add(need(
                    Kind.INTERCONNECT,
                    "Twilio Interconnect, " + site.interconnect().bandwidthMbps() + " Mbit/s",
                    1));
        }
        int numbers = site.trunk().numbers().size();
        if (numbers > 0) {
            needs.add(need(Kind.NUMBER, "Twilio numbers", numbers));
        }
        return needs;
    }

    private Need need(Kind kind, String what, int count) {
        return Need.of(kind, what, count, attributes);
    }

    /** One stream leaves towards Twilio and, where a tunnel leads to the premises, one towards them. */
    private Need transfer(int calls, int busyHours) {
        boolean ipsec = site.interconnect().path() instanceof InterconnectSection.Vpn;
        long bytes = CallBandwidth.g711(site.trunk().secure(), ipsec).ipBytesAnHour();
        if (site.onPremises().vpn().type() != VpnSection.Type.NONE) {
            bytes += CallBandwidth.g711(false, true).ipBytesAnHour();
        }
        BigDecimal gigabytes = BigDecimal.valueOf(bytes)
                .multiply(BigDecimal.valueOf((long) calls * busyHours))
                .divide(BigDecimal.valueOf(GIGABYTE), 3, RoundingMode.HALF_UP);
        return new Need(
                Kind.TRANSFER,
                "Transfer out, " + gigabytes.setScale(0, RoundingMode.HALF_UP) + " GB",
                1,
                gigabytes,
                attributes);
    }

    private boolean privateLine() {
        return site.interconnect().path() instanceof InterconnectSection.DirectConnect;
    }
}
