package io.cloudconnect.app;

import io.cloudconnect.ip.Cidr;
import io.cloudconnect.rule.NetworkRules;
import io.cloudconnect.rule.TextRules;
import java.util.List;
import java.util.Optional;

/**
 * The voice network the site serves.
 *
 * @param networks its networks. Default: none
 * @param callManagers addresses of the CUCM nodes, the first preferred. Default: none
 * @param contactCenters addresses of the UCCX nodes. Default: none
 * @param gateways addresses of further SIP gateways. Default: none
 * @param extensions numbers on premises that UCCX transfers calls to, digits and dots: {@code 4...}. Default: none
 * @param vpn the tunnel to it. Default: none
 */
public record OnPremisesSection(
        List<Cidr> networks,
        List<String> callManagers,
        List<String> contactCenters,
        List<String> gateways,
        List<String> extensions,
        VpnSection vpn) {

    private static final int MOST_CALL_MANAGERS = 5;

    static OnPremisesSection read(YamlSection in, Optional<Cidr> vpc) {
        List<Cidr> networks = in.list("networks", text -> apart(Formats.network(text), vpc));
        List<String> callManagers = in.list("callManagers", text -> inside(text, networks, vpc));
        List<String> contactCenters = in.list("contactCenters", text -> inside(text, networks, vpc));
        List<String> gateways = in.list("gateways", text -> inside(text, networks, vpc));
        List<String> extensions =
                in.list("extensions", TextRules.shaped("[0-9.]{1,32}", "pattern of digits and dots", "4..."));
        if (callManagers.size() > MOST_CALL_MANAGERS) {
            in.mistake(
                    "callManagers",
                    "has " + callManagers.size() + " addresses, and a server group takes " + MOST_CALL_MANAGERS,
                    "leave some out");
        }
        VpnSection vpn = VpnSection.read(in.section("vpn"));
        if (vpn.type() != VpnSection.Type.NONE && !in.has("networks")) {
            in.mistake("networks", "is missing", "write the networks behind the tunnel");
        }
        in.noOther();
        return new OnPremisesSection(networks, callManagers, contactCenters, gateways, extensions, vpn);
    }

    private static Cidr apart(Cidr network, Optional<Cidr> vpc) {
        vpc.ifPresent(own -> NetworkRules.apart(network, own));
        return NetworkRules.besideGuestShell(network);
    }

    private static String inside(String text, List<Cidr> networks, Optional<Cidr> vpc) {
        String address = Formats.address(text);
        Cidr host = Cidr.of(address);
        if (!networks.isEmpty() && networks.stream().noneMatch(network -> network.contains(host))) {
            throw new IllegalArgumentException(
                    address + " is in none of onPremises.networks; add its network there, or correct the address");
        }
        apart(host, vpc);
        return address;
    }
}
