package io.cloudconnect.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudconnect.twilio.simulator.AccountState;
import io.cloudconnect.twilio.simulator.ApiRequest;
import io.cloudconnect.twilio.simulator.Credentials;
import io.cloudconnect.twilio.simulator.Fault;
import io.cloudconnect.twilio.simulator.TwilioSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * A trunk with thousands of numbers in a deployed stack, on good days and bad ones. The tests may come in any order.
 */
@OnLocalCloud
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrunkLifeIT {
    private static final String SITE = "numbered";
    private static final int LISTED = 2_000;

    @TempDir
    private static Path folder;

    private DeploymentGround ground;
    private TwilioSimulator twilio;
    private List<String> listed;
    private Sites sites;

    @BeforeAll
    void deploy(DeploymentGround ground) throws IOException {
        this.ground = ground;
        twilio = ground.cloud().twilio();
        listed = twilio.seed().numbers(LISTED);
        Path file = Files.write(folder.resolve("numbers.txt"), listed);
        sites = ground.siteLikeVirginia(SITE)
                .with(SITE, "trunk.numbersFile", file.toString())
                .with(
                        SITE,
                        "trunk.buy",
                        Map.of("country", "CA", "areaCode", "647", "count", 1, "releaseOnDestroy", true));
        ground.deploy(sites);
    }

    @AfterAll
    void destroyLeavesTheNumbersTheAccountHad() {
        ground.destroy(sites);

        List<String> left = twilio.account().numbers().stream()
                .map(AccountState.PhoneNumber::e164)
                .toList();
        assertThat(left).containsAll(listed).noneMatch(number -> number.startsWith("+1647"));
    }

    @Test
    void attachesTheNumbersOfALongFileAndTheBoughtOne() {
        assertThat(numbers()).containsAll(listed).anyMatch(number -> number.startsWith("+1647"));
    }

    @Test
    void reportsANumberThatIsOnAnotherTrunk() {
        String foreign = twilio.seed().trunk("Somebody's", "somebody.pstn.twilio.com");
        twilio.seed().onTrunk(foreign, twilio.seed().number("+12025550181"));
        List<String> before = numbers();

        Command.Outcome refused = ground.tryToDeploy(sites.with(SITE, "trunk.numbers", List.of("+12025550181")));

        assertThat(refused.succeeded()).isFalse();
        assertThat(refused.output())
                .contains("+12025550181 is on the trunk " + foreign)
                .contains("takeOver");
        assertThat(numbers()).containsExactlyInAnyOrderElementsOf(before);
        assertThat(twilio.account()
                        .trunk("somebody.pstn.twilio.com")
                        .orElseThrow()
                        .numbers())
                .containsExactly("+12025550181");
    }

    @Test
    void provesARotatedKeyByANewRevision() throws IOException {
        Credentials old = twilio.credentials();
        String fresh = "SK" + "9".repeat(32);
        twilio.addKey(fresh, "a-new-secret");
        secret(old.accountSid(), fresh, "a-new-secret");
        twilio.revokeKey(old.apiKeySid());
        twilio.clearRequests();
        try {
            ground.deploy(revision("rotated"));

            assertThat(twilio.requests()).isNotEmpty().noneMatch(request -> request.request()
                    .writes());
        } finally {
            twilio.addKey(old.apiKeySid(), old.apiKeySecret());
            secret(old.accountSid(), old.apiKeySid(), old.apiKeySecret());
        }
    }

    @Test
    void goesBackAndThenOnWhenTheFunctionDiesInTheMiddle() {
        String number = "+12025550182";
        twilio.seed().number(number);
        List<String> before = numbers();
        AtomicBoolean killed = new AtomicBoolean();
        twilio.faults()
                .on(request -> attaches(request) && killed.compareAndSet(false, true) && killFunction())
                .give(Fault.resetAfterCommit());

        Command.Outcome failed = ground.tryToDeploy(sites.with(SITE, "trunk.numbers", List.of(number)));

        twilio.faults().clear();
        assertThat(killed).isTrue();
        assertThat(failed.succeeded()).isFalse();
        assertThat(ground.standing(SITE).status()).isEqualTo("UPDATE_ROLLBACK_COMPLETE");
        assertThat(numbers()).containsAll(before);

        sites = sites.with(SITE, "trunk.numbers", List.of(number));
        ground.deploy(sites);

        assertThat(numbers()).containsAll(before).contains(number);
    }

    @Test
    void stopsAndGoesBackWhenALaterRequestOvertakesIt() {
        String number = "+12025550183";
        twilio.seed().number(number);
        List<String> before = numbers();
        AtomicBoolean overtaken = new AtomicBoolean();
        twilio.faults()
                .on(request -> request.matches("GET", "/v1/Trunks/*")
                        && overtaken.compareAndSet(false, true)
                        && !invokeAgainAndLetItWait())
                .give(Fault.resetBeforeCommit());

        Command.Outcome stopped = ground.tryToDeploy(sites.with(SITE, "trunk.numbers", List.of(number)));

        twilio.faults().clear();
        assertThat(stopped.succeeded()).isFalse();
        assertThat(stopped.output()).contains("CloudFormation has sent a later request for this trunk");
        assertThat(ground.standing(SITE).status()).isEqualTo("UPDATE_ROLLBACK_COMPLETE");
        assertThat(numbers()).containsExactlyInAnyOrderElementsOf(before);
    }

    private List<String> numbers() {
        return ground.standing(SITE).trunk().orElseThrow().numbers();
    }

    private static boolean attaches(ApiRequest request) {
        return request.matches("POST", "/v1/Trunks/*/PhoneNumbers");
    }

    /** The function's process is a child of the local AWS, which is one of this process. */
    private static boolean killFunction() {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().commandLine().orElse("").contains("TrunkFunction"))
                .map(ProcessHandle::destroyForcibly)
                .reduce(false, Boolean::logicalOr);
    }

    /** Asks the function for something impossible, which it looks at only when it may; its answer goes nowhere. */
    private boolean invokeAgainAndLetItWait() {
        String event = new ObjectMapper()
                .createObjectNode()
                .put("RequestType", "Update")
                .put("RequestId", "a-later-request")
                .put("ResponseURL", ground.cloud().awsEndpoint() + "/cfn-response/0/a-later-request")
                .put("StackId", resource("Custom::TwilioElasticSipTrunk", "StackId"))
                .put("LogicalResourceId", resource("Custom::TwilioElasticSipTrunk", "LogicalResourceId"))
                .toString();
        ground.aws()
                .call(
                        "lambda",
                        "invoke",
                        Map.of(
                                "FunctionName",
                                resource("AWS::Lambda::Function", "PhysicalResourceId"),
                                "InvocationType",
                                "Event",
                                "Payload",
                                event));
        try {
            // longer than the first run takes to extend its lease and be told
            Thread.sleep(7_000);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** A field of the trunk's resource of this type. */
    private String resource(String type, String field) {
        return ground
                .aws()
                .list(
                        "cloudformation",
                        "describe_stack_resources",
                        Map.of("StackName", "CloudConnect-" + SITE),
                        "StackResources")
                .stream()
                .filter(item -> item.path("ResourceType").asText().equals(type))
                .filter(item -> item.path("LogicalResourceId").asText().contains("Trunk"))
                .map(item -> item.path(field).asText())
                .findFirst()
                .orElseThrow();
    }

    private void secret(String account, String key, String keySecret) {
        String text = new ObjectMapper()
                .createObjectNode()
                .put("accountSid", account)
                .put("apiKeySid", key)
                .put("apiKeySecret", keySecret)
                .toString();
        ground.aws()
                .call(
                        "secretsmanager",
                        "put_secret_value",
                        Map.of("SecretId", "cloudconnect/twilio", "SecretString", text));
    }

    private Sites revision(String revision) throws IOException {
        Path file = sites.write(folder, "revised.yaml");
        return Sites.read(Files.writeString(
                file, Files.readString(file).replace("twilio:\n", "twilio:\n  revision: " + revision + "\n")));
    }
}
