package io.cloudconnect.cube;

import io.cloudconnect.ip.Cidr;
import io.cloudconnect.rule.NetworkRules;
import io.cloudconnect.rule.Problems;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The voice network behind the router.
 *
 * @param networks what the router reaches there, /8 to /32
 * @param callManagers CUCM nodes, called in this order; single addresses, at most five
 * @param contactCenters UCCX nodes, whose dialer calls out through the router; single addresses
 * @param gateways further SIP gateways that call out, and that are called where there is no CUCM
 * @param extensions patterns of numbers on the premises that UCCX transfers calls to: {@code 4...}; digits and dots
 * @param vpn the VPN that the router ends itself; empty where AWS ends it or there is none
 */
public record OnPremises(
        List<Cidr> networks,
        List<Cidr> callManagers,
        List<Cidr> contactCenters,
        List<Cidr> gateways,
        List<String> extensions,
        Optional<RouterVpn> vpn) {

    /** Nothing behind the router. */
    public static final OnPremises NONE =
            new OnPremises(List.of(), List.of(), List.of(), List.of(), List.of(), Optional.empty());

    public OnPremises {
        networks = List.copyOf(networks);
        callManagers = List.copyOf(callManagers);
        contactCenters = List.copyOf(contactCenters);
        gateways = List.copyOf(gateways);
        extensions = List.copyOf(extensions);
        Problems problems = new Problems();
        networks.forEach(network -> problems.check("onPremises networks", network, NetworkRules::notTooWide));
        problems.throwIfAny();
    }

    /** CUCM nodes and gateways: who calls in on the general leg. */
    List<Cidr> callers() {
        return Stream.concat(callManagers.stream(), gateways.stream()).toList();
    }

    /** Who is called: CUCM, or the gateways where there is none. */
    List<Cidr> called() {
        return callManagers.isEmpty() ? gateways : callManagers;
    }

    /** Everyone who sends SIP to the router. */
    List<Cidr> peers() {
        return Stream.concat(callers().stream(), contactCenters.stream()).toList();
    }

    /**
     * The same premises as one router of a pair sees them: each has a tunnel network of its own, in sequence.
     *
     * @param index 0 for the first router
     * @return this one's view
     */
    public OnPremises forRouter(int index) {
        Optional<RouterVpn> own = vpn.map(shared -> shared.withTunnelNetwork(new Cidr(
                shared.tunnelNetwork().network()
                        + index * shared.tunnelNetwork().size(),
                30)));
        return new OnPremises(networks, callManagers, contactCenters, gateways, extensions, own);
    }

    /**
     * The same with another key for the VPN that the router ends itself.
     *
     * @param key the key, or where it is found
     * @return other premises
     */
    public OnPremises withPreSharedKey(PreSharedKey key) {
        return new OnPremises(
                networks,
                callManagers,
                contactCenters,
                gateways,
                extensions,
                vpn.map(shared -> shared.withPreSharedKey(key)));
    }

    /** {@return a builder with nothing on the premises} */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds {@link OnPremises}; everything is empty at first. */
    public static final class Builder {
        private List<Cidr> networks = List.of();
        private List<Cidr> callManagers = List.of();
        private List<Cidr> contactCenters = List.of();
        private List<Cidr> gateways = List.of();
        private List<String> extensions = List.of();
        private Optional<RouterVpn> vpn = Optional.empty();

        private Builder() {}

        /**
         * What is reached on the premises, by the VPC's routes and by the router. Default: none.
         *
         * @param value networks that do not overlap the VPC's
         * @return this builder
         */
        public Builder networks(List<Cidr> value) {
            networks = value;
            return this;
        }

        /**
         * What is reached on the premises, by the VPC's routes and by the router. Default: none.
         *
         * @param value networks that do not overlap the VPC's: {@code "10.1.0.0/16"}
         * @return this builder
         */
        public Builder networks(String... value) {
            return networks(Cidr.listOf(value));
        }

        /**
         * CUCM nodes, called in this order. Default: none.
         *
         * @param value single addresses, at most five
         * @return this builder
         */
        public Builder callManagers(List<Cidr> value) {
            callManagers = value;
            return this;
        }

        /**
         * CUCM nodes, called in this order. Default: none.
         *
         * @param value single addresses, at most five: {@code "10.1.1.10"}
         * @return this builder
         */
        public Builder callManagers(String... value) {
            return callManagers(Cidr.listOf(value));
        }

        /**
         * UCCX nodes, whose dialer calls out through the router. Default: none.
         *
         * @param value single addresses
         * @return this builder
         */
        public Builder contactCenters(List<Cidr> value) {
            contactCenters = value;
            return this;
        }

        /**
         * UCCX nodes, whose dialer calls out through the router. Default: none.
         *
         * @param value single addresses: {@code "10.1.1.20"}
         * @return this builder
         */
        public Builder contactCenters(String... value) {
            return contactCenters(Cidr.listOf(value));
        }

        /**
         * Further SIP gateways: they call out, and are called where there is no CUCM. Default: none.
         *
         * @param value single addresses
         * @return this builder
         */
        public Builder gateways(List<Cidr> value) {
            gateways = value;
            return this;
        }

        /**
         * Further SIP gateways: they call out, and are called where there is no CUCM. Default: none.
         *
         * @param value single addresses: {@code "10.1.1.30"}
         * @return this builder
         */
        public Builder gateways(String... value) {
            return gateways(Cidr.listOf(value));
        }

        /**
         * Numbers on the premises that UCCX transfers calls to. Default: none.
         *
         * @param value patterns of digits and dots: {@code 4...}
         * @return this builder
         */
        public Builder extensions(List<String> value) {
            extensions = value;
            return this;
        }

        /**
         * Numbers on the premises that UCCX transfers calls to. Default: none.
         *
         * @param value patterns of digits and dots: {@code "4..."}
         * @return this builder
         */
        public Builder extensions(String... value) {
            return extensions(List.of(value));
        }

        /**
         * A VPN that the router ends itself. Default: none; AWS may end one, see {@code siteToSiteVpn}.
         *
         * @param value {@code RouterVpn.to("203.0.113.10")}
         * @return this builder
         */
        public Builder vpn(RouterVpn value) {
            vpn = Optional.of(value);
            return this;
        }

        /**
         * {@return the voice network}
         *
         * @throws IllegalArgumentException when a network is wider than /8
         */
        public OnPremises build() {
            return new OnPremises(networks, callManagers, contactCenters, gateways, extensions, vpn);
        }
    }
}
