package io.cloudconnect.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudconnect.ip.Cidr;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.ec2.CfnRouteTable;
import software.amazon.awscdk.services.ec2.CfnSubnet;
import software.amazon.awscdk.services.ec2.ISubnet;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.cxapi.CloudAssembly;
import software.constructs.IDependable;

class VoiceNetworkTest {
    @Test
    void hasAPublicAndAPrivateSubnetInEachZoneAndNoNatGateway() {
        Template template = synthesise(VoiceNetworkProps.builder().cidr(Cidr.of("10.30.0.0/16")).build());

        template.resourceCountIs("AWS::EC2::Subnet", 4);
        template.resourceCountIs("AWS::EC2::NatGateway", 0);
        template.hasResourceProperties("AWS::EC2::Subnet", Map.of("CidrBlock", "10.30.64.0/18", "MapPublicIpOnLaunch", false));
        template.hasResourceProperties(
                "AWS::EC2::Route", Map.of("DestinationCidrBlock", "0.0.0.0/0", "GatewayId", Match.anyValue()));
        template.resourceCountIs("AWS::EC2::Route", 1);
    }

    @Test
    void hasOneRouteTableForThePublicSubnetsAndOneForThePrivateOnes() {
        Template template = synthesise(VoiceNetworkProps.builder().zones(3).build());

        template.resourceCountIs("AWS::EC2::RouteTable", 2);
        template.resourceCountIs("AWS::EC2::SubnetRouteTableAssociation", 6);
        assertThat(subnetsOfTheTableWithTheRoute(template, "GatewayId")).containsExactly("Public1", "Public2", "Public3");
    }

    @Test
    void spreadsThePrivateSubnetsOverTheNatGateways() {
        Template template = synthesise(VoiceNetworkProps.builder().zones(3).natGateways(3).build());

        template.resourceCountIs("AWS::EC2::RouteTable", 4);
        template.resourceCountIs("AWS::EC2::Route", 4);
        assertThat(subnetsOfTheTableWithTheRoute(template, "NatGatewayId")).containsExactly("Private1", "Private2", "Private3");
    }

    /** The subnets, each without what its logical id begins and ends with. */
    private static List<String> subnetsOfTheTableWithTheRoute(Template template, String target) {
        List<Object> tables = template.findResources("AWS::EC2::Route", Match.objectLike(Map.of("Properties", Map.of(target, Match.anyValue()))))
                .values().stream()
                .map(route -> properties(route).get("RouteTableId"))
                .toList();
        return template.findResources("AWS::EC2::SubnetRouteTableAssociation").values().stream()
                .map(VoiceNetworkTest::properties)
                .filter(association -> tables.contains(association.get("RouteTableId")))
                .map(association -> association.get("SubnetId").toString().replaceAll(".*?Network(\\w+?)Subnet.*", "$1"))
                .sorted()
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> properties(Map<String, Object> resource) {
        return (Map<String, Object>) resource.get("Properties");
    }

    @Test
    void givesThePrivateSubnetsTheInternetByOneNatGatewayWhenAsked() {
        Template template = synthesise(VoiceNetworkProps.builder().zones(3).natGateways(1).build());

        template.resourceCountIs("AWS::EC2::NatGateway", 1);
        template.resourceCountIs("AWS::EC2::Subnet", 6);
        template.resourceCountIs("AWS::EC2::RouteTable", 2);
        template.resourceCountIs("AWS::EC2::Route", 2);
    }

    @Test
    void logsItsTrafficAndTakesTheLogAwayWithTheStack() {
        Template template = synthesise(VoiceNetworkProps.builder().build());

        template.hasResourceProperties("AWS::EC2::FlowLog", Map.of("TrafficType", "ALL", "ResourceType", "VPC"));
        template.allResources("AWS::Logs::LogGroup", Map.of("DeletionPolicy", "Delete"));
        String logGroup = template.findResources("AWS::Logs::LogGroup").keySet().stream()
                .filter(id -> id.contains("FlowLog"))
                .findFirst()
                .orElseThrow();
        template.hasResourceProperties(
                "AWS::IAM::Role",
                Match.objectLike(Map.of(
                        "AssumeRolePolicyDocument",
                        Match.objectLike(Map.of("Statement", List.of(Match.objectLike(Map.of(
                                "Principal", Map.of("Service", "vpc-flow-logs.amazonaws.com"),
                                "Condition", Map.of("StringEquals", Map.of("aws:SourceAccount", Map.of("Ref", "AWS::AccountId")))))))),
                        "Policies",
                        List.of(Match.objectLike(Map.of("PolicyDocument", Match.objectLike(Map.of("Statement", List.of(Map.of(
                                "Effect", "Allow",
                                "Action", List.of("logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"),
                                "Resource", Map.of("Fn::GetAtt", List.of(logGroup, "Arn"))))))))))));
    }

    @Test
    void takesTheRulesOutOfTheDefaultSecurityGroup() {
        Template template = synthesise(VoiceNetworkProps.builder().build());

        template.hasResourceProperties("Custom::ClosedDefaultSecurityGroup", Map.of("groupId", Match.anyValue()));
        template.hasResourceProperties(
                "AWS::IAM::Role",
                Match.objectLike(Map.of("Policies", List.of(Match.objectLike(Map.of(
                        "PolicyDocument",
                        Match.objectLike(Map.of("Statement", List.of(
                                Match.objectLike(Map.of(
                                        "Action", List.of("ec2:RevokeSecurityGroupIngress", "ec2:RevokeSecurityGroupEgress"),
                                        "Resource", Map.of("Fn::Sub", Match.anyValue()))),
                                Match.objectLike(Map.of("Action", List.of("logs:CreateLogStream", "logs:PutLogEvents"))))))))))));
    }

    @Test
    void asksAwsNothingAtSynthEvenWithAConcreteAccount() {
        App app = new App();
        Stack stack = new Stack(app, "Test", StackProps.builder().env(Environment.builder().account("123456789012").region("eu-west-1").build()).build());
        new VoiceNetwork(stack, "Network", VoiceNetworkProps.builder().build());

        CloudAssembly assembly = app.synth();

        assertThat(assembly.getManifest().getMissing()).isNull();
    }

    @Test
    void isAVpcLikeAnyOther() {
        Stack stack = new Stack(new App(), "Test");
        VoiceNetwork network = new VoiceNetwork(stack, "Network", VoiceNetworkProps.builder().build());

        assertThat(network.getVpc().selectSubnets(SubnetSelection.builder().subnetType(SubnetType.PRIVATE_WITH_EGRESS).build()).getSubnetIds())
                .hasSize(2);
        assertThat(VoiceNetwork.privateSubnet(VoiceNetworkProps.builder().build(), 1)).hasToString("10.20.192.0/18");
    }

    @Test
    void isTheSameVpcWhenAskedAgainWithTheSubnetsAndTablesItHas() {
        Stack stack = new Stack(new App(), "Test");
        VoiceNetwork network = new VoiceNetwork(stack, "Network", VoiceNetworkProps.builder().zones(3).natGateways(2).build());

        IVpc vpc = network.getVpc();

        assertThat(network.getVpc()).isSameAs(vpc);
        assertThat(vpc.getVpcId()).isEqualTo(network.getResource().getRef());
        assertThat(vpc.getPublicSubnets()).extracting(ISubnet::getSubnetId)
                .containsExactlyElementsOf(network.getPublicSubnets().stream().map(CfnSubnet::getRef).toList());
        assertThat(vpc.getPrivateSubnets()).extracting(ISubnet::getSubnetId)
                .containsExactlyElementsOf(network.getPrivateSubnets().stream().map(CfnSubnet::getRef).toList());
        List<String> tables = network.getPrivateRouteTables().stream().map(CfnRouteTable::getRef).toList();
        assertThat(vpc.getPrivateSubnets()).extracting(subnet -> subnet.getRouteTable().getRouteTableId())
                .containsExactly(tables.get(0), tables.get(1), tables.get(0));
    }

    @ParameterizedTest
    @CsvSource({
        "192.168.35.0/25, 2, 0, overlaps 192.168.35.0/24",
        "192.168.0.0/16, 2, 0, overlaps 192.168.35.0/24",
        "10.0.0.0/8, 2, 0, between /16 and /26",
        "10.0.0.0/27, 2, 0, between /16 and /26",
        "10.0.0.0/16, 4, 0, zones 4",
        "10.0.0.0/16, 2, 3, natGateways 3"
    })
    void refusesLayoutsAwsOrTheRouterWouldNotTake(String cidr, int zones, int natGateways, String words) {
        assertThatThrownBy(() -> new VoiceNetworkProps(Cidr.of(cidr), zones, natGateways, true)).hasMessageContaining(words);
    }

    private static Template synthesise(VoiceNetworkProps props) {
        Stack stack = new Stack(new App(), "Test");
        new VoiceNetwork(stack, "Network", props);
        return Template.fromStack(stack);
    }

    /** Whoever waits for it need not know what it is made of, which may change. */
    @Test
    void handsOutTheInternetConnectivityAsWhatCanBeDependedOn() throws NoSuchMethodException {
        assertThat(VoiceNetwork.class.getMethod("getInternetConnectivity").getReturnType()).isEqualTo(IDependable.class);
    }
}
