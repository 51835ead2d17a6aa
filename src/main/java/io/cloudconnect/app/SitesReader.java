package io.cloudconnect.app;

import io.cloudconnect.delivery.Expiry;
import io.cloudconnect.router.Redundancy;
import io.cloudconnect.rule.TextRules;
import io.cloudconnect.rule.TrunkRules;
import io.cloudconnect.twilio.ConnectionSid;
import io.cloudconnect.twilio.Edge;
import io.cloudconnect.twilio.Exchange;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads all sites of a file and holds them against each other. */
final class SitesReader {
    // "CloudConnect-" and this are at most the 128 characters of a stack name.
    private static final Function<String, String> NAME =
            TextRules.shaped("[A-Za-z0-9][A-Za-z0-9-]{0,114}", "site name", "virginia: letters, digits and hyphens");
    private static final Function<String, String> REGION =
            TextRules.shaped("[a-z]{2}(-[a-z]+)+-\\d", "AWS region", "us-east-1");

    private final Path folder;
    private final Map<String, String> siteByName = new HashMap<>();
    private final Map<String, String> siteByDomain = new HashMap<>();

    /** @param folder where files named by the site file are looked for */
    SitesReader(Path folder) {
        this.folder = folder;
    }

    List<Site> read(YamlSection root) {
        YamlSection in = root.section("sites");
        if (!root.has("sites") || in.names().isEmpty()) {
            root.mistake("sites", "there is no site", "write at least one, \"name:\" and its fields under it");
        }
        List<Site> sites = new ArrayList<>();
        for (String name : in.names()) {
            int before = in.mistakesSoFar();
            in.checked(name, () -> NAME.apply(name));
            String twin = siteByName.putIfAbsent(name.toLowerCase(Locale.ROOT), name);
            if (twin != null) {
                in.mistake(name, "the stack's name is that of site " + twin, "choose another name");
            }
            readSite(name, in.section(name), before).ifPresent(sites::add);
        }
        return sites;
    }

    private Optional<Site> readSite(String name, YamlSection in, int before) {
        Optional<String> region = in.required("region", REGION);
        Optional<String> account = in.text("account", TextRules.shaped("\\d{12}", "AWS account", "\"123456789012\""));
        Optional<Edge> edge = edge(in, region);
        Optional<ConnectionSid> connection = in.text("connection", ConnectionSid::new);
        YamlSection interconnectFields = in.section("interconnect");
        InterconnectSection interconnect = InterconnectSection.read(interconnectFields);
        edge.ifPresent(place -> checkInterconnect(interconnectFields, interconnect, place));

        YamlSection trunkFields = in.section("trunk");
        if (!in.has("trunk")) {
            in.mistake("trunk", "is missing", "write trunk: {domain: …}");
        }
        Optional<TrunkSection> trunk = in.has("trunk") ? TrunkSection.read(trunkFields, folder) : Optional.empty();
        YamlSection routerFields = in.section("router");
        RouterSection router = RouterSection.read(routerFields, region.orElse(""), trunkFields.isTrue("secure"));
        YamlSection networkFields = in.section("network");
        NetworkSection network = NetworkSection.read(networkFields, router.redundancy(), router.interfaces());
        YamlSection onPremisesFields = in.section("onPremises");
        OnPremisesSection onPremises = OnPremisesSection.read(onPremisesFields, network.cidr());
        if (network.existingVpc().isPresent()) {
            checkRoutes(interconnectFields, interconnect, onPremisesFields, onPremises, networkFields);
        }
        OperationsSection operations = OperationsSection.read(in.section("operations"));
        boolean retain = in.flag("retainElasticIp", !in.has("expires"));
        Optional<Expiry> expires = in.text("expires", Expiry::of);
        if (in.has("expires") && in.isTrue("retainElasticIp")) {
            in.mistake(
                    "retainElasticIp",
                    "is true and the site expires; nothing would ever release the address",
                    "leave it out, or leave expires out");
        }
        in.noOther();

        trunk.ifPresent(value -> checkTrunk(trunkFields, name, value, router.redundancy()));
        if (region.isEmpty() || edge.isEmpty() || trunk.isEmpty()) {
            return Optional.empty();
        }
        Site site = new Site(
                name,
                region.get(),
                account,
                edge.get(),
                connection,
                interconnect,
                trunk.get(),
                router,
                network,
                onPremises,
                operations,
                retain,
                expires);
        // A mistake of the site's, its name's too, would be told again as one of what is made of it.
        if (in.mistakesSoFar() == before) {
            RouterCheck.run(
                    site, in, Map.of("trunk", trunkFields, "router", routerFields, "onPremises", onPremisesFields));
        }
        return Optional.of(site);
    }

    private static Optional<Edge> edge(YamlSection in, Optional<String> region) {
        if (in.has("exchange")) {
            return in.text("exchange", Edge::of);
        }
        return region.flatMap(there -> in.checked("region", () -> Exchange.forRegion(there)));
    }

    /** The construct routes by the VPC's route tables, which an existing VPC tells only where they are written. */
    private static void checkRoutes(
            YamlSection interconnectFields,
            InterconnectSection interconnect,
            YamlSection onPremisesFields,
            OnPremisesSection onPremises,
            YamlSection networkFields) {
        if (interconnect.path() instanceof InterconnectSection.DirectConnect) {
            requireTables(interconnectFields, "path", networkFields, List.of("public"));
        }
        VpnSection.Type vpn = onPremises.vpn().type();
        if (vpn != VpnSection.Type.NONE) {
            List<String> kinds =
                    vpn == VpnSection.Type.SITE_TO_SITE ? List.of("public", "private") : List.of("private");
            requireTables(onPremisesFields.section("vpn"), "type", networkFields, kinds);
        }
    }

    private static void requireTables(YamlSection in, String way, YamlSection network, List<String> kinds) {
        List<String> missing = kinds.stream()
                .filter(kind ->
                        network.length(kind + "SubnetIds").orElse(0) > 0 && !network.has(kind + "SubnetRouteTableIds"))
                .map(kind -> "network." + kind + "SubnetRouteTableIds")
                .toList();
        if (!missing.isEmpty()) {
            in.mistake(
                    way,
                    "needs routes in the subnets of network.vpcId, whose route tables are not written",
                    "write " + String.join(" and ", missing) + ", one for each subnet");
        }
    }

    private static void checkInterconnect(YamlSection in, InterconnectSection interconnect, Edge edge) {
        if (edge instanceof Exchange exchange) {
            if (!exchange.bandwidthsMbps().contains(interconnect.bandwidthMbps())) {
                in.mistake(
                        "bandwidthMbps",
                        interconnect.bandwidthMbps() + " Mbit/s is not offered at " + exchange,
                        "there are " + exchange.bandwidthsMbps());
            }
        } else if (!(interconnect.path() instanceof InterconnectSection.Direct)) {
            in.mistake("path", edge + " has no private way to it", "write path: direct, or name an exchange");
        }
    }

    private void checkTrunk(YamlSection in, String site, TrunkSection trunk, Redundancy redundancy) {
        // Sites may share a trunk that none of them owns.
        String twin = trunk.sid().isPresent()
                ? null
                : siteByDomain.putIfAbsent(trunk.domain().name().toLowerCase(Locale.ROOT), site);
        if (twin != null) {
            in.mistake(
                    "domain",
                    "\"" + trunk.domain().name() + "\" is the domain of site " + twin + " too",
                    "choose another, it is unique over all of Twilio");
        }
        in.check(
                "origination",
                () -> TrunkRules.originationUrls(trunk.origination().size(), redundancy.routers()));
    }
}
