package io.cloudconnect.router;

import io.cloudconnect.cube.Licence;
import io.cloudconnect.cube.NumberingPlan;
import io.cloudconnect.cube.Platform;
import io.cloudconnect.cube.RtpPortRange;
import io.cloudconnect.cube.VcubeInstanceType;
import io.cloudconnect.ip.Cidr;
import io.cloudconnect.rule.NetworkRules;
import io.cloudconnect.rule.Problems;
import io.cloudconnect.rule.RouterRules;
import io.cloudconnect.twilio.SipTransport;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The routers of a site: what they are and how they behave.
 *
 * @param image what they boot from. Default: {@link RouterImage#CATALYST8000V}
 * @param platform the product. Default: Catalyst 8000V
 * @param instanceType EC2 type, one Cisco supports for vCUBE. Default: c5.xlarge, the one it validates
 * @param unsupportedInstanceType true: any type is taken, such as the t2.medium of 2019. Default: false
 * @param licence feature package and throughput. Default: Network Essentials or AX, 250 Mbit/s
 * @param redundancy one router, or two in two zones. Default: one
 * @param interfaces 1, or 2 with the on-premises side on an interface of its own. Default: 1
 * @param transport what carries SIP to Twilio. Default: TCP
 * @param rtpPorts their RTP ports. Default: 16384 to 32766
 * @param numberingPlan how the on-premises side dials. Default: NANP
 * @param emergencyNumbers short numbers that go to Twilio as they are dialled, such as 911. Default: none
 * @param hostname their host name; a pair gets {@code -1} and {@code -2} behind it. Default: vcube
 * @param keyPair name of an EC2 key pair (RSA). Default: none
 * @param adminNetworks networks that may log in by SSH. Default: none
 * @param extraConfiguration further lines of configuration, checked and set in a marked place. Default: none
 * @param bootTime how long a router needs until it takes calls; a pair is replaced one after the other with this time
 *     between, at most 12 minutes. Default: 8 minutes
 * @param requireImdsv2 true: instance metadata by token only. Default: false; see {@link VcubeProps}
 */
public record RouterSettings(
        RouterImage image,
        Platform platform,
        String instanceType,
        boolean unsupportedInstanceType,
        Licence licence,
        Redundancy redundancy,
        int interfaces,
        SipTransport transport,
        RtpPortRange rtpPorts,
        NumberingPlan numberingPlan,
        List<String> emergencyNumbers,
        String hostname,
        Optional<String> keyPair,
        List<Cidr> adminNetworks,
        List<String> extraConfiguration,
        Duration bootTime,
        boolean requireImdsv2) {

    public RouterSettings {
        emergencyNumbers = List.copyOf(emergencyNumbers);
        adminNetworks = List.copyOf(adminNetworks);
        extraConfiguration = List.copyOf(extraConfiguration);
        Problems problems = new Problems();
        if (platform != Platform.CATALYST8000V && image == RouterImage.CATALYST8000V) {
            problems.add("router image is of a Catalyst 8000V, and the platform is " + platform
                    + "; give the image the account is subscribed to");
        }
        Consumer<String> type =
                unsupportedInstanceType ? RouterRules.INSTANCE_TYPE::apply : VcubeInstanceType::requireSupported;
        problems.check("router instanceType", instanceType, type);
        problems.check("router interfaces", interfaces, RouterRules.INTERFACES::require);
        problems.check("router bootTime, minutes:", bootTime, RouterRules::bootTime);
        adminNetworks.forEach(network -> problems.check("router adminNetworks", network, NetworkRules::notTooWide));
        problems.throwIfAny();
    }

    /** {@return a Catalyst 8000V with every default} */
    public static RouterSettings defaults() {
        return builder().build();
    }

    /** {@return a builder that has every default} */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds {@link RouterSettings}; everything has a default. */
    public static final class Builder {
        private RouterImage image = RouterImage.CATALYST8000V;
        private Platform platform = Platform.CATALYST8000V;
        private String instanceType = VcubeInstanceType.C5_XLARGE.id();
        private boolean unsupportedInstanceType;
        private Optional<Licence> licence = Optional.empty();
        private Redundancy redundancy = Redundancy.SINGLE;
        private int interfaces = 1;
        private SipTransport transport = SipTransport.TCP;
        private RtpPortRange rtpPorts = RtpPortRange.DEFAULT;
        private NumberingPlan numberingPlan = NumberingPlan.NANP;
        private List<String> emergencyNumbers = List.of();
        private String hostname = "vcube";
        private Optional<String> keyPair = Optional.empty();
        private List<Cidr> adminNetworks = List.of();
        private List<String> extraConfiguration = List.of();
        private Duration bootTime = Duration.ofMinutes(8);
        private boolean requireImdsv2;

        private Builder() {}

        /**
         * What the routers boot from. The account has to be subscribed to it in AWS Marketplace. Default:
         * {@link RouterImage#CATALYST8000V}.
         *
         * @param value an AMI, one a region, or a Systems Manager parameter
         * @return this builder
         */
        public Builder image(RouterImage value) {
            image = value;
            return this;
        }

        /**
         * The product. Default: Catalyst 8000V. For a CSR 1000V name the {@link #image} too.
         *
         * @param value the product
         * @return this builder
         */
        public Builder platform(Platform value) {
            platform = value;
            return this;
        }

        /**
         * The EC2 instance type. A changed one stops and starts the router; it is not replaced. Default: c5.xlarge, the
         * type Cisco validates.
         *
         * @param value {@code c5.xlarge} or {@code c5.2xlarge}; others with {@link #unsupportedInstanceType}
         * @return this builder
         */
        public Builder instanceType(String value) {
            instanceType = value;
            return this;
        }

        /**
         * Takes instance types Cisco does not support a vCUBE on, such as the t2.medium of 2019. Default: false.
         *
         * @param value true: any type is taken
         * @return this builder
         */
        public Builder unsupportedInstanceType(boolean value) {
            unsupportedInstanceType = value;
            return this;
        }

        /**
         * Feature package and throughput, as bought from Cisco. Default: {@link Licence#defaultFor}.
         *
         * @param value the licence
         * @return this builder
         */
        public Builder licence(Licence value) {
            licence = Optional.of(value);
            return this;
        }

        /**
         * One router, or two in two zones with an Elastic IP each. Default: one.
         *
         * @param value how many
         * @return this builder
         */
        public Builder redundancy(Redundancy value) {
            redundancy = value;
            return this;
        }

        /**
         * Network interfaces. Default: 1, for both sides.
         *
         * @param value 1, or 2 with the on-premises side on GigabitEthernet2 in a private subnet
         * @return this builder
         */
        public Builder interfaces(int value) {
            interfaces = value;
            return this;
        }

        /**
         * What carries SIP between the router and Twilio. Default: TCP. TLS goes with a secure trunk.
         *
         * @param value UDP, TCP or TLS
         * @return this builder
         */
        public Builder transport(SipTransport value) {
            transport = value;
            return this;
        }

        /**
         * The router's own RTP ports, which the firewall opens to Twilio's media. Default: 16384 to 32766.
         *
         * @param value the ports
         * @return this builder
         */
        public Builder rtpPorts(RtpPortRange value) {
            rtpPorts = value;
            return this;
        }

        /**
         * How the on-premises side dials. Default: NANP, and the router makes E.164 of it.
         *
         * @param value the plan
         * @return this builder
         */
        public Builder numberingPlan(NumberingPlan value) {
            numberingPlan = value;
            return this;
        }

        /**
         * Short numbers that go to Twilio as they are dialled, such as 911. Default: none.
         *
         * @param value two to six digits each
         * @return this builder
         */
        public Builder emergencyNumbers(List<String> value) {
            emergencyNumbers = value;
            return this;
        }

        /**
         * The routers' host name; those of a pair get {@code -1} and {@code -2} behind it. Default: vcube.
         *
         * @param value letters, digits and hyphens
         * @return this builder
         */
        public Builder hostname(String value) {
            hostname = value;
            return this;
        }

        /**
         * The EC2 key pair to log in with. Default: none. Another one replaces the router.
         *
         * @param value name of an RSA key pair of the region; IOS XE takes no other kind
         * @return this builder
         */
        public Builder keyPair(String value) {
            keyPair = Optional.of(value);
            return this;
        }

        /**
         * Who may log in by SSH. Default: nobody.
         *
         * @param value networks, /8 to /32
         * @return this builder
         */
        public Builder adminNetworks(List<Cidr> value) {
            adminNetworks = value;
            return this;
        }

        /**
         * Who may log in by SSH. Default: nobody.
         *
         * @param value networks or addresses: {@code "203.0.113.0/24"}, {@code "203.0.113.7"}
         * @return this builder
         */
        public Builder adminNetworks(String... value) {
            return adminNetworks(Cidr.listOf(value));
        }

        /**
         * Further lines of IOS XE configuration, checked and set at the end in a marked place. Default: none. They are
         * part of the router's identity: other lines replace it.
         *
         * @param value the lines, as typed in configuration mode
         * @return this builder
         */
        public Builder extraConfiguration(List<String> value) {
            extraConfiguration = value;
            return this;
        }

        /**
         * Further lines of IOS XE configuration, checked and set at the end in a marked place. Default: none. They are
         * part of the router's identity: other lines replace it.
         *
         * @param value the lines, as typed in configuration mode: {@code "ip name-server 10.1.1.53"}
         * @return this builder
         */
        public Builder extraConfiguration(String... value) {
            return extraConfiguration(List.of(value));
        }

        /**
         * How long a router needs until it takes calls. A pair is replaced one after the other with this time between.
         * Default: 8 minutes.
         *
         * @param value 0 to 12 minutes
         * @return this builder
         */
        public Builder bootTime(Duration value) {
            bootTime = value;
            return this;
        }

        /**
         * Instance metadata by token only. Default: false: no Cisco source says which releases read their user data so;
         * try it first.
         *
         * @param value true: a token is required
         * @return this builder
         */
        public Builder requireImdsv2(boolean value) {
            requireImdsv2 = value;
            return this;
        }

        /**
         * {@return the settings}
         *
         * @throws IllegalArgumentException with everything that is wrong
         */
        public RouterSettings build() {
            return new RouterSettings(
                    image,
                    platform,
                    instanceType,
                    unsupportedInstanceType,
                    licence.orElseGet(() -> Licence.defaultFor(platform)),
                    redundancy,
                    interfaces,
                    transport,
                    rtpPorts,
                    numberingPlan,
                    emergencyNumbers,
                    hostname,
                    keyPair,
                    adminNetworks,
                    extraConfiguration,
                    bootTime,
                    requireImdsv2);
        }
    }
}
