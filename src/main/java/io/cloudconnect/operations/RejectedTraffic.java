package io.cloudconnect.operations;

import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.logs.FilterPattern;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.amazon.awscdk.services.logs.MetricFilter;
import software.amazon.awscdk.services.logs.QueryDefinition;
import software.amazon.awscdk.services.logs.QueryString;
import software.constructs.Construct;

/**
 * Twilio's signalling that the firewall turned away, from the VPC's flow logs: as packets counted, and as a query of
 * CloudWatch Logs Insights.
 *
 * <p>Sources: https://docs.aws.amazon.com/vpc/latest/userguide/flow-log-records.html (fields),
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html (filters)
 */
final class RejectedTraffic extends Construct {
    private static final String NAME = "RejectedTwilioPackets";
    private static final int LONGEST_PATTERN = 1024;

    private final String namespace;

    RejectedTraffic(Construct scope, String id, String site, ILogGroup flowLogs, List<String> twilio) {
        super(scope, id);
        namespace = "CloudConnect/" + site;
        MetricFilter.Builder.create(this, "Filter")
                .logGroup(flowLogs)
                .filterPattern(FilterPattern.literal(pattern(twilio)))
                .metricNamespace(namespace)
                .metricName(NAME)
                .metricValue("$packets")
                .defaultValue(0)
                .build();
        QueryDefinition.Builder.create(this, "Query")
                .queryDefinitionName("CloudConnect/" + site + "/Rejected Twilio traffic")
                .logGroups(List.of(flowLogs))
                .queryString(QueryString.Builder.create()
                        .fields(List.of(
                                "@timestamp",
                                "srcAddr",
                                "srcPort",
                                "dstAddr",
                                "dstPort",
                                "protocol",
                                "packets",
                                "interfaceId"))
                        .filterStatements(List.of("action = \"REJECT\"", fromTwilio(twilio)))
                        .sort("@timestamp desc")
                        .limit(500)
                        .build())
                .build();
    }

    Metric packets() {
        return Metric.Builder.create()
                .namespace(namespace)
                .metricName(NAME)
                .label("Twilio's packets turned away")
                .statistic("Sum")
                .period(Duration.minutes(5))
                .build();
    }

    /** As many addresses as a pattern takes; the query has them all. */
    static String pattern(List<String> twilio) {
        String before = "[version, account, interface, ";
        String after =
                ", destination, sourceport, destinationport, protocol, packets, bytes, start, end, action=REJECT, status]";
        StringBuilder sources = new StringBuilder();
        for (String address : twilio) {
            String next = (sources.isEmpty() ? "" : " || ") + "source=" + address;
            if (before.length() + sources.length() + next.length() + after.length() <= LONGEST_PATTERN) {
                sources.append(next);
            }
        }
        return before + sources + after;
    }

    private static String fromTwilio(List<String> twilio) {
        return twilio.stream()
                .map(address -> "\"" + address + "\"")
                .collect(Collectors.joining(", ", "srcAddr in [", "]"));
    }
}
