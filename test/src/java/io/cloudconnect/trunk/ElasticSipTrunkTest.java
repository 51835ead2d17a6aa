package io.cloudconnect.trunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudconnect.Sites;
import io.cloudconnect.ip.Cidr;
import io.cloudconnect.trunk.contract.TrunkProperties.OriginationUrl;
import io.cloudconnect.trunk.contract.TrunkProperties.Purchase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.secretsmanager.ISecret;
import software.amazon.awscdk.services.secretsmanager.Secret;

class ElasticSipTrunkTest {
    private static final String SECRET_ARN =
            "arn:aws:secretsmanager:us-east-1:123456789012:secret:cloudconnect/twilio-AbCdEf";

    @Test
    void readsOneSecretAndWritesOneLogGroup() {
        Template template = synthesise(TrunkSettings.of("gaman"));

        template.hasResourceProperties(
                "AWS::IAM::Policy",
                Match.objectLike(Map.of(
                        "PolicyDocument",
                        Match.objectLike(Map.of(
                                "Statement",
                                List.of(Map.of(
                                        "Action", List.of("secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"),
                                        "Effect", "Allow",
                                        "Resource", SECRET_ARN)))))));
        template.resourceCountIs("AWS::IAM::Policy", 1);
        String logGroup = template.findResources("AWS::Logs::LogGroup").keySet().iterator().next();
        String table = template.findResources("AWS::DynamoDB::Table").keySet().iterator().next();
        template.resourceCountIs("AWS::IAM::Role", 1);
        template.hasResourceProperties(
                "AWS::IAM::Role",
                Match.objectLike(Map.of(
                        "ManagedPolicyArns",
                        Match.absent(),
                        "Policies",
                        List.of(Match.objectLike(Map.of("PolicyDocument", Match.objectLike(Map.of("Statement", List.of(
                                Map.of(
                                        "Action", List.of("logs:CreateLogStream", "logs:PutLogEvents"),
                                        "Effect", "Allow",
                                        "Resource", Map.of("Fn::GetAtt", List.of(logGroup, "Arn"))),
                                Map.of("Action", "logs:CreateLogGroup", "Effect", "Deny", "Resource", "*"),
                                Map.of(
                                        "Action", "dynamodb:UpdateItem",
                                        "Effect", "Allow",
                                        "Resource", Map.of("Fn::GetAtt", List.of(table, "Arn"))))))))))));
    }

    @Test
    void runsOnJava21OutsideAnyVpcAndIsNeverRetried() {
        Template template = synthesise(TrunkSettings.of("gaman"));

        template.hasResourceProperties(
                "AWS::Lambda::Function",
                Match.objectLike(Map.of(
                        "Runtime", "java21",
                        "Architectures", List.of("arm64"),
                        "Timeout", 840,
                        "VpcConfig", Match.absent(),
                        "Environment",
                                Match.objectEquals(Map.of("Variables", Map.of("LEASE_TABLE", Match.anyValue()))))));
        template.hasResourceProperties("AWS::Lambda::EventInvokeConfig", Map.of("MaximumRetryAttempts", 0));
        template.hasResourceProperties("Custom::TwilioElasticSipTrunk", Map.of("ServiceTimeout", "900"));
        template.hasResource("AWS::Logs::LogGroup", Map.of("DeletionPolicy", "Delete"));
    }

    @Test
    void alarmsWhenARequestFailsAndRunsOneAtATimeWhereAsked() {
        Stack stack = new Stack(new App(), "Alarmed");
        ElasticSipTrunk trunk = new ElasticSipTrunk(
                stack,
                "Trunk",
                ElasticSipTrunkProps.of(
                        TrunkSettings.of("gaman"), Secret.fromSecretNameV2(stack, "Twilio", "cloudconnect/twilio")));

        trunk.alarmOnFailure("Failed");

        Template template = Template.fromStack(stack);
        Map<String, Object> failures = Map.of(
                "Namespace",
                "CloudConnect",
                "MetricName",
                "TrunkFailures",
                "Dimensions",
                List.of(Map.of("Name", "Stack", "Value", "Alarmed")));
        Object answered = Match.objectLike(
                Map.of("Id", "answered", "MetricStat", Match.objectLike(Map.of("Metric", failures))));
        Object expression = Match.objectLike(Map.of("Expression", "FILL(answered, 0) + FILL(died, 0)"));
        template.hasResourceProperties(
                "AWS::CloudWatch::Alarm", Map.of("Threshold", 1, "TreatMissingData", "notBreaching"));
        template.hasResourceProperties(
                "AWS::CloudWatch::Alarm", Map.of("Metrics", Match.arrayWith(List.of(expression, answered))));
    }

    @Test
    void carriesEverySettingToTheFunction() {
        TrunkSettings settings = TrunkSettings.builder("gaman")
                .friendlyName("Gaman")
                .cnamLookup(true)
                .disasterRecoveryUrl("https://example.com/closed.xml")
                .allow(List.of(Cidr.of("198.51.101.0/24")))
                .origination(List.of(new OriginationUrl("branch", "sip:sbc.example.com", 20, 10, true)))
                .numbers(new TrunkNumbers(
                        List.of("+16475550100", "PN0123456789abcdef0123456789abcdef"),
                        Optional.empty(),
                        Optional.of(new Purchase("CA", Optional.of("647"), Optional.empty(), 2, false)),
                        true))
                .revision("2")
                .build();

        synthesise(settings)
                .hasResourceProperties(
                        "Custom::TwilioElasticSipTrunk",
                        Match.objectLike(Map.ofEntries(
                                Map.entry("credentialsSecret", SECRET_ARN),
                                Map.entry("friendlyName", "Gaman"),
                                Map.entry("domainName", "gaman.pstn.twilio.com"),
                                Map.entry("transferMode", "sip-only"),
                                Map.entry("cnamLookup", true),
                                Map.entry("disasterRecoveryUrl", "https://example.com/closed.xml"),
                                Map.entry("recording", Map.of("mode", "do-not-record", "trim", "do-not-trim")),
                                Map.entry(
                                        "allowedAddresses",
                                        List.of(Map.of("name", "allowed 198.51.101.0/24", "cidr", "198.51.101.0/24"))),
                                Map.entry(
                                        "originationUrls",
                                        List.of(Match.objectLike(Map.of("sipUrl", "sip:sbc.example.com", "priority", 20)))),
                                Map.entry(
                                        "numbers",
                                        Map.of(
                                                "owned", List.of("+16475550100", "PN0123456789abcdef0123456789abcdef"),
                                                "purchase",
                                                        Map.of(
                                                                "country", "CA",
                                                                "areaCode", "647",
                                                                "count", 2,
                                                                "releaseOnDestroy", false),
                                                "takeOver", true)),
                                Map.entry("revision", "2"))));
    }

    @Test
    void putsALongListOfNumbersIntoAFileTheFunctionMayRead(@TempDir Path folder) throws IOException {
        Path numbers = Files.writeString(folder.resolve("numbers.csv"), "+16475550100\n+16475550101\n");
        TrunkSettings settings = TrunkSettings.builder("gaman")
                .numbers(new TrunkNumbers(List.of(), Optional.of(numbers), Optional.empty(), false))
                .build();

        Template template = synthesise(settings);

        template.hasResourceProperties(
                "Custom::TwilioElasticSipTrunk",
                Match.objectLike(Map.of(
                        "numbers",
                        Match.objectLike(Map.of("list", Map.of("bucket", Match.anyValue(), "key", Match.anyValue()))))));
        assertThat(template.findResources("AWS::IAM::Policy").toString()).contains("s3:GetObject*");
    }

    @Test
    void namesASecretThatWasImportedByName() {
        Stack stack = new Stack(new App(), "Test", Sites.env("us-east-1"));
        ISecret secret = Secret.fromSecretNameV2(stack, "Twilio", "cloudconnect/twilio");
        new ElasticSipTrunk(stack, "Trunk", ElasticSipTrunkProps.of(TrunkSettings.of("gaman"), secret));

        Template.fromStack(stack)
                .hasResourceProperties("Custom::TwilioElasticSipTrunk", Map.of("credentialsSecret", "cloudconnect/twilio"));
    }

    @Test
    void givesTheFunctionTheSameBytesEachTime() {
        assertThat(code(synthesise(TrunkSettings.of("gaman")))).isEqualTo(code(synthesise(TrunkSettings.of("other"))));
    }

    @Test
    void saysAtOnceEverythingThatIsWrong() {
        assertThatThrownBy(() -> TrunkSettings.builder("gaman")
                        .friendlyName(" ")
                        .trunkSid("TK12")
                        .accessControlLists(List.of("CL0123456789abcdef0123456789abcdef"))
                        .disasterRecoveryUrl("example.com")
                        .allow(List.of(Cidr.of("10.0.0.0/8"), Cidr.of("0.0.0.0/0")))
                        .origination(List.of(new OriginationUrl("branch", "sips:sbc.example.com", 70000, 0, true)))
                        .build())
                .hasMessageContaining("friendlyName")
                .hasMessageContaining("trunkSid \"TK12\"")
                .hasMessageContaining("is no SID of an IP access control list; write AL and 32")
                .hasMessageContaining("write it as in https://")
                .hasMessageContaining("allow 10.0.0.0/8 is not public")
                .hasMessageContaining("allow 0.0.0.0/0")
                .hasMessageContaining("is no SIP URL")
                .hasMessageContaining("priority 70000 is out of range; write one between 0 and 65535")
                .hasMessageContaining("weight 0 is out of range; write one between 1 and 65535");
        assertThatThrownBy(() -> new TrunkNumbers(
                        List.of("6475550100", "+16475550100", "+16475550100"),
                        Optional.empty(),
                        Optional.of(new Purchase("ca", Optional.of("047"), Optional.empty(), 0, false)),
                        false))
                .hasMessageContaining("\"6475550100\" is not E.164")
                .hasMessageContaining("stands there twice")
                .hasMessageContaining("country \"ca\"")
                .hasMessageContaining("area code \"047\"")
                .hasMessageContaining("count 0");
        List<String> many = IntStream.range(0, 2_001)
                .mapToObj(i -> String.format("+1647%07d", 2_000_000 + i))
                .toList();
        assertThatThrownBy(() -> TrunkNumbers.owned(many)).hasMessageContaining("2001 numbers do not fit").hasMessageContaining("numbersFile");
    }

    @Test
    void letsOneRunOfTheFunctionWorkAtATime() {
        Template template = synthesise(TrunkSettings.of("gaman"));

        template.hasResource(
                "AWS::DynamoDB::Table",
                Map.of("DeletionPolicy", "Delete", "Properties", Match.objectLike(Map.of("BillingMode", "PAY_PER_REQUEST"))));
        String table = template.findResources("AWS::DynamoDB::Table").keySet().iterator().next();
        template.hasResourceProperties(
                "AWS::Lambda::Function",
                Map.of("Environment", Map.of("Variables", Map.of("LEASE_TABLE", Map.of("Ref", table)))));
    }

    @SuppressWarnings("unchecked")
    private static Object code(Template template) {
        Map<String, Object> function =
                template.findResources("AWS::Lambda::Function").values().iterator().next();
        return ((Map<String, Object>) function.get("Properties")).get("Code");
    }

    private static Template synthesise(TrunkSettings settings) {
        Stack stack = new Stack(new App(), "Test", Sites.env("us-east-1"));
        ISecret secret = Secret.fromSecretCompleteArn(stack, "Twilio", SECRET_ARN);
        new ElasticSipTrunk(stack, "Trunk", ElasticSipTrunkProps.of(settings, secret));
        return Template.fromStack(stack);
    }
}
