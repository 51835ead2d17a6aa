package io.cloudconnect.network;

import io.cloudconnect.ip.Cidr;
import io.cloudconnect.rule.NetworkRules;
import io.cloudconnect.rule.Problems;
import io.cloudconnect.rule.Range;

/**
 * How {@link VoiceNetwork} is laid out.
 *
 * @param cidr the VPC's network, /16 to /26 with two zones. Default: 10.20.0.0/16
 * @param zones availability zones, 1 to 3; each has a public and a private subnet. Default: 2
 * @param natGateways gateways through which the private subnets reach the Internet, at most one a zone. Default: 0
 * @param flowLogs true: accepted and rejected traffic goes to a log group. Default: true
 */
public record VoiceNetworkProps(Cidr cidr, int zones, int natGateways, boolean flowLogs) {
    private static final Range ZONES = new Range(1, 3);

    public VoiceNetworkProps {
        Problems problems = new Problems();
        problems.check("zones", zones, ZONES);
        problems.throwIfAny();
        problems.check("network", cidr, network -> NetworkRules.vpc(network, zones));
        problems.check("natGateways", natGateways, NetworkRules.natGateways(zones));
        problems.throwIfAny();
    }

    /** {@return a builder with every default} */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds {@link VoiceNetworkProps}; everything has a default. */
    public static final class Builder {
        private Cidr cidr = Cidr.of("10.20.0.0/16");
        private int zones = NetworkRules.USUAL_ZONES;
        private int natGateways;
        private boolean flowLogs = true;

        private Builder() {}

        /**
         * The VPC's network. Default: 10.20.0.0/16.
         *
         * @param value /16 to /26 with two zones; it must not overlap the on-premises networks
         * @return this builder
         */
        public Builder cidr(Cidr value) {
            cidr = value;
            return this;
        }

        /**
         * Availability zones, each with a public and a private subnet. Default: 2.
         *
         * @param value 1 to 3; a pair of routers needs 2
         * @return this builder
         */
        public Builder zones(int value) {
            zones = value;
            return this;
        }

        /**
         * Gateways through which the private subnets reach the Internet. Default: 0; the router needs none.
         *
         * @param value at most one a zone
         * @return this builder
         */
        public Builder natGateways(int value) {
            natGateways = value;
            return this;
        }

        /**
         * Accepted and rejected traffic in a log group, kept for a month. Default: true.
         *
         * @param value false: none, and no query for what the firewall turned away
         * @return this builder
         */
        public Builder flowLogs(boolean value) {
            flowLogs = value;
            return this;
        }

        /**
         * {@return the layout}
         *
         * @throws IllegalArgumentException when the network is too small, too large or overlaps the router's own
         */
        public VoiceNetworkProps build() {
            return new VoiceNetworkProps(cidr, zones, natGateways, flowLogs);
        }
    }
}
