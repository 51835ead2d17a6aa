package io.cloudconnect.network;

import io.cloudconnect.cube.RtpPortRange;
import io.cloudconnect.twilio.Edge;
import java.util.LinkedHashSet;
import java.util.List;
import software.amazon.awscdk.interfaces.ec2.IVPCRef;

/**
 * What {@link TwilioSecurityGroup} and {@link TwilioNetworkAcl} let through.
 *
 * @param vpc where the router is
 * @param edges the exchanges or public edges calls come from and go to, at least one
 * @param rtpPorts the router's own RTP ports. Default: 16384 to 32766
 * @param retiredMedia true: the media ranges of 2019 are let through as well. Default: false
 */
public record TwilioSecurityGroupProps(IVPCRef vpc, List<Edge> edges, RtpPortRange rtpPorts, boolean retiredMedia) {
    public TwilioSecurityGroupProps {
        if (vpc == null) {
            throw new IllegalArgumentException("vpc is missing; give the VPC the router is in");
        }
        edges = List.copyOf(new LinkedHashSet<>(edges));
        if (edges.isEmpty()) {
            throw new IllegalArgumentException("edges is empty; name at least one, such as Exchange.ASHBURN");
        }
    }

    /** {@return a builder; {@code vpc} and {@code edges} have to follow} */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds {@link TwilioSecurityGroupProps}. */
    public static final class Builder {
        private IVPCRef vpc;
        private List<Edge> edges = List.of();
        private RtpPortRange rtpPorts = RtpPortRange.DEFAULT;
        private boolean retiredMedia;

        private Builder() {}

        /**
         * Where the router is. Required.
         *
         * @param value the VPC
         * @return this builder
         */
        public Builder vpc(IVPCRef value) {
            vpc = value;
            return this;
        }

        /**
         * Where calls come from and go to. At least one is required.
         *
         * @param value exchanges or public edges: {@code Exchange.all()}
         * @return this builder
         */
        public Builder edges(List<? extends Edge> value) {
            edges = List.copyOf(value);
            return this;
        }

        /**
         * Where calls come from and go to, when there is one place only.
         *
         * @param value an exchange or a public edge
         * @return this builder
         */
        public Builder edge(Edge value) {
            return edges(List.of(value));
        }

        /**
         * The router's own RTP ports. Default: 16384 to 32766.
         *
         * @param value the ports
         * @return this builder
         */
        public Builder rtpPorts(RtpPortRange value) {
            rtpPorts = value;
            return this;
        }

        /**
         * Lets the media ranges of 2019 through as well. Default: false.
         *
         * @param value true: they are let through
         * @return this builder
         */
        public Builder retiredMedia(boolean value) {
            retiredMedia = value;
            return this;
        }

        /**
         * {@return the props}
         *
         * @throws IllegalArgumentException when the VPC or the edges are missing
         */
        public TwilioSecurityGroupProps build() {
            return new TwilioSecurityGroupProps(vpc, edges, rtpPorts, retiredMedia);
        }
    }
}
