package io.cloudconnect.sip;

/**
 * An address and a port as they are in packets; IPv4 in the lower half.
 *
 * @param six true for IPv6
 */
record Endpoint(long high, long low, boolean six, int port) {
    HostPort toHostPort() {
        return HostPort.of(six ? ipv6() : ipv4(), port);
    }

    private String ipv4() {
        return (low >> 24 & 255) + "." + (low >> 16 & 255) + "." + (low >> 8 & 255) + "." + (low & 255);
    }

    /** As RFC 5952 writes it: the longest run of zeros shortened. */
    private String ipv6() {
        int[] groups = new int[8];
        for (int index = 0; index < 8; index++) {
            groups[index] = (int) ((index < 4 ? high : low) >> (3 - index % 4) * 16 & 0xFFFF);
        }
        int best = -1;
        int longest = 1;
        for (int start = 0; start < 8; start++) {
            int end = start;
            while (end < 8 && groups[end] == 0) {
                end++;
            }
            if (end - start > longest) {
                longest = end - start;
                best = start;
            }
        }
        StringBuilder text = new StringBuilder();
        for (int index = 0; index < 8; index++) {
            if (index == best) {
                text.append(index == 0 ? "::" : ":");
                index += longest - 1;
            } else {
                text.append(Integer.toHexString(groups[index])).append(index < 7 ? ":" : "");
            }
        }
        return text.toString();
    }
}
