package io.cloudconnect.twilio;

import java.util.List;

/**
 * A public edge of Twilio, reached over the Internet.
 *
 * <p>Source: https://www.twilio.com/docs/sip-trunking/ip-addresses
 *
 * @param id the name in URIs: {@code ashburn}
 * @param legacyId the name before cities were used, still served: {@code us1}
 * @param name where it is, in words
 * @param awsRegions AWS regions it is the nearest to, its own first
 * @param signalling signalling addresses, each an IPv4 address of its own
 */
public record PublicEdge(String id, String legacyId, String name, List<String> awsRegions, List<String> signalling)
        implements Edge {

    static final String PREFIX = "public:";

    private static final List<PublicEdge> ALL = EdgeTable.publicEdges();

    /** {@code public:ashburn}, Virginia; serves us-east-1. */
    public static final PublicEdge ASHBURN = of("ashburn");
    /** {@code public:umatilla}, Oregon; serves us-west-1 and us-west-2. */
    public static final PublicEdge UMATILLA = of("umatilla");
    /** {@code public:dublin}, Ireland; serves eu-west-1 and eu-west-2. */
    public static final PublicEdge DUBLIN = of("dublin");
    /** {@code public:frankfurt}; serves eu-central-1. */
    public static final PublicEdge FRANKFURT = of("frankfurt");
    /** {@code public:singapore}; serves ap-southeast-1. */
    public static final PublicEdge SINGAPORE = of("singapore");
    /** {@code public:tokyo}; serves ap-northeast-1. */
    public static final PublicEdge TOKYO = of("tokyo");
    /** {@code public:sydney}; serves ap-southeast-2. */
    public static final PublicEdge SYDNEY = of("sydney");
    /** {@code public:sao-paulo}; serves sa-east-1. */
    public static final PublicEdge SAO_PAULO = of("sao-paulo");

    /** {@return all of them} */
    public static List<PublicEdge> all() {
        return ALL;
    }

    /**
     * Finds a public edge by its id or its old id.
     *
     * @param id {@code ashburn} or {@code us1}
     * @return the public edge
     * @throws IllegalArgumentException when there is none, with what exists
     */
    public static PublicEdge of(String id) {
        return EdgeTable.find(all(), id, "public edge");
    }

    /**
     * Finds the public edge an AWS region uses.
     *
     * @param region {@code us-east-1}
     * @return the public edge
     * @throws IllegalArgumentException when the region has none, with those that have
     */
    public static PublicEdge forRegion(String region) {
        return EdgeTable.findByRegion(all(), region, "public edge");
    }

    @Override
    public String reference() {
        return PREFIX + id;
    }

    // There is one of each name. What a record gets by itself is only put together at its first use, and the app starts
    // often.
    @Override
    public boolean equals(Object other) {
        return other instanceof PublicEdge that && id.equals(that.id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return reference();
    }
}
