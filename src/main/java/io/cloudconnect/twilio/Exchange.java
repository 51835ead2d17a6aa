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
 * @param id the name in URIs: {@code ashburn-ix}
 * @param legacyId the name before cities were used, still served: {@code us1-ix}
 * @param name where it is, in words
 * @param dataCentre the building where the networks meet
 * @param awsRegions AWS regions that use it, its own first
 * @param signalling signalling addresses, each an IPv4 address of its own
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

    /** {@code ashburn-ix}, Virginia; serves us-east-1. */
    public static final Exchange ASHBURN = of("ashburn-ix");
    /** {@code san-jose-ix}, California; serves us-west-1 and us-west-2. */
    public static final Exchange SAN_JOSE = of("san-jose-ix");
    /** {@code london-ix}; serves eu-west-1 and eu-west-2. */
    public static final Exchange LONDON = of("london-ix");
    /** {@code frankfurt-ix}; serves eu-central-1. */
    public static final Exchange FRANKFURT = of("frankfurt-ix");
    /** {@code singapore-ix}; serves ap-southeast-1. */
    public static final Exchange SINGAPORE = of("singapore-ix");
    /** {@code tokyo-ix}; serves ap-northeast-1. */
    public static final Exchange TOKYO = of("tokyo-ix");
    /** {@code sydney-ix}; serves ap-southeast-2. */
    public static final Exchange SYDNEY = of("sydney-ix");
    /** {@code sao-paulo-ix}; serves sa-east-1. */
    public static final Exchange SAO_PAULO = of("sao-paulo-ix");

    /** {@return all of them} */
    public static List<Exchange> all() {
        return ALL;
    }

    /**
     * Finds an exchange by its id or its old id.
     *
     * @param id {@code ashburn-ix} or {@code us1-ix}
     * @return the exchange
     * @throws IllegalArgumentException when there is none, with what exists
     */
    public static Exchange of(String id) {
        return EdgeTable.find(all(), id, "exchange");
    }

    /**
     * Finds the exchange an AWS region uses.
     *
     * @param region {@code us-east-1}
     * @return the exchange
     * @throws IllegalArgumentException when the region has none, with those that have
     */
    public static Exchange forRegion(String region) {
        return EdgeTable.findByRegion(all(), region, "exchange");
    }

    @Override
    public String reference() {
        return id;
    }

    /**
     * {@return what an origination URI carries so that Twilio sends the call through this exchange:
     * {@code edge=ashburn-ix}}
     */
    public String originationParameter() {
        return "edge=" + id;
    }

    // There is one of each name. What a record gets by itself is only put together at its first use, and the app starts
    // often.
    @Override
    public boolean equals(Object other) {
        return other instanceof Exchange that && id.equals(that.id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return id;
    }
}
