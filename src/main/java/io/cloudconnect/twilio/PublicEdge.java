package io.cloudconnect.twilio;

import java.util.List;

/**
 * A public edge of Twilio, reached over the Internet.
 *
 * <p>Source: https://www.twilio.com/docs/sip-trunking/ip-addresses
 */
public record PublicEdge(String id, String legacyId, String name, List<String> awsRegions, List<String> signalling)
        implements Edge {

    static final String PREFIX = "public:";

    private static final List<PublicEdge> ALL = EdgeTable.publicEdges();

    public static final PublicEdge ASHBURN = of("ashburn");
    public static final PublicEdge UMATILLA = of("umatilla");
    public static final PublicEdge DUBLIN = of("dublin");
    public static final PublicEdge FRANKFURT = of("frankfurt");
    public static final PublicEdge SINGAPORE = of("singapore");
    public static final PublicEdge TOKYO = of("tokyo");
    public static final PublicEdge SYDNEY = of("sydney");
    public static final PublicEdge SAO_PAULO = of("sao-paulo");

    /** All of them. */
    public static List<PublicEdge> all() {
        return ALL;
    }

    /**
     * Finds a public edge by its id or its old id.
     *
     * @param id {@code ashburn} or {@code us1}
     * @throws IllegalArgumentException when there is none, with what exists
     */
    public static PublicEdge of(String id) {
        return EdgeTable.find(all(), id, "public edge");
    }

    /**
     * Finds the public edge an AWS region uses.
     *
     * @throws IllegalArgumentException when the region has none, with those that have
     */
    public static PublicEdge forRegion(String region) {
        return EdgeTable.findByRegion(all(), region, "public edge");
    }

    @Override
    public String reference() {
        return PREFIX + id;
    }

    @Override
    public String toString() {
        return reference();
    }
}
