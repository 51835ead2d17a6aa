package io.cloudconnect.twilio;

import io.cloudconnect.ip.Cidr;
import java.util.List;
import java.util.Optional;

/**
 * A Twilio Interconnect exchange: a private edge.
 *
 * <p>Source: https://www.twilio.com/docs/sip-trunking/configure-with-interconnect and
 * https://www.twilio.com/docs/interconnect
 *
 * @param dataCentre the building where the networks meet
 * @param prefixes networks Twilio announces by BGP
 * @param encryptionDomain Twilio's networks in a policy-based VPN
 * @param bandwidthsMbps sizes a connection can be ordered in, Mbit/s
 * @param retiredMedia the media range of 2019, answered by nobody since 21 February 2024; empty where there was none
 */
public record Exchange(
        String id,
        String legacyId,
        String name,
        String dataCentre,
        List<String> awsRegions,
        List<String> signalling,
        List<Cidr> prefixes,
        List<Cidr> encryptionDomain,
        List<Integer> bandwidthsMbps,
        Optional<MediaRange> retiredMedia)
        implements Edge {

    private static final List<Exchange> ALL = EdgeTable.exchanges();

    public static final Exchange ASHBURN = of("ashburn-ix");
    public static final Exchange SAN_JOSE = of("san-jose-ix");
    public static final Exchange LONDON = of("london-ix");
    public static final Exchange FRANKFURT = of("frankfurt-ix");
    public static final Exchange SINGAPORE = of("singapore-ix");
    public static final Exchange TOKYO = of("tokyo-ix");
    public static final Exchange SYDNEY = of("sydney-ix");
    public static final Exchange SAO_PAULO = of("sao-paulo-ix");

    /** All of them. */
    public static List<Exchange> all() {
        return ALL;
    }

    /**
     * Finds an exchange by its id or its old id.
     *
     * @param id {@code ashburn-ix} or {@code us1-ix}
     * @throws IllegalArgumentException when there is none, with what exists
     */
    public static Exchange of(String id) {
        return EdgeTable.find(all(), id, "exchange");
    }

    /**
     * Finds the exchange an AWS region uses.
     *
     * @param region {@code us-east-1}
     * @throws IllegalArgumentException when the region has none, with those that have
     */
    public static Exchange forRegion(String region) {
        return EdgeTable.findByRegion(all(), region, "exchange");
    }

    @Override
    public String reference() {
        return id;
    }

    /** What an origination URI carries so that Twilio sends the call through this exchange: {@code edge=ashburn-ix}. */
    public String originationParameter() {
        return "edge=" + id;
    }

    @Override
    public String toString() {
        return id;
    }
}
