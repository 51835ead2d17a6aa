package io.cloudconnect.diagram;

import java.util.List;
import java.util.Optional;

/**
 * What a site is made of, in words for a picture.
 *
 * @param name the stack's name
 * @param region AWS region
 * @param network the VPC
 * @param routers one or two
 * @param firewall what is let through, a row for each kind of packet
 * @param onPremises the voice network calls come from; empty without one
 * @param twilio the other side
 * @param function what configures the trunk: {@code Lambda, java21}
 * @param secret name of the secret with the Twilio API key
 */
record Topology(
        String name,
        String region,
        Network network,
        List<Router> routers,
        List<FirewallRow> firewall,
        Optional<OnPremisesNetwork> onPremises,
        Twilio twilio,
        String function,
        String secret) {

    Topology {
        routers = List.copyOf(routers);
        firewall = List.copyOf(firewall);
    }

    /**
     * @param name its address range, or its id where it was there before
     * @param existing true: another stack's
     * @param zones those it spans
     * @param remarks what else it has: {@code flow logs}
     */
    record Network(String name, boolean existing, List<Zone> zones, List<String> remarks) {}

    /** One availability zone: its subnets, public first. */
    record Zone(String name, List<Subnet> subnets) {
        Optional<Subnet> subnet(boolean open) {
            return subnets.stream().filter(subnet -> subnet.open == open).findFirst();
        }
    }

    /**
     * @param id its logical id, or the id it has in AWS
     * @param range its address range, or its id
     * @param open true: the Internet gateway is its default route
     */
    record Subnet(String id, String range, boolean open) {}

    /**
     * @param name host name
     * @param product {@code Cisco Catalyst 8000V}
     * @param size instance type
     * @param licence throughput and package
     * @param elasticIp its public address in words
     * @param elasticIpFate what becomes of it with the stack
     * @param outside subnet of the first interface
     * @param inside subnet of the second; empty with one interface
     */
    record Router(
            String name,
            String product,
            String size,
            String licence,
            String elasticIp,
            String elasticIpFate,
            String outside,
            Optional<String> inside) {

        /** What stands under its name. */
        List<String> words() {
            return inside.isPresent()
                    ? List.of(product, size, licence, "GigabitEthernet1, outside", "GigabitEthernet2, inside")
                    : List.of(product, size, licence, "GigabitEthernet1");
        }
    }

    /**
     * @param group whom it is for
     * @param peer who is on the other side
     * @param in ports that may be reached from there; a dash for none
     * @param out ports that may be reached there
     */
    record FirewallRow(String group, String peer, String in, String out) {}

    /**
     * @param networks its address ranges
     * @param hosts what there is: {@code 2 call managers}
     * @param tunnel how it is reached; empty where the picture cannot tell
     */
    record OnPremisesNetwork(List<String> networks, List<String> hosts, Optional<Tunnel> tunnel) {}

    /**
     * @param kind {@code Site-to-Site VPN}
     * @param routing {@code BGP, AS 65010}
     * @param peer the other end's public address
     * @param endsInAws true: at a gateway of AWS; false: at the router
     */
    record Tunnel(String kind, String routing, String peer, boolean endsInAws) {}

    /**
     * @param today the edge calls take
     * @param planned the exchange they will take once connected; empty where that is today's
     * @param way how packets get there today: the kind, then its size where it has one, then what it carries
     * @param domain the trunk's full domain
     * @param trunk further words about the trunk
     */
    record Twilio(Place today, Optional<Place> planned, List<String> way, String domain, List<String> trunk) {}

    /**
     * @param id {@code ashburn-ix}
     * @param kind {@code Interconnect exchange}, with the place
     * @param signalling addresses
     * @param media network and ports
     */
    record Place(String id, String kind, List<String> signalling, String media) {}
}
