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
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    @TempDir
    private static Path folder;

    private static JarCoverage coverage;

    @BeforeAll
    static void cover() {
        coverage = new JarCoverage(Path.of(JAR), folder.resolve("executed"));
    }

    /** The last word: a call into a library that the tests below have not made, the minimiser may have broken unseen. */
    @AfterAll
    static void everyCallIntoALibraryHasBeenMade() throws IOException {
        assertThat(coverage.callsNeverMade()).isEmpty();
    }

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
        function = process(TrunkFunction.class);
    }

    private LambdaProcess process(Class<?> handler) throws IOException {
        return new LambdaProcess(JAR, handler.getName(), environment(), coverage.option());
    }

    private Map<String, String> environment() {
        return Map.of(
                "AWS_REGION", "us-east-1",
                "AWS_ACCESS_KEY_ID", "AKIAEXAMPLE",
                "AWS_SECRET_ACCESS_KEY", "example",
                "AWS_SESSION_TOKEN", "session",
                "AWS_ENDPOINT_URL", aws.url(),
                "LEASE_TABLE", "leases",
                "TWILIO_ENDPOINT_URL", twilio.endpoint().toString());
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
        String bySid = twilio.seed().number("+16475550102");
        String taken = "+16475550199";
        String foreignTrunk = twilio.seed().trunk("Somebody's", "somebody.pstn.twilio.com");
        twilio.seed().onTrunk(foreignTrunk, twilio.seed().number(taken));
        Map<String, Object> lighter = Map.of(
                "name", "router",
                "sipUrl", "sip:203.0.113.7;edge=ashburn-ix",
                "priority", 10,
                "weight", 7,
                "enabled", true);
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
        twilio.faults().on("POST", "/v1/Trunks/*/PhoneNumbers").give(Fault.resetAfterCommit());

        JsonNode created = invoke("Create", "", site);

        assertThat(created.path("Status").asText())
                .as(created + function.log())
                .isEqualTo("SUCCESS");
        String sid = created.path("PhysicalResourceId").asText();
        AccountState.Trunk trunk =
                twilio.account().trunk("gaman.pstn.twilio.com").orElseThrow();
        assertThat(trunk.sid()).isEqualTo(sid);
        assertThat(trunk.numbers()).hasSize(33);
        assertThat(trunk.accessControlLists()).hasSize(2);
        assertThat(trunk.credentialLists()).containsExactly(credentials);
        assertThat(trunk.originationUrls()).hasSize(1);

        JsonNode renamed = invoke(
                "Update",
                sid,
                site.with("friendlyName", "Gaman 2")
                        .with("allowedAddresses", List.of(Map.of("name", "edge", "cidr", "203.0.113.7/32")))
                        .with("originationUrls", List.of(lighter))
                        .with("numbers", Map.of("owned", List.of(bySid, taken), "takeOver", true)));

        assertThat(renamed.path("Status").asText()).as(renamed + function.log()).isEqualTo("SUCCESS");
        AccountState.Trunk changed =
                twilio.account().trunk("gaman.pstn.twilio.com").orElseThrow();
        assertThat(changed.friendlyName().orElseThrow()).startsWith("Gaman 2 ");
        assertThat(changed.originationUrls().get(0).weight()).isEqualTo(7);
        assertThat(changed.numbers()).contains(taken, "+16475550102");

        JsonNode updated = invoke("Update", sid, Site.gaman().router("198.51.100.9"));

        assertThat(updated.path("Status").asText())
                .as(updated + function.log())
                .isEqualTo("SUCCESS");
        assertThat(twilio.account().trunk("gaman.pstn.twilio.com").orElseThrow().originationUrls())
                .extracting(AccountState.OriginationUrl::sipUrl)
                .containsExactly("sip:198.51.100.9;edge=ashburn-ix");

        JsonNode deleted = invoke("Delete", sid, site);

        assertThat(deleted.path("Status").asText())
                .as(deleted + function.log())
                .isEqualTo("SUCCESS");
        assertThat(twilio.account().trunks())
                .extracting(AccountState.Trunk::sid)
                .containsExactly(foreignTrunk);
        assertThat(twilio.account().accessControlLists())
                .extracting(AccountState.AccessControlList::sid)
                .containsExactly(foreignList);
        assertThat(twilio.account().numbers()).hasSize(33);
        assertThat(aws.updates()).hasSizeGreaterThanOrEqualTo(9).allMatch(update -> update.contains("\"leases\""));
        assertThat(aws.signatures()).allMatch(signature -> signature.startsWith("AWS4-HMAC-SHA256 Credential=AKIA"));
        assertThat(function.log())
                .doesNotContain(twilio.credentials().apiKeySecret())
                .doesNotContain("secret-signature")
                .doesNotContain("SLF4J");
    }

    @Test
    void keepsItsConnectionsToTwilio() throws InterruptedException {
        aws.file("assets", "numbers.csv", String.join("\n", twilio.seed().numbers(600)));
        Site site = Site.gaman()
                .with("numbers", Map.of("owned", List.of(), "list", Map.of("bucket", "assets", "key", "numbers.csv")));

        twilio.behaviour().latency(Duration.ofMillis(700));

        JsonNode created = invoke("Create", "", site);

        assertThat(function.log()).contains("\"event\":\"progress\"");
        assertThat(created.path("Data").path("NumberCount").asText()).isEqualTo("600");
        assertThat(twilio.connections()).isLessThan(100);
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
    void waitsForARouter() throws Exception {
        function.close();
        function = process(RouterReadinessFunction.class);
        ObjectNode event = event("Update", "router-readiness");
        event.putObject("ResourceProperties")
                .put("instanceId", "i-0123456789abcdef0")
                .put("bootSeconds", "0");

        assertThat(answer(event).path("Status").asText()).as(function.log()).isEqualTo("SUCCESS");
    }

    @Test
    void plansWithoutWritingAnything() throws Exception {
        aws.stackResources("""
                <r><StackResources><member><LogicalResourceId>Eip</LogicalResourceId>
                <PhysicalResourceId>203.0.113.7</PhysicalResourceId><StackId>%s</StackId></member></StackResources></r>"""
                .formatted(STACK));
        ObjectNode request = json.createObjectNode()
                .put("region", "us-east-1")
                .put("stackName", "CloudConnect-virginia")
                .put("logicalId", "VoiceTrunk5F2C")
                .put("numbers", twilio.seed().number("+16475550100").isEmpty() ? "" : "+16475550100");
        request.set("properties", json.valueToTree(Site.gaman().router("${Eip}").map()));

        JsonNode plan = plan(request);

        assertThat(plan.findValuesAsText("step")).contains("create trunk", "attach number");
        assertThat(plan.findValuesAsText("subject")).contains("203.0.113.7/32");
        assertThat(twilio.requests()).noneMatch(one -> one.request().writes());
    }

    private JsonNode plan(ObjectNode request) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                coverage.option(),
                "-cp",
                JAR,
                PlanCommand.class.getName());
        builder.environment().putAll(environment());
        Process process = builder.start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(request.toString().getBytes(StandardCharsets.UTF_8));
        }
        JsonNode plan = json.readTree(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return plan;
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
        ObjectNode event = event(type, id);
        event.set("ResourceProperties", json.valueToTree(site.map()));
        return answer(event);
    }

    private ObjectNode event(String type, String id) {
        ObjectNode event = json.createObjectNode()
                .put("RequestType", type)
                .put("RequestId", UUID.randomUUID().toString())
                .put("ResponseURL", box.url())
                .put("StackId", STACK)
                .put("LogicalResourceId", "VoiceTrunk5F2C");
        if (!id.isEmpty()) {
            event.put("PhysicalResourceId", id);
        }
        return event;
    }

    private JsonNode answer(ObjectNode event) throws InterruptedException {
        int before = box.received().size();
        assertThat(function.invoke(event.toString())).as(function.log()).isEqualTo("response");
        assertThat(box.received()).hasSize(before + 1);
        return box.last();
    }
}
