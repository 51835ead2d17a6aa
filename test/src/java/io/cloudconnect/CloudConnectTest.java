package io.cloudconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudconnect.cube.InterconnectPath;
import io.cloudconnect.cube.OnPremises;
import io.cloudconnect.cube.Platform;
import io.cloudconnect.ip.Cidr;
import io.cloudconnect.network.VoiceNetworkProps;
import io.cloudconnect.router.ElasticIpAttributes;
import io.cloudconnect.router.Redundancy;
import io.cloudconnect.router.RouterImage;
import io.cloudconnect.router.RouterSettings;
import io.cloudconnect.trunk.TrunkSettings;
import io.cloudconnect.twilio.ConnectionSid;
import io.cloudconnect.twilio.Exchange;
import io.cloudconnect.twilio.PublicEdge;
import io.cloudconnect.twilio.SipTransport;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.Peer;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.ec2.VpcAttributes;
import software.amazon.awscdk.services.secretsmanager.Secret;

class CloudConnectTest {
    private static final Set<String> TAGGED = Set.of(
            "AWS::CloudWatch::Alarm", "AWS::EC2::EIP", "AWS::EC2::FlowLog", "AWS::EC2::Instance", "AWS::EC2::InternetGateway",
            "AWS::EC2::NetworkInterface", "AWS::EC2::RouteTable", "AWS::EC2::SecurityGroup", "AWS::EC2::Subnet", "AWS::EC2::VPC",
            "AWS::IAM::Role", "AWS::Lambda::Function", "AWS::Logs::LogGroup");
    private static final Set<String> UNTAGGED = Set.of(
            "AWS::EC2::EIPAssociation", "AWS::EC2::Route", "AWS::EC2::SubnetRouteTableAssociation",
            "AWS::EC2::VPCGatewayAttachment", "AWS::IAM::InstanceProfile", "AWS::IAM::Policy", "AWS::Lambda::EventInvokeConfig",
            "Custom::ClosedDefaultSecurityGroup", "Custom::TwilioElasticSipTrunk", "Custom::VcubeReadiness");
    private static final ConnectionSid CONNECTION = new ConnectionSid("TN0123456789abcdef0123456789abcdef");

    @Test
    void isOneStatementInALargerStack() {
        Stack stack = new Stack(new App(), "Contact", Sites.env("eu-west-1"));

        CloudConnect voice = CloudConnect.Builder.create(stack, "Voice")
                .credentials(Secret.fromSecretNameV2(stack, "Twilio", "cloudconnect/twilio"))
                .trunk(TrunkSettings.of("gaman"))
                .build();

        assertThat(voice.getPlannedEdge()).isEqualTo(Exchange.LONDON);
        Template template = Template.fromStack(stack);
        template.resourceCountIs("AWS::EC2::Instance", 1);
        template.resourceCountIs("Custom::TwilioElasticSipTrunk", 1);
        assertThat(template.toJSON()).as("outputs come from the stack class only").doesNotContainKey("Outputs");
    }

    @Test
    void takesThePublicEdgeUntilTwilioHasIssuedTheConnection() {
        assertThat(Sites.virginia(site -> site).getSite().getEdge()).isEqualTo(PublicEdge.ASHBURN);
        assertThat(Sites.virginia(site -> site.connection(CONNECTION)).getSite().getEdge()).isEqualTo(Exchange.ASHBURN);
        assertThat(Sites.virginia(site -> site.edge(PublicEdge.UMATILLA)).getSite().getEdge()).isEqualTo(PublicEdge.UMATILLA);
    }

    @Test
    void tellsTwilioTheRoutersAddressAndWhichEdgeToUse() {
        template(site -> site.connection(CONNECTION))
                .hasResourceProperties(
                        "Custom::TwilioElasticSipTrunk",
                        Match.objectLike(Map.of(
                                "domainName", "gaman.pstn.twilio.com",
                                "transferMode", "sip-only",
                                "originationUrls", List.of(Match.objectLike(Map.of(
                                        "priority", 10,
                                        "sipUrl", Match.objectLike(Map.of("Fn::Join", List.of("", List.of(
                                                "sip:", Match.anyValue(), ";edge=ashburn-ix;transport=tcp"))))))),
                                "allowedAddresses", List.of(Match.objectLike(Map.of("name", "router 1"))))));
    }

    @Test
    void givesAPairTwoAddressesTwoZonesAndTwoOriginationUrlsInOrder() {
        CloudConnectStack stack = Sites.virginia(site -> site.router(RouterSettings.builder().redundancy(Redundancy.PAIR).build()));
        Template template = Template.fromStack(stack);

        template.resourceCountIs("AWS::EC2::EIP", 2);
        template.resourceCountIs("AWS::EC2::Instance", 2);
        template.hasResourceProperties(
                "Custom::TwilioElasticSipTrunk",
                Match.objectLike(Map.of(
                        "originationUrls",
                        List.of(Match.objectLike(Map.of("priority", 10)), Match.objectLike(Map.of("priority", 20))))));
        assertThat(stack.getSite().getRouters().get(0).getOutsideInterface().getSubnetId())
                .isNotEqualTo(stack.getSite().getRouters().get(1).getOutsideInterface().getSubnetId());
    }

    @Test
    void replacesTheSecondOfAPairOnlyWhenTheFirstCanServeAgain() {
        Template template = template(site -> site.router(RouterSettings.builder()
                .redundancy(Redundancy.PAIR)
                .bootTime(Duration.ofMinutes(6))
                .build()));
        String readiness = template.findResources("Custom::VcubeReadiness").keySet().iterator().next();

        template.hasResourceProperties("Custom::VcubeReadiness", Map.of("bootSeconds", 360));
        assertThat(template.findResources("AWS::EC2::Instance", Map.of("DependsOn", Match.arrayWith(List.of(readiness)))))
                .hasSize(1);
        assertThat(template.findResources("AWS::EC2::EIPAssociation", Map.of("DependsOn", Match.arrayWith(List.of(readiness)))))
                .hasSize(1);
    }

    @Test
    void keepsTheElasticIpWhenTheStackGoesButNotWhenItNeverCameUp() {
        template(site -> site)
                .hasResource(
                        "AWS::EC2::EIP",
                        Map.of("DeletionPolicy", "RetainExceptOnCreate", "UpdateReplacePolicy", "Retain"));
        template(site -> site.retainElasticIp(false)).hasResource("AWS::EC2::EIP", Map.of("DeletionPolicy", "Delete"));
    }

    @Test
    void usesAnElasticIpTheAccountHasAlready() {
        Template template = template(
                site -> site.elasticIps(List.of(new ElasticIpAttributes("198.51.100.7", "eipalloc-0123456789abcdef0"))));

        template.resourceCountIs("AWS::EC2::EIP", 0);
        template.hasResourceProperties("AWS::EC2::EIPAssociation", Map.of("AllocationId", "eipalloc-0123456789abcdef0"));
    }

    @Test
    void joinsAVpcThatExists() {
        Stack stack = new Stack(new App(), "Contact", Sites.env("us-east-1"));
        CloudConnect.Builder.create(stack, "Voice")
                .credentials(Secret.fromSecretNameV2(stack, "Twilio", "cloudconnect/twilio"))
                .trunk(TrunkSettings.of("gaman"))
                .vpc(vpc(stack))
                .build();

        Template template = Template.fromStack(stack);
        template.resourceCountIs("AWS::EC2::VPC", 0);
        template.hasResourceProperties("AWS::EC2::NetworkInterface", Map.of("SubnetId", "subnet-0123456789abcdef0"));
    }

    @Test
    void saysAtOnceEverythingThatIsWrong() {
        assertThatThrownBy(() -> CloudConnectProps.builder()
                        .network(VoiceNetworkProps.builder().cidr(Cidr.of("10.1.0.0/16")).build())
                        .onPremises(OnPremises.builder().networks(List.of(Cidr.of("10.1.2.0/24"), Cidr.of("192.168.35.0/26"))).build())
                        .elasticIps(List.of(
                                new ElasticIpAttributes("198.51.100.7", "eipalloc-0123456789abcdef0"),
                                new ElasticIpAttributes("198.51.100.8", "eipalloc-0123456789abcdef1")))
                        .build())
                .hasMessageContaining("credentials is missing")
                .hasMessageContaining("trunk is missing")
                .hasMessageContaining("elasticIps has 2 addresses, and there is one router; write one a router")
                .hasMessageContaining("10.1.2.0/24 overlaps the VPC's 10.1.0.0/16")
                .hasMessageContaining("192.168.35.0/26 overlaps 192.168.35.0/24");
    }

    @Test
    void refusesASecureTrunkWithAnOpenTransport() {
        assertThatThrownBy(() -> Sites.virginia(site -> site.trunk(TrunkSettings.builder("gaman").secure(true).build())))
                .hasMessageContaining("write transport(SipTransport.TLS)");
        Template template = template(site -> site.trunk(TrunkSettings.builder("gaman").secure(true).build())
                .router(RouterSettings.builder().transport(SipTransport.TLS).build()));
        assertThat(template.toJSON().toString()).contains(":5061;edge=ashburn;transport=tls");
    }

    @Test
    void warnsOfThePlatformCiscoHasGivenUp() {
        CloudConnectStack stack = Sites.virginia(site -> site.router(RouterSettings.builder()
                .platform(Platform.CSR1000V)
                .image(RouterImage.fromAmi("ami-0123456789abcdef0"))
                .build()));

        assertThat(Annotations.fromStack(stack).findWarning("*", Match.stringLikeRegexp("csr1000v.*catalyst8000v"))).hasSize(1);
    }

    @Test
    void warnsOfALineTheCheckDoesNotKnow() {
        CloudConnectStack stack = Sites.virginia(site -> site.router(RouterSettings.builder()
                .extraConfiguration(List.of("banana split 7"))
                .build()));

        assertThat(Annotations.fromStack(stack).findWarning("*", Match.stringLikeRegexp(".*banana split 7.*try it on a router.*")))
                .hasSize(1);
    }

    @Test
    void needsARegionOrAnEdge() {
        Stack agnostic = new Stack(new App(), "Anywhere");

        assertThatThrownBy(() -> CloudConnect.Builder.create(agnostic, "Voice")
                        .credentials(Secret.fromSecretNameV2(agnostic, "Twilio", "cloudconnect/twilio"))
                        .trunk(TrunkSettings.of("gaman"))
                        .build())
                .hasMessageContaining("the stack has no region to choose the exchange by");
    }

    @Test
    void saysWhichRouteTablesAnImportedVpcLacks() {
        Stack stack = new Stack(new App(), "Voice", Sites.env("us-east-1"));
        CloudConnectProps.Builder site = CloudConnectProps.builder()
                .credentials(Secret.fromSecretNameV2(stack, "Twilio", "cloudconnect/twilio"))
                .trunk(TrunkSettings.builder("gaman").build())
                .vpc(vpc(stack))
                .connection(CONNECTION)
                .interconnect(InterconnectPath.DIRECT_CONNECT)
                .interconnectGatewayId("vgw-0123456789abcdef0");

        assertThatThrownBy(() -> new CloudConnect(stack, "Voice", site.build()))
                .hasMessageContaining("import the VPC with publicSubnetRouteTableIds");
    }

    @Test
    void canBeImportedIntoAnotherStack() {
        Stack stack = new Stack(new App(), "Phones", Sites.env("us-east-1"));
        IVpc vpc = vpc(stack);
        SecurityGroup phones = SecurityGroup.Builder.create(stack, "Phones").vpc(vpc).build();
        ICloudConnect voice = CloudConnect.fromAttributes(
                stack,
                "Voice",
                CloudConnectAttributes.builder()
                        .vpc(vpc)
                        .securityGroups(SecurityGroup.fromSecurityGroupId(stack, "Router", "sg-0123456789abcdef0"))
                        .elasticIps("198.51.100.7")
                        .trunkSid("TK0123456789abcdef0123456789abcdef")
                        .terminationHost("gaman.pstn.ashburn-ix.twilio.com")
                        .build());

        voice.getConnections().allowFrom(phones, Port.udp(5060), "SIP from the phones");

        Template.fromStack(stack)
                .hasResourceProperties("AWS::EC2::SecurityGroupIngress", Map.of("GroupId", "sg-0123456789abcdef0", "FromPort", 5060));
        assertThat(voice.getElasticIps()).containsExactly("198.51.100.7");
    }

    @Test
    void connectsToOtherConstructsOfTheStack() {
        CloudConnectStack stack = Sites.virginia(site -> site);

        stack.getSite().getConnections().allowFrom(Peer.ipv4("10.9.0.0/16"), Port.udp(5060), "SIP from the branch");

        Template template = Template.fromStack(stack);
        template.resourceCountIs("AWS::EC2::SecurityGroupIngress", 1);
        template.hasResourceProperties("AWS::EC2::SecurityGroupIngress", Map.of(
                "CidrIp", "10.9.0.0/16",
                "FromPort", 5060,
                "GroupId", Match.objectLike(Map.of("Ref", Match.stringLikeRegexp("SiteVoice.*")))));
    }

    @Test
    void putsTheSecondInterfaceIntoAnIsolatedSubnetWhereThereIsNoNatGateway() {
        Stack stack = new Stack(new App(), "Contact", Sites.env("us-east-1"));
        Vpc vpc = Vpc.Builder.create(stack, "Vpc").maxAzs(2).natGateways(0).build();

        CloudConnect voice = CloudConnect.Builder.create(stack, "Voice")
                .vpc(vpc)
                .credentials(Secret.fromSecretNameV2(stack, "Twilio", "cloudconnect/twilio"))
                .trunk(TrunkSettings.of("gaman"))
                .router(RouterSettings.builder().interfaces(2).build())
                .build();

        assertThat(voice.getRouters().get(0).getInsideInterface().orElseThrow().getSubnetId())
                .isEqualTo(vpc.getIsolatedSubnets().get(0).getSubnetId());
    }

    /** Another id is another resource: these must stay, whatever else of the library changes. */
    @Test
    void keepsTheIdsOfTheElasticIpsAndTheTrunk() {
        Template single = template(site -> site);
        Template pair = template(site -> site.router(RouterSettings.builder().redundancy(Redundancy.PAIR).build()));

        assertThat(single.findResources("AWS::EC2::EIP")).containsOnlyKeys("SiteElasticIp9602FCDC");
        assertThat(pair.findResources("AWS::EC2::EIP")).containsOnlyKeys("SiteElasticIp138CA14C6", "SiteElasticIp2611FEDF5");
        assertThat(single.findResources("Custom::TwilioElasticSipTrunk")).containsOnlyKeys("SiteTrunk06E9505E");
    }

    @Test
    void movesTheAddressOnlyWhenNothingElseCanFail() {
        Template template = template(site -> site);

        template.hasResource(
                "AWS::EC2::EIPAssociation",
                Map.of("DependsOn", Match.arrayWith(List.of(
                        template.findResources("Custom::TwilioElasticSipTrunk").keySet().iterator().next()))));
    }

    @Test
    void countsTheRulesOthersAddedBeforeAwsDoes() {
        CloudConnectStack stack = Sites.virginia(site -> site);
        for (int branch = 0; branch < 61; branch++) {
            stack.getSite()
                    .getVoiceSecurityGroup()
                    .getSecurityGroup()
                    .addIngressRule(Peer.ipv4("10.9." + branch + ".0/24"), Port.udp(5060), "SIP from branch " + branch);
        }

        assertThatThrownBy(() -> Template.fromStack(stack))
                .hasMessageContaining("CloudConnect-test/Site/Voice")
                .hasMessageContaining("up to 61 rules in one direction, more than the 60");
    }

    @Test
    void refusesAnInstanceTypeCiscoDoesNotSupportUnlessToldOtherwise() {
        assertThatThrownBy(() -> RouterSettings.builder().instanceType("t2.medium").build())
                .hasMessageContaining("write c5.xlarge or c5.2xlarge");
        assertThat(RouterSettings.builder().instanceType("t2.medium").unsupportedInstanceType(true).build().instanceType())
                .isEqualTo("t2.medium");
    }

    @Test
    void putsANetworkAclBeforeThePublicSubnetsWhenAsked() {
        Template template = template(site -> site.connection(CONNECTION).networkAcl(true));

        template.resourceCountIs("AWS::EC2::NetworkAcl", 1);
        template.resourceCountIs("AWS::EC2::SubnetNetworkAclAssociation", 2);
        template.hasResourceProperties(
                "AWS::EC2::NetworkAclEntry",
                Match.objectLike(Map.of("CidrBlock", "208.78.112.64/31", "Egress", false, "PortRange", Map.of("From", 5060, "To", 5060))));
    }

    @Test
    void tagsEverythingThatCanBeFoundByATag() {
        Map<String, Map<String, Object>> resources =
                template(site -> site.router(RouterSettings.builder().redundancy(Redundancy.PAIR).build())).findResources("*");

        assertThat(resources).allSatisfy((id, resource) -> {
            String type = (String) resource.get("Type");
            if (TAGGED.contains(type)) {
                assertThat(resource.get("Properties").toString()).as(id).contains("{Key=cloudconnect:site, Value=CloudConnect-test/Site}");
            } else {
                assertThat(UNTAGGED).as("types AWS has no tags for, or only ones that cannot be listed").contains(type);
            }
        });
    }

    @Test
    void hasTheOutputsPeopleNeedAfterwards() {
        Map<String, Map<String, Object>> outputs = template(site -> site).findOutputs("*");

        assertThat(outputs).containsOnlyKeys("ElasticIp", "LogIn", "TrunkSid", "TerminationUri", "VpcId", "VoiceSecurityGroupId", "SendToTwilio");
        assertThat(outputs.get("SendToTwilio").toString()).contains("exchange ashburn-ix (Ashburn, Virginia, Equinix DC1)");
    }

    @ParameterizedTest
    @CsvSource({
        "us-east-1, ashburn-ix", "us-west-1, san-jose-ix", "eu-west-2, london-ix", "eu-central-1, frankfurt-ix",
        "ap-southeast-1, singapore-ix", "ap-northeast-1, tokyo-ix", "ap-southeast-2, sydney-ix", "sa-east-1, sao-paulo-ix"
    })
    void standsInEveryRegionWithAnExchange(String region, String exchange) {
        CloudConnectStack stack = Sites.in(region, site -> site.connection(CONNECTION));

        assertThat(stack.getSite().getEdge().id()).isEqualTo(exchange);
        Template.fromStack(stack).resourceCountIs("AWS::EC2::Instance", 1);
    }

    private static IVpc vpc(Stack stack) {
        return Vpc.fromVpcAttributes(stack, "Vpc", VpcAttributes.builder().vpcId("vpc-0123456789abcdef0").availabilityZones(List.of("us-east-1a"))
                        .publicSubnetIds(List.of("subnet-0123456789abcdef0")).build());
    }

    private static Template template(UnaryOperator<CloudConnectProps.Builder> change) {
        return Template.fromStack(Sites.virginia(change));
    }
}
