package io.cloudconnect.trunk.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudconnect.twilio.simulator.AccountState;
import io.cloudconnect.twilio.simulator.Fault;
import io.cloudconnect.twilio.simulator.TwilioSimulator;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The jar that is deployed, in a process of its own under Lambda's runtime client: the minimiser may have dropped what
 * only reflection reaches, so every kind of request is made through the jar itself.
 */
class FunctionJarIT {
    private static final String JAR = System.getProperty("function.jar");
    private static final long MOST_BYTES = 6_000_000;
    private static final String STACK =
            "arn:aws:cloudformation:us-east-1:123456789012:stack/CloudConnect-virginia/51af3dc0-da77";

    private final ObjectMapper json = new ObjectMapper();
    private final TwilioSimulator twilio = TwilioSimulator.start();
    private final AwsStub aws = new AwsStub();
    private final AnswerBox box = new AnswerBox();
    private LambdaProcess function;

    @BeforeEach
    void start() throws IOException {
        var key = twilio.credentials();
        aws.secret(
                "cloudconnect/twilio",
                json.createObjectNode()
                        .put("accountSid", key.accountSid())
                        .put("apiKeySid", key.apiKeySid())
                        .put("apiKeySecret", key.apiKeySecret())
                        .toString());
        function = new LambdaProcess(
                JAR,
                TrunkFunction.class.getName(),
                Map.of(
                        "AWS_REGION", "us-east-1",
                        "AWS_ACCESS_KEY_ID", "AKIAEXAMPLE",
                        "AWS_SECRET_ACCESS_KEY", "example",
                        "AWS_SESSION_TOKEN", "session",
                        "AWS_ENDPOINT_URL", aws.url(),
                        "TWILIO_ENDPOINT_URL", twilio.endpoint().toString()));
    }

    @AfterEach
    void stop() throws IOException {
        function.close();
        box.close();
        aws.close();
        twilio.close();
    }

    @Test
    void livesAWholeLife() throws InterruptedException {
        twilio.seed().number("+16475550100");
        aws.file("assets", "numbers.csv", String.join("\n", twilio.seed().numbers(30)));
        String foreignList = twilio.seed().accessControlList("Office", "198.51.100.0/24");
        String credentials = twilio.seed().credentialList("Phones");
        Map<String, Object> numbers = Map.of(
                "owned", List.of("+16475550100"),
                "list", Map.of("bucket", "assets", "key", "numbers.csv"),
                "purchase", Map.of("country", "CA", "areaCode", "647", "count", 2, "releaseOnDestroy", true),
                "takeOver", true);
        Site site = Site.gaman()
                .with("disasterRecoveryUrl", "https://example.com/recovery")
                .with("accessControlLists", List.of(foreignList))
                .with("credentialLists", List.of(credentials))
                .with("numbers", numbers);
        twilio.faults().on("POST", "/v1/Trunks").give(Fault.tooManyRequests("1"));
        twilio.faults().on("POST", "/v1/Trunks/*/OriginationUrls").give(Fault.resetAfterCommit());
        twilio.faults().on("GET", "/v1/Trunks").give(Fault.html(503));

        JsonNode created = invoke("Create", "", site);

        assertThat(created.path("Status").asText())
                .as(created + function.log())
                .isEqualTo("SUCCESS");
        String sid = created.path("PhysicalResourceId").asText();
        AccountState.Trunk trunk = twilio.account().trunks().get(0);
        assertThat(trunk.sid()).isEqualTo(sid);
        assertThat(trunk.numbers()).hasSize(33);
        assertThat(trunk.accessControlLists()).hasSize(2);
        assertThat(trunk.credentialLists()).containsExactly(credentials);
        assertThat(trunk.originationUrls()).hasSize(1);

        JsonNode updated = invoke("Update", sid, Site.gaman().router("198.51.100.9"));

        assertThat(updated.path("Status").asText())
                .as(updated + function.log())
                .isEqualTo("SUCCESS");
        assertThat(twilio.account().trunks().get(0).originationUrls())
                .extracting(AccountState.OriginationUrl::sipUrl)
                .containsExactly("sip:198.51.100.9;edge=ashburn-ix");

        JsonNode deleted = invoke("Delete", sid, site);

        assertThat(deleted.path("Status").asText())
                .as(deleted + function.log())
                .isEqualTo("SUCCESS");
        assertThat(twilio.account().trunks()).isEmpty();
        assertThat(twilio.account().accessControlLists())
                .extracting(AccountState.AccessControlList::sid)
                .containsExactly(foreignList);
        assertThat(twilio.account().numbers()).hasSize(31);
        assertThat(aws.signatures()).allMatch(signature -> signature.startsWith("AWS4-HMAC-SHA256 Credential=AKIA"));
        assertThat(function.log())
                .doesNotContain(twilio.credentials().apiKeySecret())
                .doesNotContain("secret-signature")
                .doesNotContain("SLF4J");
    }

    @Test
    void importsATrunk() throws InterruptedException {
        String sid = twilio.seed().trunk("Theirs", "gaman.pstn.twilio.com");
        Site site = Site.gaman().with("trunkSid", sid);

        JsonNode created = invoke("Create", "", site);
        JsonNode deleted = invoke("Delete", "imported-" + sid, site);

        assertThat(List.of(created, deleted))
                .extracting(answer -> answer.path("Status").asText())
                .as(function.log())
                .containsOnly("SUCCESS");
        assertThat(twilio.account().trunks().get(0).originationUrls()).isEmpty();
    }

    @Test
    void explainsFailures() throws InterruptedException {
        twilio.seed().takenDomain("gaman.pstn.twilio.com");
        aws.secret("broken", "{\"accountSid\": \"AC1\", \"apiKeySecret\": \"hidden-value\"}");

        assertThat(reason(Site.gaman())).contains("21248").contains("choose another trunk.domain");
        assertThat(reason(Site.gaman().with("credentialsSecret", "missing")))
                .contains("the secret missing")
                .contains("ResourceNotFoundException")
                .contains("create it");
        assertThat(reason(Site.gaman().with("credentialsSecret", "broken")))
                .contains("accountSid is malformed")
                .contains("apiKeySid is missing")
                .doesNotContain("hidden-value");
        assertThat(reason(Site.gaman().with("domainName", "no domain"))).contains("domainName");
        twilio.revokeKey(twilio.credentials().apiKeySid());
        assertThat(reason(Site.gaman())).contains("20003").contains("credentials secret");
    }

    @Test
    void isSmallAndCarriesNoSignaturesOfOthers() throws IOException {
        assertThat(new File(JAR)).isFile().satisfies(jar -> assertThat(jar.length()).isLessThan(MOST_BYTES));
        try (JarFile jar = new JarFile(JAR)) {
            assertThat(jar.stream().map(JarEntry::getName))
                    .noneMatch(name -> name.matches("META-INF/.*\\.(SF|RSA|DSA)"))
                    .noneMatch(name -> name.startsWith("com/fasterxml/"))
                    .contains("io/cloudconnect/trunk/function/TrunkFunction.class");
        }
    }

    private String reason(Site site) throws InterruptedException {
        JsonNode answer = invoke("Create", "", site);
        assertThat(answer.path("Status").asText()).isEqualTo("FAILED");
        return answer.path("Reason").asText();
    }

    private JsonNode invoke(String type, String id, Site site) throws InterruptedException {
        ObjectNode event = json.createObjectNode()
                .put("RequestType", type)
                .put("RequestId", "7d3a8e0c-0000-4000-8000-000000000000")
                .put("ResponseURL", box.url())
                .put("StackId", STACK)
                .put("LogicalResourceId", "VoiceTrunk5F2C");
        if (!id.isEmpty()) {
            event.put("PhysicalResourceId", id);
        }
        event.set("ResourceProperties", json.valueToTree(site.map()));
        int before = box.received().size();
        assertThat(function.invoke(event.toString())).as(function.log()).isEqualTo("response");
        assertThat(box.received()).hasSize(before + 1);
        return box.last();
    }
}
