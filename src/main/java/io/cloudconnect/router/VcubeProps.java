package io.cloudconnect.router;

import static java.util.Objects.requireNonNull;

import io.cloudconnect.cube.RouterAddresses;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import software.amazon.awscdk.interfaces.ec2.ISubnetRef;
import software.amazon.awscdk.services.ec2.CfnInstance;
import software.amazon.awscdk.services.ec2.IConnectable;

/**
 * What {@link Vcube} is made of.
 *
 * @param name value of the Name tags
 * @param image what it boots from
 * @param instanceType EC2 type, {@code c5.xlarge}
 * @param elasticIp its public address
 * @param outside the public subnet of GigabitEthernet1
 * @param outsideGroups its security groups, or what has some; at least one
 * @param inside the private subnet of GigabitEthernet2; empty: one interface
 * @param insideGroups its security groups, or what has some
 * @param dayZero the user data for the addresses it gets
 * @param forwards true: packets of others pass through it (a VPN ends on it), so EC2 must not check source and
 *     destination
 * @param keyPair name of an EC2 key pair (RSA; IOS XE takes no other)
 * @param requireImdsv2 true: instance metadata by token only. No Cisco source says which releases read their user data
 *     so; try it before requiring it
 * @param customizeInstance last word on the EC2 instance
 */
public record VcubeProps(
        String name,
        RouterImage image,
        String instanceType,
        ElasticIp elasticIp,
        ISubnetRef outside,
        List<IConnectable> outsideGroups,
        Optional<ISubnetRef> inside,
        List<IConnectable> insideGroups,
        Function<RouterAddresses, String> dayZero,
        boolean forwards,
        Optional<String> keyPair,
        boolean requireImdsv2,
        Consumer<CfnInstance> customizeInstance) {
    public VcubeProps {
        requireNonNull(name, "name");
        requireNonNull(image, "image");
        requireNonNull(elasticIp, "elasticIp");
        requireNonNull(outside, "outside");
        requireNonNull(dayZero, "dayZero");
        outsideGroups = List.copyOf(outsideGroups);
        insideGroups = List.copyOf(insideGroups);
    }

    /**
     * {@return a builder; {@code name}, {@code image}, {@code elasticIp}, {@code outside} and {@code dayZero} have to
     * follow}
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds {@link VcubeProps}. */
    public static final class Builder {
        private String name;
        private RouterImage image;
        private String instanceType = "c5.xlarge";
        private ElasticIp elasticIp;
        private ISubnetRef outside;
        private List<IConnectable> outsideGroups = List.of();
        private Optional<ISubnetRef> inside = Optional.empty();
        private List<IConnectable> insideGroups = List.of();
        private Function<RouterAddresses, String> dayZero;
        private boolean forwards;
        private Optional<String> keyPair = Optional.empty();
        private boolean requireImdsv2;
        private Consumer<CfnInstance> customizeInstance = instance -> {};

        private Builder() {}

        /**
         * What the Name tags say. Required.
         *
         * @param value any text
         * @return this builder
         */
        public Builder name(String value) {
            name = value;
            return this;
        }

        /**
         * What the router boots from. Required.
         *
         * @param value the image
         * @return this builder
         */
        public Builder image(RouterImage value) {
            image = value;
            return this;
        }

        /**
         * The EC2 instance type. Default: c5.xlarge.
         *
         * @param value {@code c5.xlarge}
         * @return this builder
         */
        public Builder instanceType(String value) {
            instanceType = value;
            return this;
        }

        /**
         * The router's public address. Required.
         *
         * @param value the address
         * @return this builder
         */
        public Builder elasticIp(ElasticIp value) {
            elasticIp = value;
            return this;
        }

        /**
         * GigabitEthernet1, towards Twilio. Required.
         *
         * @param subnet a public subnet
         * @param groups its security groups, or what has some; at least one
         * @return this builder
         */
        public Builder outside(ISubnetRef subnet, List<? extends IConnectable> groups) {
            outside = subnet;
            outsideGroups = List.copyOf(groups);
            return this;
        }

        /**
         * GigabitEthernet2, towards the premises. Default: none, one interface.
         *
         * @param subnet a private subnet in the same zone
         * @param groups its security groups, or what has some
         * @return this builder
         */
        public Builder inside(ISubnetRef subnet, List<? extends IConnectable> groups) {
            inside = Optional.of(subnet);
            insideGroups = List.copyOf(groups);
            return this;
        }

        /**
         * The user data the router configures itself by, for the addresses it gets. Required.
         *
         * @param value {@code addresses -> CubeConfiguration.of(settings.with(addresses)).dayZero()}
         * @return this builder
         */
        public Builder dayZero(Function<RouterAddresses, String> value) {
            dayZero = value;
            return this;
        }

        /**
         * Packets of others pass through the router (a VPN ends on it), so EC2 must not check source and destination.
         * Default: false.
         *
         * @param value true: they pass
         * @return this builder
         */
        public Builder forwards(boolean value) {
            forwards = value;
            return this;
        }

        /**
         * The EC2 key pair to log in with. Default: none.
         *
         * @param value name of an RSA key pair; IOS XE takes no other kind
         * @return this builder
         */
        public Builder keyPair(String value) {
            keyPair = Optional.of(value);
            return this;
        }

        /**
         * Instance metadata by token only. Default: false.
         *
         * @param value true: a token is required
         * @return this builder
         */
        public Builder requireImdsv2(boolean value) {
            requireImdsv2 = value;
            return this;
        }

        /**
         * The last word on the EC2 instance. Default: nothing.
         *
         * @param value gets the instance before synth
         * @return this builder
         */
        public Builder customizeInstance(Consumer<CfnInstance> value) {
            customizeInstance = value;
            return this;
        }

        /**
         * {@return the props}
         *
         * @throws NullPointerException naming what is missing
         */
        public VcubeProps build() {
            return new VcubeProps(
                    name,
                    image,
                    instanceType,
                    elasticIp,
                    outside,
                    outsideGroups,
                    inside,
                    insideGroups,
                    dayZero,
                    forwards,
                    keyPair,
                    requireImdsv2,
                    customizeInstance);
        }
    }
}
