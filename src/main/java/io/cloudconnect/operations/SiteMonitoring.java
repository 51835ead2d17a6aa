package io.cloudconnect.operations;

import io.cloudconnect.router.Vcube;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.constructs.Construct;

/** Watches a site: dashboard, alarms, log queries, and a topic that tells people. */
public final class SiteMonitoring extends Construct {
    private final Optional<ITopic> topic;
    private final Optional<Dashboard> dashboard;

    /**
     * Makes dashboard, alarms and queries, as far as the settings ask for them.
     *
     * @param scope the stack or construct it belongs to
     * @param id unique in the scope
     * @param props what is watched, and who is told
     */
    public SiteMonitoring(Construct scope, String id, SiteMonitoringProps props) {
        super(scope, id);
        MonitoringSettings settings = props.settings();
        topic = settings.topic().or(() -> ownTopic(props));
        List<RouterMetrics> routers = routers(props);
        Optional<RejectedTraffic> rejected = props.flowLogGroup()
                .map(logs ->
                        new RejectedTraffic(this, "RejectedTraffic", props.site(), logs, props.twilioSignalling()));
        Optional<RouterLog> log =
                settings.routerLogGroup().map(name -> new RouterLog(this, "RouterLog", props.site(), name));
        if (settings.alarms()) {
            alarms(props, routers, rejected);
        }
        dashboard = settings.dashboard() ? Optional.of(dashboard(props, routers, rejected, log)) : Optional.empty();
    }

    private static List<RouterMetrics> routers(SiteMonitoringProps props) {
        List<RouterMetrics> metrics = new ArrayList<>();
        for (Vcube router : props.routers()) {
            int number = metrics.size() + 1;
            String name = props.site() + (props.routers().size() > 1 ? " router " + number : " router");
            metrics.add(new RouterMetrics(router, "Router" + number, name));
        }
        return metrics;
    }

    private void alarms(SiteMonitoringProps props, List<RouterMetrics> routers, Optional<RejectedTraffic> rejected) {
        SiteAlarms alarms = new SiteAlarms(this, "Alarms", topic.map(SnsAction::new));
        String limit = props.narrowestMbps() < props.licensedMbps() ? "connection to Twilio" : "licence";
        for (RouterMetrics router : routers) {
            alarms.unreachable(router);
            alarms.nearLimit(router, props.narrowestMbps(), limit);
        }
        alarms.functionErrors(props.trunkFunction());
        props.vpnConnectionId().map(SiteAlarms::tunnelState).ifPresent(alarms::tunnelsDown);
        rejected.map(RejectedTraffic::packets).ifPresent(alarms::rejected);
        topic.ifPresent(told -> new AddressWatch(this, "AddressWatch", props.site(), props.routers(), told));
    }

    private Dashboard dashboard(
            SiteMonitoringProps props,
            List<RouterMetrics> routers,
            Optional<RejectedTraffic> rejected,
            Optional<RouterLog> log) {
        SiteDashboard page = new SiteDashboard()
                .status(routers)
                .cpu(routers)
                .throughput(routers, props)
                .packets(routers, rejected);
        log.ifPresent(page::calls);
        props.vpnConnectionId().map(SiteAlarms::tunnelState).ifPresent(page::tunnels);
        return page.trunkFunction(props.trunkFunction().metricErrors()).build(this, "Dashboard");
    }

    private Optional<ITopic> ownTopic(SiteMonitoringProps props) {
        if (props.settings().email().isEmpty()) {
            return Optional.empty();
        }
        Topic own = Topic.Builder.create(this, "Topic")
                .displayName("Cloud Connect " + props.site())
                .enforceSsl(true)
                .build();
        // A topic with a policy has no other: what CloudWatch may otherwise do in its own account has to be said.
        own.addToResourcePolicy(PolicyStatement.Builder.create()
                .effect(Effect.ALLOW)
                .principals(List.of(new ServicePrincipal("cloudwatch.amazonaws.com")))
                .actions(List.of("sns:Publish"))
                .resources(List.of(own.getTopicArn()))
                .conditions(Map.of(
                        "StringEquals",
                        Map.of("aws:SourceAccount", Stack.of(this).getAccount())))
                .build());
        props.settings().email().forEach(address -> own.addSubscription(new EmailSubscription(address)));
        return Optional.of(own);
    }

    /** {@return who is told; empty: nobody} */
    public Optional<ITopic> getTopic() {
        return topic;
    }

    /** {@return the dashboard; empty where none was asked for} */
    public Optional<Dashboard> getDashboard() {
        return dashboard;
    }
}
