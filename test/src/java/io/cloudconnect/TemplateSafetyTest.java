package io.cloudconnect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudconnect.cube.OnPremises;
import io.cloudconnect.delivery.Expiry;
import io.cloudconnect.delivery.StackExpiry;
import io.cloudconnect.delivery.StackExpiryProps;
import io.cloudconnect.ip.Cidr;
import io.cloudconnect.operations.MonitoringSettings;
import io.cloudconnect.router.Redundancy;
import io.cloudconnect.router.RouterSettings;
import io.cloudconnect.twilio.ConnectionSid;
import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.cxapi.SynthesisMessage;

/** What a security review asks of every template. */
class TemplateSafetyTest {
    @Test
    void hasNoFindingOfCdkNagWithoutAReason() {
        CloudConnectStack stack = largest();
        Aspects.of(stack).add(AwsSolutionsChecks.Builder.create().verbose(true).build());
        NagSuppressions.addStackSuppressions(
                stack,
                List.of(
                        acknowledged(
                                "AwsSolutions-EC29",
                                "A router is replaced by its stack when its configuration changes; termination protection would stop that"),
                        acknowledged(
                                "AwsSolutions-DDB3",
                                "The table of leases holds nothing that outlives a deployment; there is nothing to recover"),
                        acknowledged("AwsSolutions-L1", "Java 21 and Node.js 22 are the runtimes the functions are built and tested for"),
                        acknowledged(
                                "AwsSolutions-VPC3",
                                "The network ACL is an option; the security groups name every address already")));
        NagSuppressions.addResourceSuppressionsByPath(
                stack,
                "/CloudConnect-test/Site/Router1Readiness/Function/Role/Resource",
                List.of(NagPackSuppression.builder()
                        .id("AwsSolutions-IAM5")
                        .reason("ec2:DescribeInstanceStatus cannot be narrowed to an instance; it only reads")
                        .appliesTo(List.of("Resource::*"))
                        .build()));

        List<SynthesisMessage> findings = Stream.concat(
                        Annotations.fromStack(stack).findError("*", Match.stringLikeRegexp("AwsSolutions-.*")).stream(),
                        Annotations.fromStack(stack).findWarning("*", Match.stringLikeRegexp("AwsSolutions-.*")).stream())
                .toList();

        assertThat(findings).extracting(finding -> finding.getId() + " " + finding.getEntry().getData()).isEmpty();
    }

    @Test
    void hasNoSecretInIt() throws Exception {
        String template = new ObjectMapper().writeValueAsString(Template.fromStack(largest()).toJSON());

        assertThat(template)
                .doesNotContainPattern("\\bSK[0-9a-fA-F]{32}")
                .doesNotContainPattern("\\bAC[0-9a-fA-F]{32}")
                .doesNotContain("{{resolve:secretsmanager", "apiKeySecret", "pre-shared-key local");
    }

    @Test
    void fitsWellIntoCloudFormationsLimits() throws Exception {
        String template = new ObjectMapper().writeValueAsString(Template.fromStack(largest()).toJSON());

        assertThat(template.length()).isLessThan(200_000);
    }

    @Test
    void hasNoConditionAndNoParameterButTheImageAndTheBootstrapVersion() {
        Template template = Template.fromStack(largest());

        assertThat(template.findConditions("*")).isEmpty();
        assertThat(template.findParameters("*").keySet())
                .allMatch(name -> name.startsWith("SsmParameterValue") || name.equals("BootstrapVersion"));
    }

    /** Everything a site can have at once. */
    private static CloudConnectStack largest() {
        CloudConnectStack stack = Sites.virginia(site -> site.connection(new ConnectionSid("TN0123456789abcdef0123456789abcdef"))
                .networkAcl(true)
                .monitoring(MonitoringSettings.standard().email("noc@example.com").routerLogGroup("/voice/router"))
                .router(RouterSettings.builder()
                        .redundancy(Redundancy.PAIR)
                        .interfaces(2)
                        .keyPair("ops")
                        .adminNetworks(List.of(Cidr.of("203.0.113.0/24")))
                        .build())
                .onPremises(OnPremises.builder()
                        .networks(List.of(Cidr.of("10.1.0.0/16")))
                        .callManagers(List.of(Cidr.of("10.1.1.10"), Cidr.of("10.1.1.11")))
                        .contactCenters(List.of(Cidr.of("10.1.1.20")))
                        .build()));
        new StackExpiry(stack, "Expiry", StackExpiryProps.of(Expiry.of("8h")));
        return stack;
    }

    private static NagPackSuppression acknowledged(String id, String reason) {
        return NagPackSuppression.builder().id(id).reason(reason).build();
    }
}
