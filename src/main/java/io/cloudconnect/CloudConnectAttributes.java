package io.cloudconnect;

import static java.util.Objects.requireNonNull;

import java.util.List;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.IVpc;

/**
 * What has to be known of a site that another stack made.
 *
 * @param vpc its VPC
 * @param securityGroups what {@code getConnections()} adds rules to: the site's voice group; empty: nothing can be let
 *     through
 * @param elasticIps its routers' public addresses, the preferred one first
 * @param trunkSid TK…
 * @param terminationHost {@code gaman.pstn.ashburn-ix.twilio.com}
 */
public record CloudConnectAttributes(
        IVpc vpc,
        List<ISecurityGroup> securityGroups,
        List<String> elasticIps,
        String trunkSid,
        String terminationHost) {
    public CloudConnectAttributes {
        requireNonNull(vpc, "vpc");
        requireNonNull(trunkSid, "trunkSid");
        requireNonNull(terminationHost, "terminationHost");
        securityGroups = List.copyOf(securityGroups);
        elasticIps = List.copyOf(elasticIps);
    }

    /** {@return a builder; {@code vpc}, {@code trunkSid} and {@code terminationHost} have to follow} */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds {@link CloudConnectAttributes}. */
    public static final class Builder {
        private IVpc vpc;
        private List<ISecurityGroup> securityGroups = List.of();
        private List<String> elasticIps = List.of();
        private String trunkSid;
        private String terminationHost;

        private Builder() {}

        /**
         * The VPC the routers are in. Required.
         *
         * @param value the VPC
         * @return this builder
         */
        public Builder vpc(IVpc value) {
            vpc = value;
            return this;
        }

        /**
         * The routers' security groups, which {@code getConnections()} adds rules to. Default: none.
         *
         * @param value the groups
         * @return this builder
         */
        public Builder securityGroups(ISecurityGroup... value) {
            securityGroups = List.of(value);
            return this;
        }

        /**
         * The routers' public addresses. Default: none.
         *
         * @param value the addresses, the preferred router's first
         * @return this builder
         */
        public Builder elasticIps(String... value) {
            elasticIps = List.of(value);
            return this;
        }

        /**
         * The trunk. Required.
         *
         * @param value TK and 32 hexadecimal digits
         * @return this builder
         */
        public Builder trunkSid(String value) {
            trunkSid = value;
            return this;
        }

        /**
         * The host calls are sent to. Required.
         *
         * @param value {@code gaman.pstn.ashburn-ix.twilio.com}
         * @return this builder
         */
        public Builder terminationHost(String value) {
            terminationHost = value;
            return this;
        }

        /**
         * {@return the attributes}
         *
         * @throws NullPointerException naming what is missing
         */
        public CloudConnectAttributes build() {
            return new CloudConnectAttributes(vpc, securityGroups, elasticIps, trunkSid, terminationHost);
        }
    }
}
