package io.cloudconnect.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudconnect.CloudConnectProps;
import io.cloudconnect.Sites;
import io.cloudconnect.ip.Cidr;
import io.cloudconnect.cube.Licence;
import io.cloudconnect.cube.OnPremises;
import io.cloudconnect.onpremises.SiteToSiteVpnSettings;
import io.cloudconnect.router.Redundancy;
import io.cloudconnect.router.RouterSettings;
import io.cloudconnect.twilio.PublicEdge;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Matcher;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.sns.Topic;

class SiteMonitoringTest {
    private static final String ALARM = "AWS::CloudWatch::Alarm";
    private static final MonitoringSettings TOLD = MonitoringSettings.standard().email("noc@example.com");

    @Test
    void watchesNothingUnlessAsked() {
        Template template = template(site -> site);

        template.resourceCountIs("AWS::CloudWatch::Dashboard", 0);
        template.resourceCountIs(ALARM, 1);
        template.resourceCountIs("AWS::SNS::Topic", 0);
    }

    @Test
    void leavesOutTheDashboardOrTheAlarms() {
        template(site -> site.monitoring(TOLD.withoutDashboard())).resourceCountIs("AWS::CloudWatch::Dashboard", 0);
        template(site -> site.monitoring(TOLD.withoutAlarms())).resourceCountIs(ALARM, 1);
    }

    @Test
    void tellsTheAddressesOfEveryAlarmAndOfItsEnd() {
        Template template = template(site -> site.monitoring(TOLD));

        template.hasResourceProperties("AWS::SNS::Subscription", Map.of("Protocol", "email", "Endpoint", "noc@example.com"));
        template.allResourcesProperties(ALARM, like("AlarmActions", Match.anyValue()));
        assertThat(template.findResources(ALARM, like("Properties", like("OKActions", Match.anyValue()))).keySet())
                .extracting(id -> id.replaceFirst("SiteMonitoringAlarms(.*?)[0-9A-F]{8}$", "$1"))
                .containsExactlyInAnyOrder(
                        "Router1Unreachable", "Router1ReceivesNearLimit", "Router1SendsNearLimit", "TrunkFunctionErrors", "TwilioRejected");
    }

    @Test
    void letsCloudWatchOfThisAccountPublishToTheTopic() {
        template(site -> site.monitoring(TOLD))
                .hasResourceProperties("AWS::SNS::TopicPolicy", like("PolicyDocument", like("Statement", Match.arrayWith(List.of(
                        Match.objectLike(Map.of(
                                "Principal", Map.of("Service", "cloudwatch.amazonaws.com"),
                                "Action", "sns:Publish",
                                "Condition", Map.of("StringEquals", Map.of("aws:SourceAccount", Map.of("Ref", "AWS::AccountId"))))))))));
    }

    @Test
    void alarmsBeforeTheNarrowestLimitIsReached() {
        UnaryOperator<CloudConnectProps.Builder> licensed = site -> site.monitoring(TOLD)
                .router(RouterSettings.builder().licence(new Licence(Licence.TechPackage.NETWORK_ESSENTIALS, 250)).build());

        template(licensed).hasResourceProperties(ALARM, like("Threshold", 200));
        template(site -> licensed.apply(site).bandwidthMbps(100)).hasResourceProperties(ALARM, Match.objectLike(Map.of(
                "Threshold", 80,
                "AlarmDescription", Match.stringLikeRegexp(".*80 % of the 100 Mbit/s of its connection to Twilio.*"))));
    }

    @Test
    void watchesEveryRouterAndTheTunnels() {
        Template template = template(site -> site.monitoring(TOLD)
                .router(RouterSettings.builder().redundancy(Redundancy.PAIR).build())
                .onPremises(OnPremises.builder().networks(List.of(Cidr.of("10.1.0.0/16"))).build())
                .siteToSiteVpn(SiteToSiteVpnSettings.to("203.0.113.10")));

        assertThat(template.findResources(ALARM).keySet())
                .anyMatch(id -> id.contains("Router2Unreachable"))
                .anyMatch(id -> id.contains("TunnelsDown"));
    }

    @Test
    void findsTwiliosSignallingThatTheFirewallTurnedAway() {
        String signalling = PublicEdge.ASHBURN.signalling().get(0);
        Template template = template(site -> site.monitoring(TOLD));

        template.hasResourceProperties("AWS::Logs::MetricFilter", Match.objectLike(Map.of(
                "FilterPattern", Match.stringLikeRegexp(".*source=" + signalling + " .*action=REJECT.*"),
                "MetricTransformations", List.of(Match.objectLike(Map.of("MetricValue", "$packets"))))));
        template.hasResourceProperties("AWS::Logs::QueryDefinition", like("QueryString", Match.stringLikeRegexp("[\\s\\S]*action = \"REJECT\"[\\s\\S]*\"" + signalling + "\"[\\s\\S]*")));
    }

    @Test
    void keepsTheFiltersPatternWithinWhatCloudWatchTakes() {
        String pattern = RejectedTraffic.pattern(Collections.nCopies(90, "168.86.128.100"));

        assertThat(pattern.length()).isBetween(900, 1024);
        assertThat(pattern).endsWith("action=REJECT, status]");
    }

    @Test
    void tellsWhenSomebodyTakesTheElasticIp() {
        template(site -> site.monitoring(TOLD)).hasResourceProperties("AWS::Events::Rule", like("EventPattern", like("detail", Map.of(
                "eventName", List.of("DisassociateAddress"),
                "requestParameters", Map.of("associationId", List.of(like("Ref", Match.stringLikeRegexp("SiteRouterElasticIpAssociation.*"))))))));
    }

    @Test
    void drawsLimitsCallsAndTunnelsOnOnePage() throws Exception {
        Template template = template(site -> site.monitoring(MonitoringSettings.standard().routerLogGroup("/voice/router")).bandwidthMbps(10));

        String page = new ObjectMapper().writeValueAsString(template.findResources("AWS::CloudWatch::Dashboard"));

        assertThat(page)
                .contains("licence 250 Mbit/s", "Interconnect 10 Mbit/s", "CPUUtilization", "NetworkIn", "NetworkPacketsOut")
                .contains("RejectedTwilioPackets", "CallLegsEnded", "CallErrors");
        template.hasResourceProperties("AWS::Logs::MetricFilter", Match.objectLike(Map.of("LogGroupName", "/voice/router")));
    }

    @Test
    void usesATopicThatExists() {
        Stack alarms = new Stack(new App(), "Alarms");
        MonitoringSettings settings = MonitoringSettings.standard()
                .topic(Topic.fromTopicArn(alarms, "Topic", "arn:aws:sns:us-east-1:123456789012:voice-alarms"));

        template(site -> site.monitoring(settings)).resourceCountIs("AWS::SNS::Topic", 0);
        assertThatThrownBy(() -> settings.email("noc@example.com")).hasMessageContaining("email and topic are both given");
        assertThatThrownBy(() -> MonitoringSettings.standard().email("noc")).hasMessageContaining("\"noc\" is no e-mail address");
    }

    private static Template template(UnaryOperator<CloudConnectProps.Builder> change) {
        return Template.fromStack(Sites.virginia(change));
    }

    private static Matcher like(String field, Object value) {
        return Match.objectLike(Map.of(field, value));
    }
}
