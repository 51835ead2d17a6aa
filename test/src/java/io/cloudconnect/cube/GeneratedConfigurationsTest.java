package io.cloudconnect.cube;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudconnect.ip.Cidr;
import io.cloudconnect.twilio.Edge;
import io.cloudconnect.twilio.Exchange;
import io.cloudconnect.twilio.SipTransport;
import io.cloudconnect.twilio.TrunkDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;

/** Random sites, some of them hostile, through the generator and the check. */
class GeneratedConfigurationsTest {
    /** What hostile values try to put on a line of its own. */
    private static final String PAYLOAD = "username mallory privilege 15";

    private static final List<String> HOSTILE = List.of(
            "\n" + PAYLOAD,
            "\r" + PAYLOAD,
            "\"\n" + PAYLOAD,
            "!\n" + PAYLOAD,
            "x\nSection: Scripts\n" + PAYLOAD,
            "\u2028" + PAYLOAD,
            "\u0000",
            "\u001b[2J",
            "a\tb",
            "\"",
            "\\\"",
            "&quot;",
            "?",
            "ü",
            "!",
            "${Token[X.1]}",
            "");

    private static final Pattern PRINTABLE = Pattern.compile("[ -~&&[^?]]{1,400}");

    private static int generated;
    private static int refused;
    private static int findings;
    private static int injections;

    @Property(tries = 26_000)
    void giveNoIllegalLineAndNoInjection(@ForAll("seeds") Random random) {
        Optional<CubeSettings> settings = settings(random);
        if (settings.isEmpty()) {
            refused++;
            return;
        }

        CubeConfiguration configuration = CubeConfiguration.generate(settings.get().sampled());
        String text = configuration.text();
        List<Violation> violations =
                LegalityCheck.of(text.split("! ---- " + ExtraConfiguration.TITLE, 2)[0]).violations();

        generated++;
        findings += violations.size();
        assertThat(violations).isEmpty();
        // Properties hold a command each, in quotes, so that only sections could be broken out of.
        List<String> suspects = configuration
                .dayZero()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .filter(line -> !PRINTABLE.matcher(line).matches()
                        || line.startsWith("Section: Scripts")
                        || line.startsWith(PAYLOAD))
                .toList();
        injections += suspects.size();
        assertThat(suspects).isEmpty();
    }

    @AfterContainer
    static void printTheCount() {
        System.out.printf(
                "random sites: %d generated and checked, %d refused, %d illegal lines, %d injections%n",
                generated, refused, findings, injections);
        assertThat(generated).isGreaterThan(20_000);
        assertThat(refused).isGreaterThan(1_000);
    }

    @Provide
    Arbitrary<Random> seeds() {
        return Arbitraries.longs().map(Random::new);
    }

    private static Optional<CubeSettings> settings(Random random) {
        Edge edge = Edge.all().get(random.nextInt(Edge.all().size()));
        boolean exchange = edge instanceof Exchange || random.nextInt(20) == 0;
        SipTransport transport = one(random, SipTransport.values());
        try {
            Platform platform = one(random, Platform.values());
            List<Licence.TechPackage> packages = Licence.TechPackage.of(platform);
            CubeSettings.Builder site = CubeSettings.builder()
                    .platform(platform)
                    .hostname(text(random, "vcube-" + random.nextInt(1000)))
                    .licence(new Licence(
                            random.nextInt(40) == 0
                                    ? one(random, Licence.TechPackage.values())
                                    : packages.get(random.nextInt(10) == 0 ? packages.size() - 1 : 0),
                            Licence.THROUGHPUTS_MBPS.get(random.nextInt(Licence.THROUGHPUTS_MBPS.size()))))
                    .interfaces(1 + random.nextInt(2))
                    .edge(edge)
                    .furtherEdges(random.nextInt(3) == 0 ? List.copyOf(Exchange.all()) : List.of())
                    .trunkDomain(new TrunkDomain(text(random, "t" + "x".repeat(random.nextInt(47)))))
                    .transport(transport)
                    .secure(transport == SipTransport.TLS ? random.nextBoolean() : random.nextInt(30) == 0)
                    .rtpPorts(new RtpPortRange(8000 + 2 * random.nextInt(10_000), 28_000 + 2 * random.nextInt(10_000)))
                    .numberingPlan(one(random, NumberingPlan.values()))
                    .emergencyNumbers(random.nextInt(4) == 0 ? List.of(text(random, "911"), "933") : List.of())
                    .addresses(new RouterAddresses(address(random), address(random), Optional.of(address(random))))
                    .localNetworks(random.nextBoolean() ? List.of(Cidr.of("10.20.0.0/16")) : List.of())
                    .adminNetworks(networks(random))
                    .onPremises(premises(random))
                    .interconnect(exchange ? path(random) : InterconnectPath.DIRECT)
                    .twilioKeepalive(random.nextBoolean());
            if (exchange && random.nextBoolean()) {
                site.connection(Sites.CONNECTION);
            }
            if (random.nextInt(3) == 0) {
                site.insideGateway(text(random, address(random)));
            }
            if (random.nextInt(3) == 0) {
                site.maxCalls(random.nextInt(5000));
            }
            if (random.nextInt(3) == 0) {
                site.extraConfiguration(List.of(text(random, "ip name-server " + address(random))));
            }
            return Optional.of(site.build());
        } catch (IllegalArgumentException expected) {
            return Optional.empty();
        }
    }

    private static OnPremises premises(Random random) {
        OnPremises.Builder premises = OnPremises.builder()
                .networks(networks(random))
                .callManagers(peers(random, 1))
                .contactCenters(peers(random, 2))
                .gateways(peers(random, 3))
                .extensions(random.nextBoolean() ? List.of(text(random, "4...")) : List.of());
        if (random.nextInt(3) == 0) {
            RouterVpn vpn = RouterVpn.to("203.0.113.10").withPreSharedKey(key(random)).withProposal(proposal(random));
            premises.networks(List.of(Cidr.of("10.1.0.0/16")));
            premises.vpn(random.nextBoolean() ? vpn.withBgp(65000, 1 + random.nextInt(65000)) : vpn);
        }
        return premises.build();
    }

    private static InterconnectPath path(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> InterconnectPath.DIRECT_CONNECT;
            case 1 -> InterconnectPath.vpn(
                    "192.0.2." + random.nextInt(256),
                    one(random, InterconnectPath.VpnMode.values()),
                    proposal(random),
                    key(random));
            default -> InterconnectPath.DIRECT;
        };
    }

    private static IpsecProposal proposal(Random random) {
        return random.nextBoolean() ? IpsecProposal.AES_GCM : IpsecProposal.AES_CBC;
    }

    private static PreSharedKey key(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> PreSharedKey.inSecret(text(random, "voice/key"));
            case 1 -> PreSharedKey.exposedInConfiguration(text(random, "0123456789abcdef"));
            default -> PreSharedKey.typedIn();
        };
    }

    private static List<Cidr> networks(Random random) {
        List<Cidr> networks = new ArrayList<>();
        for (int count = random.nextInt(3); count > 0; count--) {
            networks.add(Cidr.of("10." + (1 + random.nextInt(9)) + ".0.0/16"));
        }
        return networks;
    }

    private static List<Cidr> peers(Random random, int third) {
        List<Cidr> peers = new ArrayList<>();
        for (int count = random.nextInt(4); count > 0; count--) {
            peers.add(Cidr.of("10.1." + third + "." + (10 * count + random.nextInt(10))));
        }
        return peers;
    }

    private static String address(Random random) {
        return "10.%d.%d.%d".formatted(random.nextInt(256), random.nextInt(256), random.nextInt(256));
    }

    /** Mostly the sound value; now and then a hostile one, alone or behind it. */
    private static String text(Random random, String sound) {
        if (random.nextInt(30) != 0) {
            return sound;
        }
        String hostile = HOSTILE.get(random.nextInt(HOSTILE.size()));
        return random.nextBoolean() ? sound + hostile : hostile;
    }

    private static <T> T one(Random random, T[] values) {
        return values[random.nextInt(values.length)];
    }
}
