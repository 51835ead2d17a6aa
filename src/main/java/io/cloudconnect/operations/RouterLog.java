package io.cloudconnect.operations;

import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.logs.FilterPattern;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.MetricFilter;
import software.amazon.awscdk.services.logs.QueryDefinition;
import software.amazon.awscdk.services.logs.QueryString;
import software.constructs.Construct;

/**
 * Calls and failures, counted in the router's syslog. IOS XE writes them with {@code gw-accounting syslog} (a
 * VOIP_CALL_HISTORY message for each leg of a call that ended) and {@code voice iec syslog} (a VOICE_IEC message for
 * each internal error that ended a call).
 */
final class RouterLog extends Construct {
    private static final String LEGS = "CallLegsEnded";
    private static final String FAILURES = "CallErrors";

    private final String namespace;

    RouterLog(Construct scope, String id, String site, String logGroupName) {
        super(scope, id);
        namespace = "CloudConnect/" + site;
        ILogGroup logGroup = LogGroup.fromLogGroupName(this, "LogGroup", logGroupName);
        count("Legs", logGroup, "VOIP_CALL_HISTORY", LEGS);
        count("Failures", logGroup, "VOICE_IEC", FAILURES);
        QueryDefinition.Builder.create(this, "Query")
                .queryDefinitionName("CloudConnect/" + site + "/Call errors")
                .logGroups(List.of(logGroup))
                .queryString(QueryString.Builder.create()
                        .fields(List.of("@timestamp", "@message"))
                        .filterStatements(List.of("@message like /VOICE_IEC/"))
                        .sort("@timestamp desc")
                        .limit(200)
                        .build())
                .build();
    }

    private void count(String id, ILogGroup logGroup, String term, String metric) {
        MetricFilter.Builder.create(this, id)
                .logGroup(logGroup)
                .filterPattern(FilterPattern.allTerms(term))
                .metricNamespace(namespace)
                .metricName(metric)
                .metricValue("1")
                .defaultValue(0)
                .build();
    }

    /** A call through the router has two legs. */
    Metric legsEnded() {
        return metric(LEGS, "Call legs ended");
    }

    Metric failures() {
        return metric(FAILURES, "Calls ended by an error");
    }

    private Metric metric(String name, String label) {
        return Metric.Builder.create()
                .namespace(namespace)
                .metricName(name)
                .label(label)
                .statistic("Sum")
                .period(Duration.minutes(5))
                .build();
    }
}
