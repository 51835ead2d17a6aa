package io.cloudconnect.operations;

import java.util.List;
import java.util.Optional;
import software.amazon.awscdk.services.sns.ITopic;

/**
 * What of a site is watched, and who is told.
 *
 * @param dashboard true: a CloudWatch dashboard. Default: true
 * @param alarms true: alarms on the router, its throughput, the trunk function and the tunnels. Default: true
 * @param email addresses that get the alarms by a topic of the site's own; each has to confirm once. Default: none
 * @param topic an existing topic that gets the alarms; not together with {@code email}. It must let CloudWatch and
 *     EventBridge publish. Default: none
 * @param routerLogGroup name of an existing log group that the router's syslog goes to. Default: none
 */
public record MonitoringSettings(
        boolean dashboard,
        boolean alarms,
        List<String> email,
        Optional<ITopic> topic,
        Optional<String> routerLogGroup) {
    public MonitoringSettings {
        email = List.copyOf(email);
        if (!email.isEmpty() && topic.isPresent()) {
            throw new IllegalArgumentException(
                    "email and topic are both given; subscribe the addresses to the topic, or leave one of them out");
        }
        email.stream().filter(address -> !address.matches("[^@\\s]+@[^@\\s]+")).forEach(address -> {
            throw new IllegalArgumentException(
                    "\"" + address + "\" is no e-mail address; write it as in noc@example.com");
        });
    }

    /** {@return dashboard and alarms, and nobody who is told} */
    public static MonitoringSettings standard() {
        return new MonitoringSettings(true, true, List.of(), Optional.empty(), Optional.empty());
    }

    /**
     * The same without the dashboard.
     *
     * @return the changed settings
     */
    public MonitoringSettings withoutDashboard() {
        return new MonitoringSettings(false, alarms, email, topic, routerLogGroup);
    }

    /**
     * The same without alarms, except the one that recovers a router.
     *
     * @return the changed settings
     */
    public MonitoringSettings withoutAlarms() {
        return new MonitoringSettings(dashboard, false, email, topic, routerLogGroup);
    }

    /**
     * Tells these addresses, by a topic of the site's own; each has to confirm once.
     *
     * @param addresses e-mail addresses
     * @return the changed settings
     */
    public MonitoringSettings email(String... addresses) {
        return new MonitoringSettings(dashboard, alarms, List.of(addresses), topic, routerLogGroup);
    }

    /**
     * Tells a topic that exists. Its policy must let {@code cloudwatch.amazonaws.com} and {@code events.amazonaws.com}
     * publish.
     *
     * @param existing the topic
     * @return the changed settings
     */
    public MonitoringSettings topic(ITopic existing) {
        return new MonitoringSettings(dashboard, alarms, email, Optional.of(existing), routerLogGroup);
    }

    /**
     * Counts calls and failures in the router's syslog.
     *
     * @param name of a log group that exists, which the router's syslog goes to
     * @return the changed settings
     */
    public MonitoringSettings routerLogGroup(String name) {
        return new MonitoringSettings(dashboard, alarms, email, topic, Optional.of(name));
    }
}
