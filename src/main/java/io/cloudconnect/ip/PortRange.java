package io.cloudconnect.ip;

/**
 * A range of UDP or TCP ports.
 *
 * @param from first port, 1 to 65535
 * @param to last port, not below the first
 */
public record PortRange(int from, int to) {
    public PortRange {
        if (from < 1 || to > 65535 || from > to) {
            throw new IllegalArgumentException(
                    "ports " + from + "-" + to + " are no range; write two ports between 1 and 65535, the lower first");
        }
    }

    /**
     * Whether a port lies in the range.
     *
     * @param port 1 to 65535
     * @return true also for the first and the last
     */
    public boolean contains(int port) {
        return from <= port && port <= to;
    }

    // Written out: what a record gets by itself is only put together at its first use, and the app starts often.
    @Override
    public boolean equals(Object other) {
        return other instanceof PortRange that && from == that.from && to == that.to;
    }

    @Override
    public int hashCode() {
        return 31 * from + to;
    }

    @Override
    public String toString() {
        return from == to ? String.valueOf(from) : from + "-" + to;
    }
}
