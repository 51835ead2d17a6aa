package io.cloudconnect.twilio;

import java.util.List;
import java.util.stream.Stream;

/**
 * A place where SIP enters and leaves Twilio: a private {@link Exchange} or a {@link PublicEdge}.
 *
 * <p>Addresses and names come from one dated table; see {@link #tableDate()}.
 */
public sealed interface Edge permits Exchange, PublicEdge {
    /** {@return the name in URIs and in the {@code edge} parameter: {@code ashburn-ix}} */
    String id();

    /** {@return the name before cities were used, still served: {@code us1-ix}} */
    String legacyId();

    /** {@return where it is, in words} */
    String name();

    /** {@return AWS regions it serves, its own first} */
    List<String> awsRegions();

    /** {@return signalling addresses, each an IPv4 address of its own; they do not fill a network} */
    List<String> signalling();

    /** {@return Twilio's media addresses and ports} */
    default MediaRange media() {
        return MediaRange.current();
    }

    /**
     * The host calls are sent to.
     *
     * @param domain the trunk's domain
     * @return {@code gaman.pstn.ashburn-ix.twilio.com}
     */
    default String terminationHost(TrunkDomain domain) {
        return domain.name() + ".pstn." + id() + ".twilio.com";
    }

    /**
     * The host by its old name.
     *
     * @param domain the trunk's domain
     * @return {@code gaman.pstn.us1-ix.twilio.com}
     */
    default String legacyTerminationHost(TrunkDomain domain) {
        return domain.name() + ".pstn." + legacyId() + ".twilio.com";
    }

    /** {@return how a site file names it: an exchange by its id, a public edge as {@code public:ashburn}} */
    String reference();

    /**
     * Finds an exchange or a public edge by {@link #reference()}; old names count too.
     *
     * @param reference {@code ashburn-ix}, {@code us1-ix} or {@code public:ashburn}
     * @return the edge
     * @throws IllegalArgumentException when there is none, with what exists
     */
    static Edge of(String reference) {
        return reference.startsWith(PublicEdge.PREFIX)
                ? PublicEdge.of(reference.substring(PublicEdge.PREFIX.length()))
                : Exchange.of(reference);
    }

    /** {@return every exchange, then every public edge} */
    static List<Edge> all() {
        return Stream.concat(Exchange.all().stream(), PublicEdge.all().stream())
                .map(Edge.class::cast)
                .toList();
    }

    /** {@return the day the table was last held against Twilio's pages, ISO 8601} */
    static String tableDate() {
        return EdgeTable.checked();
    }
}
