package io.cloudconnect.local.report;

import io.cloudconnect.app.OnPremisesSection;
import io.cloudconnect.app.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The topology as boxes in text: the voice network, the VPC with its router, Twilio. */
final class TopologyPicture {
    private TopologyPicture() {}

    static List<String> lines(Site site, StandingSite standing) {
        List<List<String>> columns = new ArrayList<>();
        OnPremisesSection onPremises = site.onPremises();
        if (!onPremises.networks().isEmpty()) {
            columns.add(box("On premises", onPremises(onPremises)));
            columns.add(standing.tunnels() ? link("IPsec", "", "─") : link("", "", "·"));
        }
        columns.add(box("AWS " + site.region(), aws(site, standing)));
        columns.add(link("SIP " + site.router().transport().id(), "RTP", "─"));
        columns.add(box("Twilio " + site.callEdge().id(), twilio(standing)));
        return sideBySide(columns);
    }

    private static List<String> onPremises(OnPremisesSection section) {
        List<String> lines = new ArrayList<>();
        section.networks().forEach(network -> lines.add(network.toString()));
        section.callManagers().forEach(address -> lines.add("CUCM " + address));
        section.contactCenters().forEach(address -> lines.add("UCCX " + address));
        section.gateways().forEach(address -> lines.add("gateway " + address));
        return lines;
    }

    private static List<String> aws(Site site, StandingSite standing) {
        List<String> lines = new ArrayList<>();
        site.network().cidr().ifPresent(cidr -> lines.add("VPC " + cidr));
        for (RouterInstance router : standing.routers()) {
            lines.add("vCUBE " + site.router().platform().id());
            lines.add("  " + router.type() + " in " + router.zone());
            for (int index = 0; index < router.interfaces().size(); index++) {
                RouterInstance.Interface port = router.interfaces().get(index);
                lines.add("  GigabitEthernet" + (index + 1) + "  " + port.privateIp());
                if (!port.publicIp().isEmpty()) {
                    lines.add("  Elastic IP        " + port.publicIp());
                }
            }
        }
        lines.add(standing.rules().size() + " firewall rules in "
                + standing.groups().size() + " groups");
        return lines;
    }

    private static List<String> twilio(StandingSite standing) {
        List<String> lines = new ArrayList<>();
        standing.trunk().ifPresent(trunk -> {
            lines.add(trunk.domainName().orElse("(no domain)"));
            trunk.numbers().stream().limit(4).forEach(number -> lines.add("  " + number));
            if (trunk.numbers().size() > 4) {
                lines.add("  and " + (trunk.numbers().size() - 4) + " more");
            }
        });
        return lines;
    }

    private static List<String> box(String title, List<String> content) {
        int width = Math.max(
                title.length() + 2,
                content.stream().mapToInt(String::length).max().orElse(0));
        List<String> lines = new ArrayList<>();
        lines.add("┌─ " + title + " " + "─".repeat(width - title.length() - 1) + "┐");
        content.forEach(line -> lines.add("│ " + pad(line, width) + " │"));
        lines.add("└" + "─".repeat(width + 2) + "┘");
        return lines;
    }

    /** A line between boxes, dotted where nothing connects them yet, with a word above and one below. */
    private static List<String> link(String above, String below, String stroke) {
        int width = Math.max(Math.max(above.length(), below.length()) + 2, 4);
        return List.of(
                " ".repeat(width), " " + pad(above, width - 1), stroke.repeat(width), " " + pad(below, width - 1));
    }

    private static List<String> sideBySide(List<List<String>> columns) {
        int height = columns.stream().mapToInt(List::size).max().orElse(0);
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < height; row++) {
            int at = row;
            lines.add(columns.stream()
                    .map(column -> at < column.size()
                            ? column.get(at)
                            : " ".repeat(column.get(0).length()))
                    .collect(Collectors.joining())
                    .stripTrailing());
        }
        return lines;
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
