package io.cloudconnect.cube;

import io.cloudconnect.ip.PortRange;

/**
 * The router's own RTP ports. IOS XE takes even bounds between 8000 and 48198.
 *
 * <p>Source: {@code rtp-port range}, Cisco-IOS-XE-voice YANG model 17.18.1 and
 * https://www.cisco.com/c/en/us/support/docs/unified-communications/unified-border-element/220380-cisco-guide-to-harden-cisco-unified-bord.html
 *
 * @param from first port, even
 * @param to last port, even
 */
public record RtpPortRange(int from, int to) {
    private static final int LOWEST = 8000;
    private static final int HIGHEST = 48198;

    /** 16384 to 32766. */
    public static final RtpPortRange DEFAULT = new RtpPortRange(16384, 32766);

    public RtpPortRange {
        if (from % 2 != 0 || to % 2 != 0) {
            throw new IllegalArgumentException(
                    "RTP ports " + from + "-" + to + " have an odd bound, which IOS XE does not take; write "
                            + (from + from % 2) + "-" + (to - to % 2));
        }
        if (from < LOWEST || to > HIGHEST || from > to) {
            throw new IllegalArgumentException("RTP ports " + from + "-" + to + " are not between " + LOWEST + " and "
                    + HIGHEST + ", the lower first; write two such ports, as in 16384-32766");
        }
    }

    /** {@return the ports with the last one's RTCP, as the firewall opens them} */
    public PortRange ports() {
        // The last even port carries RTP, the odd one behind it RTCP.
        return new PortRange(from, to + 1);
    }

    @Override
    public String toString() {
        return from + "-" + to;
    }
}
