package io.cloudconnect.router;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudconnect.CloudConnectProps;
import io.cloudconnect.Sites;
import io.cloudconnect.cube.OnPremises;
import io.cloudconnect.cube.RtpPortRange;
import io.cloudconnect.network.VoiceNetwork;
import io.cloudconnect.network.VoiceNetworkProps;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.ec2.Connections;
import software.amazon.awscdk.services.ec2.ConnectionsProps;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SecurityGroup;

class VcubeTest {
    @Test
    void changesInstanceAndInterfaceTogetherAndNothingElseWhenTheConfigurationChanges() {
        Template before = router(settings -> settings);
        Template after = router(settings -> settings.extraConfiguration(List.of("ip name-server 10.1.1.53")));

        assertThat(ids(before, "AWS::EC2::Instance")).doesNotContainAnyElementsOf(ids(after, "AWS::EC2::Instance"));
        assertThat(ids(before, "AWS::EC2::NetworkInterface"))
                .doesNotContainAnyElementsOf(ids(after, "AWS::EC2::NetworkInterface"));
        assertThat(ids(before, "AWS::EC2::EIP")).isEqualTo(ids(after, "AWS::EC2::EIP"));
        assertThat(ids(before, "AWS::EC2::EIPAssociation")).isEqualTo(ids(after, "AWS::EC2::EIPAssociation"));
    }

    @Test
    void isTheSameRouterForTheSameSettings() {
        assertThat(router(settings -> settings).toJSON()).isEqualTo(router(settings -> settings).toJSON());
    }

    @Test
    void staysTheSameInstanceWhenOnlyItsSizeChanges() {
        Template before = router(settings -> settings);
        Template after = router(settings -> settings.instanceType("c5.2xlarge"));

        assertThat(ids(before, "AWS::EC2::Instance")).isEqualTo(ids(after, "AWS::EC2::Instance"));
    }

    @Test
    void becomesAnotherRouterWithAnotherImageOrKeyPair() {
        assertThat(ids(router(settings -> settings.keyPair("ops")), "AWS::EC2::Instance"))
                .isNotEqualTo(ids(router(settings -> settings.keyPair("voice")), "AWS::EC2::Instance"));
        assertThat(ids(router(settings -> settings.image(RouterImage.fromAmi("ami-0123456789abcdef0"))), "AWS::EC2::Instance"))
                .isNotEqualTo(ids(router(settings -> settings.image(RouterImage.fromAmi("ami-0123456789abcdef1"))), "AWS::EC2::Instance"));
    }

    @Test
    void encryptsItsDiskAndIsRecoveredByEc2() {
        Template template = router(settings -> settings);

        template.hasResourceProperties(
                "AWS::EC2::Instance",
                Match.objectLike(Map.of(
                        "InstanceType", "c5.xlarge",
                        "BlockDeviceMappings",
                                List.of(Match.objectLike(Map.of(
                                        "Ebs",
                                        Match.objectLike(
                                                Map.of("Encrypted", true, "VolumeType", "gp3", "DeleteOnTermination", true))))))));
        template.hasResourceProperties("AWS::CloudWatch::Alarm", Map.of("MetricName", "StatusCheckFailed_System"));
        assertThat(template.findResources("AWS::CloudWatch::Alarm").toString()).contains(":automate:us-east-1:ec2:recover");
    }

    @Test
    void putsTheOnPremisesSideOnASecondInterfaceOfThePrivateSubnet() {
        Template template = router(settings -> settings.interfaces(2));

        template.resourceCountIs("AWS::EC2::NetworkInterface", 2);
        template.hasResourceProperties(
                "AWS::EC2::Instance",
                Match.objectLike(Map.of(
                        "NetworkInterfaces",
                        List.of(
                                Match.objectLike(Map.of("DeviceIndex", "0")),
                                Match.objectLike(Map.of("DeviceIndex", "1"))))));
    }

    @Test
    void checksSourceAndDestinationUnlessItForwardsForOthers() {
        router(settings -> settings).hasResourceProperties("AWS::EC2::NetworkInterface", Map.of("SourceDestCheck", true));
    }

    @Test
    void leavesTheRouterItsMetadataAndAsksForTokensWhenTold() {
        router(settings -> settings)
                .hasResourceProperties("AWS::EC2::Instance", Map.of("MetadataOptions", Map.of("HttpEndpoint", "enabled", "HttpTokens", "optional")));
        router(settings -> settings.requireImdsv2(true))
                .hasResourceProperties("AWS::EC2::Instance", Map.of("MetadataOptions", Map.of("HttpEndpoint", "enabled", "HttpTokens", "required")));
    }

    @Test
    void grantsItsInstanceNothing() {
        Template template = router(settings -> settings);

        template.resourceCountIs("AWS::IAM::InstanceProfile", 1);
        template.hasResourceProperties(
                "AWS::IAM::Role",
                Match.objectLike(Map.of(
                        "Policies", Match.absent(),
                        "ManagedPolicyArns", Match.absent(),
                        "AssumeRolePolicyDocument", Match.objectLike(Map.of(
                                "Statement", List.of(Match.objectLike(Map.of(
                                        "Principal", Map.of("Service", "ec2.amazonaws.com")))))))));
    }

    @Test
    void takesItsGroupsFromWhateverHasSome() {
        Stack stack = new Stack(new App(), "Test", Sites.env("us-east-1"));
        VoiceNetwork network = new VoiceNetwork(stack, "Network", VoiceNetworkProps.builder().build());
        ISecurityGroup imported = SecurityGroup.fromSecurityGroupId(stack, "Imported", "sg-0123456789abcdef0");
        VoiceSecurityGroup own = new VoiceSecurityGroup(stack, "Own", network.getVpc(), OnPremises.NONE, RtpPortRange.DEFAULT);
        Connections others = new Connections(ConnectionsProps.builder()
                .securityGroups(List.of(SecurityGroup.fromSecurityGroupId(stack, "Others", "sg-0123456789abcdef1")))
                .build());
        Vcube router = new Vcube(stack, "Router", VcubeProps.builder()
                .name("router")
                .image(RouterImage.fromAmi("ami-0123456789abcdef0"))
                .elasticIp(ElasticIp.allocate(stack, "ElasticIp", "router", false))
                .outside(network.getVpc().getPublicSubnets().get(0), List.of(imported, own, others))
                .dayZero(addresses -> "hostname router")
                .build());

        router.getConnections().allowFromAnyIpv4(Port.udp(514));

        Template template = Template.fromStack(stack);
        template.hasResourceProperties(
                "AWS::EC2::NetworkInterface",
                Map.of("GroupSet", List.of(
                        "sg-0123456789abcdef0",
                        Map.of("Ref", stack.getLogicalId(own.getResource())),
                        "sg-0123456789abcdef1")));
        template.resourceCountIs("AWS::EC2::SecurityGroupIngress", 3);
    }

    @Test
    void stopsAtSynthWhenTheUserDataIsTooLarge() {
        List<String> lines = IntStream.range(0, 400)
                .mapToObj(index -> "ip host gateway-" + index + ".branch.example.com 10.1." + index % 250 + ".10")
                .toList();

        assertThatThrownBy(() -> router(settings -> settings.extraConfiguration(lines)))
                .hasMessageContaining("more than the 16384 AWS takes")
                .hasMessageContaining("shorten extraConfiguration");
    }

    @Test
    void takesItsImageByIdByRegionOrByParameterAndNeverLooksItUp() {
        Stack agnostic = new Stack(new App(), "Anywhere");
        Stack oregon = new Stack(new App(), "Oregon", Sites.env("us-west-2"));
        RouterImage byRegion = RouterImage.fromAmiMap(
                Map.of("us-east-1", "ami-0123456789abcdef0", "us-west-2", "ami-0123456789abcdef1"));

        assertThat(byRegion.imageId(oregon)).isEqualTo("ami-0123456789abcdef1");
        assertThat(byRegion.imageId(agnostic)).contains("Token");
        assertThat(RouterImage.fromSsmParameter("/voice/image").imageId(oregon)).contains("Token");
        assertThatThrownBy(() -> RouterImage.fromAmiMap(Map.of("us-east-1", "ami-0123456789abcdef0")).imageId(oregon))
                .hasMessageContaining("no AMI for the region \"us-west-2\", only for us-east-1");
        assertThatThrownBy(() -> RouterImage.fromAmi("image-7")).hasMessageContaining("write ami-");
    }

    @Test
    void refusesAParameterThatFollowsTheNewestRelease() {
        assertThatThrownBy(() -> RouterImage.fromSsmParameter("/aws/service/marketplace/prod-rhyp4n745z2jk/latest"))
                .hasMessageContaining("replace the router unasked")
                .hasMessageContaining("/17.12.07b");
    }

    private static Set<String> ids(Template template, String type) {
        return template.findResources(type).keySet();
    }

    private static Template router(UnaryOperator<RouterSettings.Builder> change) {
        UnaryOperator<CloudConnectProps.Builder> site =
                builder -> builder.router(change.apply(RouterSettings.builder()).build());
        return Template.fromStack(Sites.virginia(site));
    }
}
