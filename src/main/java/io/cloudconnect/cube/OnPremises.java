package io.cloudconnect.cube;

import io.cloudconnect.ip.Cidr;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The voice network behind the router.
 *
 * @param networks what the router reaches there
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
     */
    public OnPremises forRouter(int index) {
        Optional<RouterVpn> own = vpn.map(shared -> shared.withTunnelNetwork(new Cidr(
                shared.tunnelNetwork().network()
                        + index * shared.tunnelNetwork().size(),
                30)));
        return new OnPremises(networks, callManagers, contactCenters, gateways, extensions, own);
    }

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

        public Builder networks(List<Cidr> value) {
            networks = value;
            return this;
        }

        public Builder callManagers(List<Cidr> value) {
            callManagers = value;
            return this;
        }

        public Builder contactCenters(List<Cidr> value) {
            contactCenters = value;
            return this;
        }

        public Builder gateways(List<Cidr> value) {
            gateways = value;
            return this;
        }

        public Builder extensions(List<String> value) {
            extensions = value;
            return this;
        }

        public Builder vpn(RouterVpn value) {
            vpn = Optional.of(value);
            return this;
        }

        public OnPremises build() {
            return new OnPremises(networks, callManagers, contactCenters, gateways, extensions, vpn);
        }
    }
}
