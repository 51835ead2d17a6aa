package io.cloudconnect.operations;

import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.IAlarmAction;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.lambda.IFunction;
import software.constructs.Construct;

/** The alarms of a site, each with what to do in its text. */
final class SiteAlarms extends Construct {
    /** Of what the licence or the connection carries. */
    private static final double NEAR = 0.8;

    private static final int PERCENT = 100;

    private final Optional<IAlarmAction> told;

    SiteAlarms(Construct scope, String id, Optional<IAlarmAction> told) {
        super(scope, id);
        this.told = told;
    }

    void unreachable(RouterMetrics router) {
        alarm(
                router.id() + "Unreachable",
                router.unreachable(),
                1,
                ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
                3,
                TreatMissingData.BREACHING,
                router.name() + " fails EC2's status checks; EC2 recovers it from failures of its hardware,"
                        + " for others look at its console output");
    }

    /** A quarter of an hour: a limit that is too low, not a busy minute. */
    void nearLimit(RouterMetrics router, int limitMbps, String limit) {
        nearLimit(
                router.id() + "ReceivesNearLimit",
                router.name() + " receives",
                router.receivedMbps(),
                limitMbps,
                limit);
        nearLimit(router.id() + "SendsNearLimit", router.name() + " sends", router.sentMbps(), limitMbps, limit);
    }

    private void nearLimit(String id, String who, IMetric mbps, int limitMbps, String limit) {
        alarm(
                id,
                mbps,
                limitMbps * NEAR,
                ComparisonOperator.GREATER_THAN_THRESHOLD,
                15,
                TreatMissingData.NOT_BREACHING,
                who + " more than " + Math.round(NEAR * PERCENT) + " % of the " + limitMbps + " Mbit/s of its " + limit
                        + "; calls lose packets beyond it, order more");
    }

    void functionErrors(IFunction trunkFunction) {
        alarm(
                "TrunkFunctionErrors",
                trunkFunction.metricErrors(),
                1,
                ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
                1,
                TreatMissingData.NOT_BREACHING,
                "the trunk function ended without an answer to CloudFormation; its log tells why");
    }

    void tunnelsDown(IMetric state) {
        alarm(
                "TunnelsDown",
                state,
                0,
                ComparisonOperator.LESS_THAN_OR_EQUAL_TO_THRESHOLD,
                3,
                TreatMissingData.BREACHING,
                "both VPN tunnels to the on-premises network are down; the tunnels' log group tells what the negotiation failed at");
    }

    void rejected(IMetric packets) {
        alarm(
                "TwilioRejected",
                packets,
                0,
                ComparisonOperator.GREATER_THAN_THRESHOLD,
                2,
                TreatMissingData.NOT_BREACHING,
                "the firewall turns Twilio's signalling away; the query \"Rejected Twilio traffic\" shows ports and addresses");
    }

    /**
     * The state of a connection's two tunnels: 0 both down, 1 both up.
     *
     * <p>Source: https://docs.aws.amazon.com/vpn/latest/s2svpn/monitoring-cloudwatch-vpn.html
     */
    static Metric tunnelState(String vpnConnectionId) {
        return Metric.Builder.create()
                .namespace("AWS/VPN")
                .metricName("TunnelState")
                .label("VPN tunnels: 1 both up, 0 both down")
                .statistic("Maximum")
                .period(Duration.minutes(5))
                .dimensionsMap(Map.of("VpnId", vpnConnectionId))
                .build();
    }

    private void alarm(
            String id,
            IMetric metric,
            double threshold,
            ComparisonOperator comparison,
            int periods,
            TreatMissingData missing,
            String text) {
        Alarm alarm = Alarm.Builder.create(this, id)
                .alarmDescription(text)
                .metric(metric)
                .threshold(threshold)
                .comparisonOperator(comparison)
                .evaluationPeriods(periods)
                .treatMissingData(missing)
                .build();
        told.ifPresent(alarm::addAlarmAction);
        told.ifPresent(alarm::addOkAction);
    }
}
