package io.cloudconnect.operations;

import io.cloudconnect.router.Vcube;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MathExpression;

/**
 * What EC2 tells of a router, in an operator's units.
 *
 * <p>Source: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/viewing_metrics_with_cloudwatch.html
 */
final class RouterMetrics {
    private final Vcube router;
    private final String id;
    private final String name;

    /**
     * @param id for constructs: {@code Router1}
     * @param name for people: {@code CloudConnect-virginia router 1}
     */
    RouterMetrics(Vcube router, String id, String name) {
        this.router = router;
        this.id = id;
        this.name = name;
    }

    String id() {
        return id;
    }

    String name() {
        return name;
    }

    /** 1 while the instance or what it runs on does not answer. */
    IMetric unreachable() {
        return router.metric("StatusCheckFailed", "Maximum");
    }

    /** Percent. */
    IMetric cpu() {
        return router.metric("CPUUtilization", "Average");
    }

    /** Mbit/s into all interfaces. */
    IMetric receivedMbps() {
        return mbps("NetworkIn", "in");
    }

    /** Mbit/s out of all interfaces. */
    IMetric sentMbps() {
        return mbps("NetworkOut", "out");
    }

    /**
     * Packets a minute, in and out: not a sum, since two metrics of one expression come in another order each synth.
     */
    List<IMetric> packets() {
        return List.of(router.metric("NetworkPacketsIn", "Sum"), router.metric("NetworkPacketsOut", "Sum"));
    }

    private IMetric mbps(String metric, String direction) {
        String bytes = key(metric);
        return MathExpression.Builder.create()
                .expression(bytes + " * 8 / PERIOD(" + bytes + ") / 1000000")
                .usingMetrics(Map.of(bytes, router.metric(metric, "Sum")))
                .label(name + " " + direction)
                .period(Duration.minutes(1))
                .build();
    }

    /** One graph shows all routers, and no two of its metrics may have the same key. */
    private String key(String metric) {
        return id.toLowerCase(Locale.ROOT) + metric;
    }
}
