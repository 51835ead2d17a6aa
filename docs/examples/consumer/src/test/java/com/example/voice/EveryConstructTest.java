package com.example.voice;

import io.cloudconnect.CloudConnectProps;
import io.cloudconnect.CloudConnectStack;
import io.cloudconnect.cube.InterconnectPath;
import io.cloudconnect.cube.IpsecProposal;
import io.cloudconnect.cube.OnPremises;
import io.cloudconnect.cube.PreSharedKey;
import io.cloudconnect.cube.RouterVpn;
import io.cloudconnect.delivery.CloudConnectPipeline;
import io.cloudconnect.delivery.CloudConnectPipelineProps;
import io.cloudconnect.delivery.DeliveredSite;
import io.cloudconnect.delivery.Expiry;
import io.cloudconnect.delivery.PipelineSource;
import io.cloudconnect.delivery.StackExpiry;
import io.cloudconnect.delivery.StackExpiryProps;
import io.cloudconnect.delivery.Wave;
import io.cloudconnect.network.VoiceNetworkProps;
import io.cloudconnect.onpremises.SiteToSiteVpnSettings;
import io.cloudconnect.operations.MonitoringSettings;
import io.cloudconnect.router.Redundancy;
import io.cloudconnect.router.RouterSettings;
import io.cloudconnect.trunk.TrunkSettings;
import io.cloudconnect.twilio.ConnectionSid;
import io.cloudconnect.twilio.Exchange;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.constructs.Construct;

/** Everything the library can make, made once: what a version of aws-cdk-lib lacks shows here. */
class EveryConstructTest {
    private static final Environment VIRGINIA =
            Environment.builder().account("123456789012").region("us-east-1").build();

    @Test
    void aPairWithASiteToSiteVpnAllAlarmsAndAnEnd() {
        CloudConnectStack stack = stack(new App(), "Pair", site -> site.furtherEdges(Exchange.LONDON)
                .network(VoiceNetworkProps.builder().natGateways(1).build())
                .router(RouterSettings.builder().redundancy(Redundancy.PAIR).interfaces(2).keyPair("ops").build())
                .onPremises(OnPremises.builder().networks("10.1.0.0/16").callManagers("10.1.1.10").build())
                .siteToSiteVpn(SiteToSiteVpnSettings.to("203.0.113.10").withBgp(65010))
                .monitoring(MonitoringSettings.standard().email("noc@example.com").routerLogGroup("/voice/router"))
                .retainElasticIp(false));
        new StackExpiry(
                stack,
                "Expiry",
                StackExpiryProps.of(Expiry.of("8h"))
                        .warning(stack.getSite().getMonitoring().orElseThrow().getTopic().orElseThrow()));

        Template template = Template.fromStack(stack);

        template.resourceCountIs("AWS::EC2::VPNConnection", 1);
        template.resourceCountIs("AWS::CloudWatch::Dashboard", 1);
        template.resourceCountIs("AWS::Scheduler::Schedule", 2);
    }

    @Test
    void aRouterThatEndsBothItsTunnels() {
        CloudConnectStack stack = stack(new App(), "Tunnels", site -> site.networkAcl(true)
                .retiredMedia(true)
                .connection(new ConnectionSid("TN0123456789abcdef0123456789abcdef"))
                .interconnect(InterconnectPath.vpn(
                        "192.0.2.1",
                        InterconnectPath.VpnMode.ROUTE_BASED,
                        IpsecProposal.AES_GCM,
                        PreSharedKey.inSecret("voice/interconnect")))
                .onPremises(OnPremises.builder()
                        .networks("10.1.0.0/16")
                        .vpn(RouterVpn.to("203.0.113.10"))
                        .build()));

        Template.fromStack(stack).resourceCountIs("AWS::EC2::NetworkAcl", 1);
    }

    @Test
    void aSiteBehindDirectConnect() {
        CloudConnectStack stack = stack(new App(), "Direct", site -> site.interconnect(InterconnectPath.DIRECT_CONNECT)
                .interconnectGatewayId("tgw-0123456789abcdef0"));

        Template.fromStack(stack).resourceCountIs("AWS::EC2::TransitGatewayAttachment", 1);
    }

    @Test
    void aPipeline() {
        Stack stack = new Stack(
                new App(), "Pipeline", StackProps.builder().env(VIRGINIA).build());
        new CloudConnectPipeline(
                stack,
                "Pipeline",
                CloudConnectPipelineProps.of(
                        new PipelineSource.CodeCommit("voice", "main"),
                        Wave.oneThenTheOthers(List.of(
                                delivered("virginia"), delivered("second")))));

        Template.fromStack(stack).resourceCountIs("AWS::CodePipeline::Pipeline", 1);
    }

    private static DeliveredSite delivered(String name) {
        return new DeliveredSite(name, VIRGINIA, scope -> stack(scope, name, site -> site));
    }

    private static CloudConnectStack stack(
            Construct scope, String id, UnaryOperator<CloudConnectProps.Builder> change) {
        return new CloudConnectStack(scope, id, StackProps.builder().env(VIRGINIA).build(), stack -> change.apply(
                        CloudConnectProps.builder()
                                .credentials(Secret.fromSecretNameV2(stack, "Twilio", "cloudconnect/twilio"))
                                .trunk(TrunkSettings.of("gaman")))
                .build());
    }
}
