package io.cloudconnect.cube;

import io.cloudconnect.ip.Cidr;
import io.cloudconnect.twilio.ConnectionSid;
import io.cloudconnect.twilio.Edge;
import io.cloudconnect.twilio.SipTransport;
import io.cloudconnect.twilio.TrunkDomain;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Everything the router's configuration depends on. The same settings give the same text.
 *
 * @param platform the product
 * @param hostname letters, digits and hyphens
 * @param licence feature package and throughput
 * @param interfaces 1, or 2 with GigabitEthernet2 towards the premises
 * @param edge where calls to and from Twilio go
 * @param furtherEdges others whose calls are accepted too
 * @param connection carried as {@code tnx} by connections that still use it; empty for the plain exchange URI
 * @param trunkDomain the trunk calls go to
 * @param transport what carries SIP to Twilio
 * @param secure TLS and SRTP towards Twilio
 * @param rtpPorts the router's own RTP ports
 * @param numberingPlan how the premises dial
 * @param emergencyNumbers short numbers that go to Twilio as they are dialled
 * @param addresses the router's addresses; may be tokens
 * @param insideGateway next hop behind GigabitEthernet2; empty: the one DHCP names
 * @param localNetworks networks of the VPC that the premises reach
 * @param adminNetworks who may log in; empty leaves it to the security group alone
 * @param onPremises the voice network behind the router
 * @param interconnect the way to the exchange
 * @param maxCalls most calls at a time; empty: what licence and connection carry
 * @param bandwidthMbps the Interconnect connection's bandwidth, Mbit/s; empty: unknown
 * @param twilioKeepalive whether the router asks Twilio for life by OPTIONS
 * @param extraConfiguration further lines, placed at the end
 */
public record CubeSettings(
        Platform platform,
        String hostname,
        Licence licence,
        int interfaces,
        Edge edge,
        List<Edge> furtherEdges,
        Optional<ConnectionSid> connection,
        TrunkDomain trunkDomain,
        SipTransport transport,
        boolean secure,
        RtpPortRange rtpPorts,
        NumberingPlan numberingPlan,
        List<String> emergencyNumbers,
        RouterAddresses addresses,
        Optional<String> insideGateway,
        List<Cidr> localNetworks,
        List<Cidr> adminNetworks,
        OnPremises onPremises,
        InterconnectPath interconnect,
        OptionalInt maxCalls,
        OptionalInt bandwidthMbps,
        boolean twilioKeepalive,
        List<String> extraConfiguration) {

    /** Calls one Mbit/s carries, by Twilio's own sizing: https://www.twilio.com/docs/interconnect. */
    private static final int CALLS_PER_MBPS = 10;

    public CubeSettings {
        furtherEdges = List.copyOf(furtherEdges);
        emergencyNumbers = List.copyOf(emergencyNumbers);
        localNetworks = List.copyOf(localNetworks);
        adminNetworks = List.copyOf(adminNetworks);
        extraConfiguration = List.copyOf(extraConfiguration);
    }

    /**
     * The same settings for other addresses.
     *
     * @param other real ones, or {@link RouterAddresses#sample()} for a hash
     * @return the settings with these addresses
     */
    public CubeSettings with(RouterAddresses other) {
        return with(other, insideGateway);
    }

    /**
     * {@return the same settings with sample addresses in place of all that may be tokens: for hashes and size checks}
     */
    public CubeSettings sampled() {
        return with(RouterAddresses.sample(), insideGateway.map(gateway -> "192.168.228.129"));
    }

    private CubeSettings with(RouterAddresses otherAddresses, Optional<String> otherGateway) {
        return new CubeSettings(
                platform,
                hostname,
                licence,
                interfaces,
                edge,
                furtherEdges,
                connection,
                trunkDomain,
                transport,
                secure,
                rtpPorts,
                numberingPlan,
                emergencyNumbers,
                otherAddresses,
                otherGateway,
                localNetworks,
                adminNetworks,
                onPremises,
                interconnect,
                maxCalls,
                bandwidthMbps,
                twilioKeepalive,
                extraConfiguration);
    }

    /** {@return the host that calls to Twilio are sent to: {@code gaman.pstn.ashburn-ix.twilio.com}} */
    public String terminationHost() {
        return edge.terminationHost(trunkDomain);
    }

    /** {@return most calls at a time on each leg to Twilio} */
    public int callLimit() {
        int licensed = licence.calls();
        int carried =
                bandwidthMbps.isPresent() ? Math.min(licensed, bandwidthMbps.getAsInt() * CALLS_PER_MBPS) : licensed;
        return maxCalls.orElse(carried);
    }

    /** The interface SIP and media towards Twilio are bound to. */
    String twilioInterface() {
        return overVpn() ? "Loopback1" : "GigabitEthernet1";
    }

    /** The interface SIP and media towards the premises are bound to. */
    String onPremisesInterface() {
        return interfaces == 2 ? "GigabitEthernet2" : "GigabitEthernet1";
    }

    /** The address in what the router sends to Twilio, before anything rewrites it. */
    String twilioSideAddress() {
        return overVpn() ? addresses.elasticIp() : addresses.privateIp();
    }

    /** The address the premises send SIP to. */
    String onPremisesSideAddress() {
        return interfaces == 2 ? addresses.insideIp().orElseThrow() : addresses.privateIp();
    }

    boolean overVpn() {
        return interconnect instanceof InterconnectPath.Vpn;
    }

    boolean usesTls() {
        return transport == SipTransport.TLS;
    }

    /** {@return a builder; {@code edge} and {@code trunkDomain} have to follow} */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds {@link CubeSettings}; {@code edge} and {@code trunkDomain} have no default. */
    public static final class Builder {
        private Platform platform = Platform.CATALYST8000V;
        private String hostname = "vcube";
        private Optional<Licence> licence = Optional.empty();
        private int interfaces = 1;
        private Optional<Edge> edge = Optional.empty();
        private List<Edge> furtherEdges = List.of();
        private Optional<ConnectionSid> connection = Optional.empty();
        private Optional<TrunkDomain> trunkDomain = Optional.empty();
        private SipTransport transport = SipTransport.TCP;
        private boolean secure;
        private RtpPortRange rtpPorts = RtpPortRange.DEFAULT;
        private NumberingPlan numberingPlan = NumberingPlan.NANP;
        private List<String> emergencyNumbers = List.of();
        private RouterAddresses addresses = RouterAddresses.sample();
        private Optional<String> insideGateway = Optional.empty();
        private List<Cidr> localNetworks = List.of();
        private List<Cidr> adminNetworks = List.of();
        private OnPremises onPremises = OnPremises.NONE;
        private InterconnectPath interconnect = InterconnectPath.DIRECT;
        private OptionalInt maxCalls = OptionalInt.empty();
        private OptionalInt bandwidthMbps = OptionalInt.empty();
        private boolean twilioKeepalive;
        private List<String> extraConfiguration = List.of();

        private Builder() {}

        /**
         * The product. Default: {@link Platform#CATALYST8000V}.
         *
         * @param value the product
         * @return this builder
         */
        public Builder platform(Platform value) {
            platform = value;
            return this;
        }

        /**
         * The router's host name. Default: {@code vcube}.
         *
         * @param value letters, digits and hyphens
         * @return this builder
         */
        public Builder hostname(String value) {
            hostname = value;
            return this;
        }

        /**
         * Feature package and throughput. Default: {@link Licence#defaultFor}.
         *
         * @param value the licence
         * @return this builder
         */
        public Builder licence(Licence value) {
            licence = Optional.of(value);
            return this;
        }

        /**
         * Network interfaces. Default: 1.
         *
         * @param value 1, or 2 with GigabitEthernet2 towards the premises
         * @return this builder
         */
        public Builder interfaces(int value) {
            interfaces = value;
            return this;
        }

        /**
         * Where calls to and from Twilio go. Required.
         *
         * @param value an exchange or a public edge
         * @return this builder
         */
        public Builder edge(Edge value) {
            edge = Optional.of(value);
            return this;
        }

        /**
         * Others whose calls are accepted too. Default: none; Twilio advises to accept calls from every exchange.
         *
         * @param value exchanges or public edges
         * @return this builder
         */
        public Builder furtherEdges(List<Edge> value) {
            furtherEdges = value;
            return this;
        }

        /**
         * The Interconnect connection. Default: none, and calls go to the plain exchange URI.
         *
         * @param value the connection; empty: none
         * @return this builder
         */
        public Builder connection(Optional<ConnectionSid> value) {
            connection = value;
            return this;
        }

        /**
         * The Interconnect connection. Default: none, and calls go to the plain exchange URI.
         *
         * @param value the connection
         * @return this builder
         */
        public Builder connection(ConnectionSid value) {
            return connection(Optional.of(value));
        }

        /**
         * The trunk calls go to. Required.
         *
         * @param value its termination domain
         * @return this builder
         */
        public Builder trunkDomain(TrunkDomain value) {
            trunkDomain = Optional.of(value);
            return this;
        }

        /**
         * What carries SIP to Twilio. Default: TCP.
         *
         * @param value UDP, TCP or TLS
         * @return this builder
         */
        public Builder transport(SipTransport value) {
            transport = value;
            return this;
        }

        /**
         * TLS and SRTP towards Twilio; wants {@link SipTransport#TLS}. Default: false.
         *
         * @param value true: both
         * @return this builder
         */
        public Builder secure(boolean value) {
            secure = value;
            return this;
        }

        /**
         * The router's own RTP ports. Default: {@link RtpPortRange#DEFAULT}.
         *
         * @param value the ports
         * @return this builder
         */
        public Builder rtpPorts(RtpPortRange value) {
            rtpPorts = value;
            return this;
        }

        /**
         * How the premises dial. Default: {@link NumberingPlan#NANP}.
         *
         * @param value the plan
         * @return this builder
         */
        public Builder numberingPlan(NumberingPlan value) {
            numberingPlan = value;
            return this;
        }

        /**
         * Short numbers that go to Twilio as they are dialled. Default: none. Source:
         * https://www.twilio.com/docs/sip-trunking/emergency-calling
         *
         * @param value two to six digits each: {@code 911}, {@code 933}
         * @return this builder
         */
        public Builder emergencyNumbers(List<String> value) {
            emergencyNumbers = value;
            return this;
        }

        /**
         * The router's addresses. Default: {@link RouterAddresses#sample()}.
         *
         * @param value addresses, or tokens that become some
         * @return this builder
         */
        public Builder addresses(RouterAddresses value) {
            addresses = value;
            return this;
        }

        /**
         * Next hop behind GigabitEthernet2, the first address of its subnet. Default: the one DHCP names.
         *
         * @param value an IPv4 address
         * @return this builder
         */
        public Builder insideGateway(String value) {
            insideGateway = Optional.of(value);
            return this;
        }

        /**
         * Networks of the VPC that the premises reach. Default: none.
         *
         * @param value the networks
         * @return this builder
         */
        public Builder localNetworks(List<Cidr> value) {
            localNetworks = value;
            return this;
        }

        /**
         * Who may log in. Default: none, and the security group alone decides.
         *
         * @param value the networks
         * @return this builder
         */
        public Builder adminNetworks(List<Cidr> value) {
            adminNetworks = value;
            return this;
        }

        /**
         * The voice network behind the router. Default: {@link OnPremises#NONE}.
         *
         * @param value the voice network
         * @return this builder
         */
        public Builder onPremises(OnPremises value) {
            onPremises = value;
            return this;
        }

        /**
         * The way to the exchange. Default: {@link InterconnectPath#DIRECT}.
         *
         * @param value the way
         * @return this builder
         */
        public Builder interconnect(InterconnectPath value) {
            interconnect = value;
            return this;
        }

        /**
         * Most calls at a time on each leg to Twilio. Default: what licence and connection carry.
         *
         * @param value calls
         * @return this builder
         */
        public Builder maxCalls(int value) {
            maxCalls = OptionalInt.of(value);
            return this;
        }

        /**
         * The connection's bandwidth. Default: unknown.
         *
         * @param value Mbit/s
         * @return this builder
         */
        public Builder bandwidthMbps(int value) {
            bandwidthMbps = OptionalInt.of(value);
            return this;
        }

        /**
         * Whether the router asks Twilio for life by OPTIONS. Default: false; whether Twilio answers them over an
         * exchange is not published.
         *
         * @param value true: it asks
         * @return this builder
         */
        public Builder twilioKeepalive(boolean value) {
            twilioKeepalive = value;
            return this;
        }

        /**
         * Further lines, placed at the end. Default: none.
         *
         * @param value the lines, as typed in configuration mode
         * @return this builder
         */
        public Builder extraConfiguration(List<String> value) {
            extraConfiguration = value;
            return this;
        }

        /**
         * {@return the settings}
         *
         * @throws IllegalSettingsException with every mistake found
         */
        public CubeSettings build() {
            return SettingsCheck.passed(new CubeSettings(
                    platform,
                    hostname,
                    licence.orElseGet(() -> Licence.defaultFor(platform)),
                    interfaces,
                    edge.orElseThrow(() -> new IllegalStateException("edge is missing; name an exchange")),
                    furtherEdges,
                    connection,
                    trunkDomain.orElseThrow(() -> new IllegalStateException("trunkDomain is missing")),
                    transport,
                    secure,
                    rtpPorts,
                    numberingPlan,
                    emergencyNumbers,
                    addresses,
                    insideGateway,
                    localNetworks,
                    adminNetworks,
                    onPremises,
                    interconnect,
                    maxCalls,
                    bandwidthMbps,
                    twilioKeepalive,
                    extraConfiguration));
        }
    }
}
