package com.example.voice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudconnect.CloudConnect;
import io.cloudconnect.CloudConnectStack;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

/** Every example synthesises to what it says, with nothing of the library but its artifact. */
class ExamplesTest {
    private static final String TRUNK = "Custom::TwilioElasticSipTrunk";
    private static final StackProps VIRGINIA = StackProps.builder()
            .env(Environment.builder().region("us-east-1").build())
            .build();

    @Test
    void aStackWithASiteInIt() {
        Template template = Template.fromStack(new VoiceStack(new App(), "Voice", VIRGINIA));

        template.resourceCountIs("AWS::EC2::Instance", 1);
        template.hasResourceProperties(TRUNK, Map.of("domainName", "gaman.pstn.twilio.com"));
    }

    @Test
    void aSiteInAVpcOfOurOwnWithAnAddressWeHad() {
        Template template = Template.fromStack(new ContactCenterStack(new App(), "ContactCenter", VIRGINIA));

        template.resourceCountIs("AWS::EC2::VPC", 1);
        template.resourceCountIs("AWS::EC2::EIP", 0);
        template.hasResourceProperties(
                "AWS::EC2::EIPAssociation", Map.of("AllocationId", "eipalloc-0123456789abcdef0"));
        template.hasResourceProperties("AWS::EC2::SecurityGroupIngress", Map.of("Description", "syslog of the router"));
        template.hasResourceProperties("AWS::EC2::Instance", Map.of("Tenancy", "dedicated"));
    }

    @Test
    void twoSitesInOneStack() {
        Template template = Template.fromStack(new TwoSitesStack(new App(), "Both", VIRGINIA));

        template.resourceCountIs(TRUNK, 2);
        template.resourceCountIs("AWS::EC2::VPC", 2);
    }

    @Test
    void aStackARegion() {
        List<CloudConnectStack> stacks = RegionsApp.stacks(new App());

        assertEquals(
                List.of("ashburn-ix", "frankfurt-ix", "sydney-ix"),
                stacks.stream()
                        .map(stack -> stack.getSite().getPlannedEdge().id())
                        .toList());
        Template.fromStack(stacks.get(0)).resourceCountIs("AWS::EC2::Instance", 2);
    }

    @Test
    void aSiteOfAnotherApp() {
        Template template = Template.fromStack(new DialerStack(new App(), "Dialer", VIRGINIA));

        template.hasResourceProperties(
                "AWS::EC2::SecurityGroupIngress", Match.objectLike(Map.of("GroupId", "sg-0123456789abcdef0")));
        template.hasOutput("CallsGoTo", Map.of("Value", "gaman.pstn.ashburn-ix.twilio.com"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "picocli.CommandLine",
                "com.networknt.schema.JsonSchema",
                "com.twilio.Twilio",
                "software.amazon.awssdk.http.SdkHttpMethod"
            })
    void inheritsNothingThatOnlyTheLauncherNeeds(String type) {
        assertThrows(ClassNotFoundException.class, () -> Class.forName(type));
    }

    @Test
    void tellsEverythingThatIsMissingAtOnce() {
        Stack stack = new Stack(new App(), "Empty", VIRGINIA);

        IllegalArgumentException refusal = assertThrows(
                IllegalArgumentException.class,
                () -> CloudConnect.Builder.create(stack, "Voice").build());

        assertTrue(refusal.getMessage().contains("credentials is missing"), refusal.getMessage());
        assertTrue(refusal.getMessage().contains("trunk is missing"), refusal.getMessage());
    }
}
