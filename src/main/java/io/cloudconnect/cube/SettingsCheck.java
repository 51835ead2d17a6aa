package io.cloudconnect.cube;

import io.cloudconnect.cube.IllegalSettingsException.Problem;
import io.cloudconnect.ip.Cidr;
import io.cloudconnect.rule.NetworkRules;
import io.cloudconnect.twilio.Exchange;
import io.cloudconnect.twilio.PublicEdge;
import io.cloudconnect.twilio.SipTransport;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds every setting that would give a wrong or dangerous configuration, before a line of it is written. */
final class SettingsCheck {
    private static final Pattern HOSTNAME = Pattern.compile("[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?");
    /** Licensing fails on a router that is called like its product. */
    private static final Set<String> PRODUCT_NAMES = Set.of("C8000V", "CSR1000V");

    private static final Pattern EMERGENCY_NUMBER = Pattern.compile("[0-9]{2,6}");
    private static final Pattern EXTENSION = Pattern.compile("\\+?[0-9.]{1,30}");
    /** So that the longest SIP profile rule fits into a line. */
    private static final int LONGEST_REWRITTEN_DOMAIN = 48;

    private static final int LONGEST_DOMAIN = 100;
    /** A server group holds five. */
    private static final int MOST_CALLED = 5;
    /** A URI class holds ten. */
    private static final int MOST_CALLERS = 10;

    private final CubeSettings settings;
    private final List<Problem> problems = new ArrayList<>();

    private SettingsCheck(CubeSettings settings) {
        this.settings = settings;
    }

    /**
     * The same settings, when nothing is wrong with them.
     *
     * @throws IllegalSettingsException with every mistake found
     */
    static CubeSettings passed(CubeSettings settings) {
        SettingsCheck check = new SettingsCheck(settings);
        check.identity();
        check.licence();
        check.twilio();
        check.interconnect();
        check.onPremises();
        check.problems.addAll(ExtraConfiguration.problems(settings.extraConfiguration()));
        if (check.problems.isEmpty() && !settings.extraConfiguration().isEmpty()) {
            check.extraLinesInPlace();
        }
        if (!check.problems.isEmpty()) {
            throw new IllegalSettingsException(check.problems);
        }
        return settings;
    }

    private void identity() {
        String hostname = settings.hostname();
        if (!HOSTNAME.matcher(hostname).matches()) {
            problem("hostname", hostname, "use 1 to 63 letters, digits and hyphens, the first a letter");
        } else if (PRODUCT_NAMES.contains(hostname.toUpperCase())) {
            problem("hostname", hostname, "is the product's name, which breaks licensing; call the router otherwise");
        }
        int interfaces = settings.interfaces();
        if (interfaces != 1 && interfaces != 2) {
            problem("interfaces", interfaces, "use 1, or 2 for an outside and an inside interface");
        }
        if (interfaces == 2 && settings.addresses().insideIp().isEmpty()) {
            problem("addresses", settings.addresses().privateIp(), "give the inside address of the second interface");
        }
        settings.insideGateway()
                .filter(gateway -> !RouterAddresses.isAddress(gateway))
                .ifPresent(gateway -> problem("insideGateway", gateway, "write the address of the subnet's router"));
        for (String number : settings.emergencyNumbers()) {
            if (!EMERGENCY_NUMBER.matcher(number).matches()) {
                problem("emergencyNumbers", number, "use two to six digits, as in 911");
            }
        }
        settings.maxCalls().ifPresent(calls -> {
            if (calls < 1) {
                problem("maxCalls", calls, "use 1 or more; leave it out for what the licence carries");
            }
        });
        settings.bandwidthMbps().ifPresent(bandwidth -> {
            if (bandwidth < 1) {
                problem("bandwidthMbps", bandwidth, "use the connection's Mbit/s, such as 10");
            }
        });
    }

    private void licence() {
        Licence.TechPackage licensed = settings.licence().techPackage();
        if (licensed.platform() != settings.platform()) {
            problem(
                    "licence",
                    licensed,
                    "is no package of a " + settings.platform() + "; use one of "
                            + Licence.TechPackage.of(settings.platform()));
        }
        boolean encrypts = settings.usesTls()
                || settings.overVpn()
                || settings.onPremises().vpn().isPresent();
        if (encrypts && !licensed.encrypts()) {
            problem(
                    "licence",
                    licensed,
                    "has neither TLS and SRTP nor IPsec; use ax, or send SIP by tcp without a VPN");
        }
    }

    private void twilio() {
        if (settings.secure() && settings.transport() != SipTransport.TLS) {
            problem("transport", settings.transport(), "a secure trunk takes TLS only; use tls, or secure: false");
        }
        settings.connection().ifPresent(connection -> {
            if (settings.edge() instanceof PublicEdge) {
                problem(
                        "connection",
                        connection,
                        "a connection ends at an exchange; name one as edge, or leave it out");
            }
        });
        int longest = settings.connection().isPresent() ? LONGEST_REWRITTEN_DOMAIN : LONGEST_DOMAIN;
        String domain = settings.trunkDomain().name();
        if (domain.length() > longest) {
            problem(
                    "trunkDomain",
                    domain,
                    "is longer than " + longest
                            + " characters, so that a SIP profile rule does not fit into a line; choose a shorter one");
        }
    }

    private void interconnect() {
        if (settings.interconnect() instanceof InterconnectPath.Direct) {
            return;
        }
        if (!(settings.edge() instanceof Exchange exchange)) {
            problem(
                    "interconnect",
                    settings.interconnect().id(),
                    "leads to an exchange; name one as edge, or use direct for a public edge");
        } else if (settings.interconnect() instanceof InterconnectPath.Vpn vpn) {
            exchange.prefixes().stream()
                    .filter(prefix -> prefix.contains(vpn.peer()))
                    .forEach(prefix -> problem(
                            "interconnect",
                            vpn.peer(),
                            "lies inside " + prefix
                                    + ", which the tunnel itself carries; use the gateway's Internet address"));
        }
    }

    private void onPremises() {
        OnPremises premises = settings.onPremises();
        single("callManagers", premises.callManagers());
        single("contactCenters", premises.contactCenters());
        single("gateways", premises.gateways());
        atMost(
                "callManagers",
                premises.callManagers(),
                MOST_CALLED,
                "a server group holds five; list those that take calls");
        if (premises.callManagers().isEmpty()) {
            atMost(
                    "gateways",
                    premises.gateways(),
                    MOST_CALLED,
                    "a server group holds five; list those that take calls");
        }
        atMost(
                "gateways",
                premises.callers(),
                MOST_CALLERS,
                "with the CUCM nodes they are more than the ten a URI class holds");
        atMost("contactCenters", premises.contactCenters(), MOST_CALLERS, "a URI class holds ten");
        List<Cidr> seen = new ArrayList<>();
        for (Cidr peer : premises.peers()) {
            if (seen.contains(peer)) {
                problem("onPremises", peer, "stands there twice; list every address once, under what it is");
            }
            seen.add(peer);
        }
        for (Cidr network : premises.networks()) {
            if (network.overlaps(NetworkRules.GUEST_SHELL)) {
                problem(
                        "networks",
                        network,
                        "overlaps " + NetworkRules.GUEST_SHELL
                                + ", the router's own guest shell network; route parts of it");
            }
        }
        for (String extension : premises.extensions()) {
            if (!EXTENSION.matcher(extension).matches()) {
                problem("extensions", extension, "use digits, and dots for any digit, as in 4...");
            }
        }
        premises.vpn().ifPresent(vpn -> {
            if (premises.networks().isEmpty() && vpn.bgp().isEmpty()) {
                problem("networks", "", "name the networks behind the VPN, or use BGP");
            }
            if (premises.networks().stream().anyMatch(network -> network.contains(vpn.peer()))) {
                problem("vpn", vpn.peer(), "lies inside a network that the tunnel itself carries");
            }
            if (premises.networks().stream().anyMatch(vpn.tunnelNetwork()::overlaps)) {
                problem("vpn", vpn.tunnelNetwork(), "the tunnel's own network overlaps one behind it; use another /30");
            }
            if (settings.interconnect() instanceof InterconnectPath.Vpn twilio
                    && twilio.peer().equals(vpn.peer())) {
                problem("vpn", vpn.peer(), "is Twilio's gateway too; name the premises' own address");
            }
        });
    }

    /** What a line does wrong may show only beside the lines that are generated, as a tag used twice does. */
    private void extraLinesInPlace() {
        CubeConfiguration.generate(settings)
                .illegalLines()
                .forEach(violation ->
                        problem("extraConfiguration", violation.line(), violation.what() + "; " + violation.remedy()));
    }

    private void single(String field, List<Cidr> addresses) {
        addresses.stream()
                .filter(address -> address.prefix() != 32)
                .forEach(address -> problem(field, address, "is a network; list single addresses"));
    }

    private void atMost(String field, List<Cidr> addresses, int most, String remedy) {
        if (addresses.size() > most) {
            problem(field, addresses.size() + " addresses", remedy);
        }
    }

    private void problem(String field, Object value, String remedy) {
        problems.add(new Problem(field, String.valueOf(value), remedy));
    }
}
