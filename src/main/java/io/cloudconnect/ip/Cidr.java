package io.cloudconnect.ip;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * An IPv4 network in CIDR notation.
 *
 * @param network first address, as an unsigned 32-bit number
 * @param prefix length of the prefix, 0 to 32
 */
public record Cidr(long network, int prefix) {
    private static final Pattern NOTATION =
            Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})(?:/(\\d{1,2}))?");

    /**
     * Ranges that no one may use on the Internet: private (RFC 1918), shared (RFC 6598), loopback, link-local,
     * multicast, reserved.
     */
    private static final List<Cidr> NOT_PUBLIC = List.of(
            of("0.0.0.0/8"),
            of("10.0.0.0/8"),
            of("100.64.0.0/10"),
            of("127.0.0.0/8"),
            of("169.254.0.0/16"),
            of("172.16.0.0/12"),
            of("192.168.0.0/16"),
            of("224.0.0.0/3"));

    public Cidr {
        if (prefix < 0 || prefix > 32) {
            throw new IllegalArgumentException("the prefix of " + dotted(network) + "/" + prefix
                    + " is not between /0 and /32; write one in between, as in 10.20.0.0/16");
        }
        if (network != (network & bits(prefix))) {
            throw new IllegalArgumentException(dotted(network) + "/" + prefix
                    + " has bits set behind the prefix; write " + dotted(network & bits(prefix)) + "/" + prefix);
        }
    }

    /**
     * Reads {@code 10.20.0.0/16}; an address alone is a network of one, {@code /32}.
     *
     * @param text four numbers and a prefix, or four numbers
     * @return the network
     * @throws IllegalArgumentException when the text is no IPv4 network, with the remedy
     */
    public static Cidr of(String text) {
        Matcher matcher = NOTATION.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no IPv4 network; write four numbers and a prefix, as in 10.20.0.0/16");
        }
        long address = 0;
        for (int group = 1; group <= 4; group++) {
            int octet = Integer.parseInt(matcher.group(group));
            if (octet > 255) {
                throw new IllegalArgumentException("\"" + text + "\" is no IPv4 network; " + octet + " is above 255");
            }
            address = address << 8 | octet;
        }
        return new Cidr(address, matcher.group(5) == null ? 32 : Integer.parseInt(matcher.group(5)));
    }

    /**
     * Reads several networks.
     *
     * @param texts each as {@link #of} takes it
     * @return the networks, in this order
     * @throws IllegalArgumentException when one is no IPv4 network, with the remedy
     */
    public static List<Cidr> listOf(String... texts) {
        return Stream.of(texts).map(Cidr::of).toList();
    }

    /**
     * The network of this length that an address lies in: {@code around("10.20.3.4", 16)} is {@code 10.20.0.0/16}.
     *
     * @param address four numbers
     * @param prefix 0 to 32
     * @return the network
     * @throws IllegalArgumentException when the address is none
     */
    public static Cidr around(String address, int prefix) {
        return new Cidr(of(address).network & bits(prefix), prefix);
    }

    /** {@return the first address: {@code 10.20.0.0}} */
    public String address() {
        return dotted(network);
    }

    /** {@return the mask in dotted form: {@code 255.255.0.0}} */
    public String mask() {
        return dotted(bits(prefix));
    }

    /** {@return the inverted mask, as access lists of IOS XE take it: {@code 0.0.255.255}} */
    public String wildcard() {
        return dotted(~bits(prefix) & 0xFFFF_FFFFL);
    }

    /** {@return how many addresses it holds} */
    public long size() {
        return 1L << (32 - prefix);
    }

    /**
     * The address at this offset: {@code of("10.0.0.0/24").host(10)} is {@code 10.0.0.10}.
     *
     * @param offset counted from the network's first address, 0
     * @return the address as text
     * @throws IllegalArgumentException when it lies outside the network
     */
    public String host(long offset) {
        if (offset < 0 || offset >= size()) {
            throw new IllegalArgumentException("offset " + offset + " is outside " + this);
        }
        return dotted(network + offset);
    }

    /**
     * Whether all of another network lies in this one.
     *
     * @param other the other network
     * @return true also for an equal one
     */
    public boolean contains(Cidr other) {
        return prefix <= other.prefix && (other.network & bits(prefix)) == network;
    }

    /**
     * Whether two networks share an address.
     *
     * @param other the other network
     * @return true when they do
     */
    public boolean overlaps(Cidr other) {
        return contains(other) || other.contains(this);
    }

    /** {@return true when every address of it may appear on the Internet} */
    public boolean isPublic() {
        return NOT_PUBLIC.stream().noneMatch(this::overlaps);
    }

    /**
     * Cuts the network into equal parts.
     *
     * @param subnetPrefix length of the parts' prefix, up to 32
     * @return the parts, in order
     * @throws IllegalArgumentException when the prefix is shorter than the network's
     */
    public List<Cidr> split(int subnetPrefix) {
        if (subnetPrefix < prefix || subnetPrefix > 32) {
            throw new IllegalArgumentException("cannot split " + this + " into /" + subnetPrefix);
        }
        long step = 1L << (32 - subnetPrefix);
        return LongStream.range(0, size() / step)
                .mapToObj(index -> new Cidr(network + index * step, subnetPrefix))
                .toList();
    }

    // Written out: what a record gets by itself is only put together at its first use, and the app starts often.
    @Override
    public boolean equals(Object other) {
        return other instanceof Cidr that && network == that.network && prefix == that.prefix;
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(network) + prefix;
    }

    @Override
    public String toString() {
        return dotted(network) + "/" + prefix;
    }

    private static long bits(int prefix) {
        return prefix == 0 ? 0 : 0xFFFF_FFFFL << (32 - prefix) & 0xFFFF_FFFFL;
    }

    private static String dotted(long address) {
        return (address >> 24 & 255) + "." + (address >> 16 & 255) + "." + (address >> 8 & 255) + "." + (address & 255);
    }
}
