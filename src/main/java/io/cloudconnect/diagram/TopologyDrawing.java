package io.cloudconnect.diagram;

import io.cloudconnect.diagram.Topology.FirewallRow;
import io.cloudconnect.diagram.Topology.OnPremisesNetwork;
import io.cloudconnect.diagram.Topology.Router;
import io.cloudconnect.diagram.Topology.Subnet;
import io.cloudconnect.diagram.Topology.Zone;
import java.util.List;
import java.util.Optional;

/** Draws a topology: the premises on the left, the region in the middle, Twilio on the right. */
final class TopologyDrawing {
    /** Light by default, dark where the reader's system is; the greens are what a deployment makes. */
    private static final String STYLE =
            """
            .ground{fill:#fff}.outer{fill:#f6f8fa;stroke:#d0d7de}.vpc{fill:#eef6ff;stroke:#0969da}.zone{fill:none;stroke:#8c959f;stroke-dasharray:4 4}
            .net{fill:#fff;stroke:#8c959f}.made{fill:#dafbe1;stroke:#1a7f37}.later{fill:none;stroke:#8c959f;stroke-dasharray:4 4}
            text{fill:#1f2328;font-size:13px}.small{font-size:11px;fill:#59636e}.strong{font-weight:600}.title{font-size:15px;font-weight:600}
            .calls{stroke:#1f2328;stroke-width:2;fill:none}.rest{stroke:#59636e;stroke-width:1.5;stroke-dasharray:5 4;fill:none}.rule{stroke:#d0d7de;fill:none}.head{fill:#1f2328}
            @media (prefers-color-scheme:dark){.ground{fill:#0d1117}.outer{fill:#161b22;stroke:#3d444d}.vpc{fill:#0c1f38;stroke:#4493f8}.zone,.later{stroke:#6e7681}.net{fill:#0d1117;stroke:#6e7681}.made{fill:#0f2d1a;stroke:#3fb950}text{fill:#f0f6fc}.small{fill:#9198a1}.calls{stroke:#f0f6fc}.rest{stroke:#9198a1}.rule{stroke:#3d444d}.head{fill:#f0f6fc}}""";

    private static final int MARGIN = 16;
    private static final int SMALL = 11;
    private static final int PREMISES_WIDTH = 172;
    private static final int PREMISES_GAP = 104;
    private static final int REGION_WIDTH = 632;
    private static final int TWILIO_GAP = 116;
    private static final int TWILIO_WIDTH = 246;
    private static final int ROW = 19;
    private static final int TOP = 50;
    private static final int BUSY_ZONE = 156;
    private static final int IDLE_ZONE = 66;

    private final Topology topology;
    private final Svg svg = new Svg(STYLE);
    private final int regionX;
    private final int twilioX;
    private final int vpcY = TOP + 36;
    private final int zonesY = vpcY + 36;
    private final int firewallY;
    private final int vpcBottom;
    private final int bottom;

    private TopologyDrawing(Topology topology) {
        this.topology = topology;
        regionX = MARGIN + (topology.onPremises().isPresent() ? PREMISES_WIDTH + PREMISES_GAP : 0);
        twilioX = regionX + REGION_WIDTH + TWILIO_GAP;
        firewallY = zoneY(topology.network().zones().size()) + 6;
        vpcBottom = firewallY + (topology.firewall().size() + 1) * ROW + 16;
        bottom = vpcBottom + 84;
    }

    /** The picture as an SVG file. */
    static String svg(Topology topology) {
        return new TopologyDrawing(topology).draw();
    }

    private String draw() {
        region();
        topology.network().zones().forEach(this::zone);
        firewall();
        new TwilioColumn(topology.twilio(), svg, twilioX, TOP, TWILIO_WIDTH, bottom).draw();
        topology.routers().forEach(this::router);
        topology.onPremises().ifPresent(this::premises);
        function();
        legend();
        return svg.document(
                twilioX + TWILIO_WIDTH + MARGIN, bottom + 40, topology.name(), new Description(topology).text());
    }

    private void region() {
        svg.text("title", MARGIN, 32, topology.name());
        svg.box("outer", regionX, TOP, REGION_WIDTH, bottom - TOP);
        svg.text("strong", regionX + 16, TOP + 23, "AWS " + topology.region());
        boolean existing = topology.network().existing();
        svg.box(existing ? "net" : "vpc", regionX + 16, vpcY, REGION_WIDTH - 32, vpcBottom - vpcY);
        svg.text("strong", regionX + 30, vpcY + 23, "VPC " + topology.network().name());
        int remarks = regionX + 60 + (int) (topology.network().name().length() * 7.6) + 30;
        svg.text(
                "small",
                remarks,
                vpcY + 23,
                String.join(", ", topology.network().remarks()));
    }

    private int zoneY(int index) {
        int y = zonesY;
        for (Zone zone : topology.network().zones().subList(0, index)) {
            y += height(zone) + 10;
        }
        return y;
    }

    private int height(Zone zone) {
        return routerOf(zone).isPresent() ? BUSY_ZONE : IDLE_ZONE;
    }

    private Optional<Router> routerOf(Zone zone) {
        return topology.routers().stream()
                .filter(router -> zone.subnet(true).map(Subnet::id).equals(Optional.of(router.outside())))
                .findFirst();
    }

    private void zone(Zone zone) {
        int y = zoneY(topology.network().zones().indexOf(zone));
        int height = height(zone);
        svg.box("zone", regionX + 30, y, REGION_WIDTH - 60, height);
        svg.text("small", regionX + 40, y + 15, zone.name());
        boolean inside = routerOf(zone).flatMap(Router::inside).isPresent();
        zone.subnet(false).ifPresent(subnet -> {
            svg.box("net", regionX + 40, y + 22, 142, inside ? height - 32 : 36);
            svg.text("small", regionX + 48, y + 37, "Private subnet");
            svg.text("small", regionX + 48, y + 51, Svg.fittingId(subnet.range(), 112, SMALL));
        });
        zone.subnet(true).ifPresent(subnet -> {
            svg.box("net", regionX + 194, y + 8, REGION_WIDTH - 234, height - 16);
            svg.text("small", regionX + 204, y + 24, "Public subnet " + Svg.fitting(subnet.range(), 200, SMALL));
        });
    }

    /** AS numbers of four bytes have a line of their own. */
    private void routing(String words, int middle, int y) {
        String[] lines = Svg.fits(words, PREMISES_GAP - 12, SMALL) ? new String[] {words} : words.split(", ", 2);
        for (int line = 0; line < lines.length; line++) {
            svg.centred("small", middle, y + 15 * line, lines[line]);
        }
    }

    private int routerY(Router router) {
        Zone zone = topology.network().zones().stream()
                .filter(each -> routerOf(each).equals(Optional.of(router)))
                .findFirst()
                .orElse(topology.network().zones().get(0));
        return zoneY(topology.network().zones().indexOf(zone)) + 32;
    }

    private void router(Router router) {
        int y = routerY(router);
        int x = regionX + 204;
        svg.box("made", x, y, 226, 33 + 15 * router.words().size());
        svg.text("strong", x + 10, y + 19, Svg.strongFitting(router.name(), 206, 13));
        int line = y + 36;
        for (String words : router.words()) {
            svg.text("small", x + 10, line, Svg.fitting(words, 212, SMALL));
            line += 15;
        }
        // as wide as the longest address
        svg.box("made", x + 240, y + 30, 138, 46);
        svg.text("strong", x + 248, y + 49, Svg.strongFitting(router.elasticIp(), 129, 13));
        svg.text("small", x + 248, y + 66, router.elasticIpFate());
        svg.stroke("calls", "M" + (x + 226) + " " + callsY(router) + "h14");
        if (router.inside().isPresent()) {
            svg.box("made", regionX + 50, y + 56, 122, 38);
            svg.text("small", regionX + 58, y + 72, "GigabitEthernet2");
            svg.text("small", regionX + 58, y + 86, "network interface");
            svg.stroke("calls", "M" + (regionX + 172) + " " + premisesY(router) + "h32");
        }
        calls(router);
    }

    /** The line to Twilio; a second router's bends towards the first's. */
    private void calls(Router router) {
        int index = topology.routers().indexOf(router);
        int target = callsY(topology.routers().get(0)) + index * 14;
        int right = regionX + REGION_WIDTH;
        svg.bothWays(
                "calls",
                "M" + (regionX + 582) + " " + callsY(router) + "H" + (right - 6) + "V" + target + "H" + (twilioX + 16));
        if (index == 0) {
            svg.text("small", right + 10, target - 8, topology.twilio().way().get(0));
        }
        if (index == topology.routers().size() - 1) {
            int line = target + 17;
            for (String words :
                    topology.twilio().way().subList(1, topology.twilio().way().size())) {
                svg.text("small", right + 10, line, words);
                line += 15;
            }
        }
    }

    private int callsY(Router router) {
        return routerY(router) + 53;
    }

    private int premisesY(Router router) {
        return routerY(router) + 82;
    }

    private void premises(OnPremisesNetwork premises) {
        Router first = topology.routers().get(0);
        int way = premisesY(first);
        int height = 58
                + 16 * (premises.networks().size() + premises.hosts().size())
                + (premises.tunnel().isPresent() ? 16 : 0);
        int top = Math.max(TOP, way - height / 2);
        svg.box("outer", MARGIN, top, PREMISES_WIDTH, height);
        svg.text("strong", MARGIN + 12, top + 24, "On premises");
        int line = top + 46;
        for (List<String> words : List.of(premises.networks(), premises.hosts())) {
            for (String word : words) {
                svg.text("small", MARGIN + 12, line, Svg.fitting(word, PREMISES_WIDTH - 20, SMALL));
                line += 16;
            }
        }
        int gap = MARGIN + PREMISES_WIDTH;
        if (premises.tunnel().isPresent()) {
            Topology.Tunnel tunnel = premises.tunnel().get();
            svg.text("small", MARGIN + 12, line, "VPN peer " + tunnel.peer());
            svg.centred("small", gap + PREMISES_GAP / 2, way - 8, tunnel.kind());
            routing(tunnel.routing(), gap + PREMISES_GAP / 2, way + 16);
        }
        boolean inside = first.inside().isPresent();
        svg.bothWays("calls", "M" + gap + " " + way + "H" + (inside ? regionX + 50 : regionX + 204));
        // A VPN that AWS ends forks behind its gateway, everything else before the region.
        boolean gateway = premises.tunnel().filter(Topology.Tunnel::endsInAws).isPresent();
        int fork = gateway ? regionX + 27 : regionX - 10;
        for (Router other : topology.routers().subList(1, topology.routers().size())) {
            svg.arrow(
                    "calls",
                    "M" + fork + " " + way + "V" + premisesY(other) + "H" + (inside ? regionX + 50 : regionX + 204));
        }
        if (gateway) {
            svg.box("made", regionX + 8, way - 9, 16, 18);
        }
    }

    private void firewall() {
        int[] columns = {regionX + 30, regionX + 100, regionX + 290, regionX + 456};
        int[] widths = {70, 186, 160, 150};
        int y = firewallY + 12;
        svg.text("small strong", columns[0], y, "Firewall");
        svg.text("small strong", columns[1], y, "other side");
        svg.text("small strong", columns[2], y, "may reach the router at");
        svg.text("small strong", columns[3], y, "is reached at");
        String group = "";
        for (FirewallRow row : topology.firewall()) {
            y += ROW;
            svg.stroke("rule", "M" + columns[0] + " " + (y - 13) + "H" + (regionX + REGION_WIDTH - 30));
            svg.text("small strong", columns[0], y, row.group().equals(group) ? "" : row.group());
            svg.text("small", columns[1], y, Svg.fitting(row.peer(), widths[1], SMALL));
            svg.text("small", columns[2], y, Svg.fitting(row.in(), widths[2], SMALL));
            svg.text("small", columns[3], y, Svg.fitting(row.out(), widths[3], SMALL));
            group = row.group();
        }
    }

    private void function() {
        int y = vpcBottom + 14;
        int x = regionX + REGION_WIDTH - 246;
        svg.box("net", regionX + 16, y, 230, 54);
        svg.text("strong", regionX + 28, y + 22, "Secrets Manager");
        svg.text("small", regionX + 28, y + 40, Svg.fitting(topology.secret(), 210, SMALL));
        svg.arrow("rest", "M" + (regionX + 246) + " " + (y + 27) + "H" + x);
        svg.box("made", x, y, 230, 54);
        svg.text("strong", x + 12, y + 22, "Trunk function");
        svg.text("small", x + 12, y + 40, topology.function());
        svg.arrow("rest", "M" + (x + 230) + " " + (y + 27) + "H" + (twilioX + 16));
        svg.text("small", regionX + REGION_WIDTH + 10, y + 19, "REST API");
    }

    private void legend() {
        svg.box("made", regionX, bottom + 14, 14, 14);
        svg.text(
                "small",
                regionX + 22,
                bottom + 25,
                "made by one deployment, removed by one destroy; an Elastic IP may outlive it");
    }
}
