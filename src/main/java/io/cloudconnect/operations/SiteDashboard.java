package io.cloudconnect.operations;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.HorizontalAnnotation;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.IWidget;
import software.amazon.awscdk.services.cloudwatch.YAxisProps;
import software.constructs.Construct;

/** A site on one page: is it up, how full is it, what is turned away, how do calls end. */
final class SiteDashboard {
    private static final int WIDTH = 12;
    private static final int HEIGHT = 6;

    private final List<IWidget> widgets = new ArrayList<>();

    SiteDashboard status(List<RouterMetrics> routers) {
        return graph(
                "Routers: failed status checks",
                "1: does not answer",
                routers.stream().map(RouterMetrics::unreachable).toList());
    }

    SiteDashboard cpu(List<RouterMetrics> routers) {
        return graph(
                "Routers: CPU", "%", routers.stream().map(RouterMetrics::cpu).toList());
    }

    SiteDashboard throughput(List<RouterMetrics> routers, SiteMonitoringProps props) {
        List<IMetric> metrics = new ArrayList<>();
        routers.forEach(router -> metrics.addAll(List.of(router.receivedMbps(), router.sentMbps())));
        List<HorizontalAnnotation> limits = new ArrayList<>(List.of(limit("licence", props.licensedMbps())));
        props.interconnectMbps().ifPresent(mbps -> limits.add(limit("Interconnect", mbps)));
        widgets.add(widget("Routers: bandwidth", "Mbit/s", metrics)
                .leftAnnotations(limits)
                .build());
        return this;
    }

    SiteDashboard packets(List<RouterMetrics> routers, Optional<RejectedTraffic> rejected) {
        List<IMetric> metrics =
                routers.stream().flatMap(router -> router.packets().stream()).toList();
        graph("Routers: packets", "packets a minute", metrics);
        return rejected.map(traffic ->
                        graph("Firewall: Twilio turned away", "packets in 5 minutes", List.of(traffic.packets())))
                .orElse(this);
    }

    SiteDashboard calls(RouterLog log) {
        return graph("Calls, from the router's syslog", "in 5 minutes", List.of(log.legsEnded(), log.failures()));
    }

    SiteDashboard tunnels(IMetric state) {
        return graph("VPN tunnels", "1: both up", List.of(state));
    }

    SiteDashboard trunkFunction(IMetric errors) {
        return graph("Trunk function: errors", "errors", List.of(errors));
    }

    Dashboard build(Construct scope, String id) {
        Dashboard dashboard = Dashboard.Builder.create(scope, id).build();
        for (int first = 0; first < widgets.size(); first += 2) {
            dashboard.addWidgets(
                    widgets.subList(first, Math.min(first + 2, widgets.size())).toArray(IWidget[]::new));
        }
        return dashboard;
    }

    private SiteDashboard graph(String title, String unit, List<? extends IMetric> metrics) {
        widgets.add(widget(title, unit, metrics).build());
        return this;
    }

    private static GraphWidget.Builder widget(String title, String unit, List<? extends IMetric> metrics) {
        return GraphWidget.Builder.create()
                .title(title)
                .left(metrics)
                .leftYAxis(
                        YAxisProps.builder().label(unit).min(0).showUnits(false).build())
                .width(WIDTH)
                .height(HEIGHT);
    }

    private static HorizontalAnnotation limit(String name, int mbps) {
        return HorizontalAnnotation.builder()
                .label(name + " " + mbps + " Mbit/s")
                .value(mbps)
                .build();
    }
}
