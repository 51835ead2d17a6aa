package io.cloudconnect.trunk.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudconnect.trunk.contract.TrunkProperties.S3Object;
import io.cloudconnect.trunk.function.twilio.Backoff;
import io.cloudconnect.trunk.function.twilio.TwilioCredentials;
import io.cloudconnect.trunk.function.twilio.TwilioEndpoint;
import io.cloudconnect.twilio.simulator.TwilioSimulator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A stack with one trunk: does what CloudFormation does, with the function in this JVM. Two of them with the same name
 * and the same leases are one stack whose function runs in two places.
 */
final class Stack implements AutoCloseable {
    private static final String ARN = "arn:aws:cloudformation:us-east-1:123456789012:stack/";

    private final ObjectMapper json = new ObjectMapper();
    private final AnswerBox box = new AnswerBox();
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final TwilioSimulator twilio;
    private String name = "CloudConnect-virginia";
    private Pace pace = new Pace(
            new Backoff(Duration.ofMillis(4), Duration.ofMillis(200)),
            Duration.ofMillis(400),
            Duration.ofMillis(20),
            Duration.ofSeconds(30),
            Duration.ofMillis(20));
    private Function<String, TwilioCredentials> secrets;
    private Function<S3Object, String> files = file -> "";
    private Leases leases = new MemoryLeases();
    private Lease.Term term = new Lease.Term(
            Duration.ofSeconds(5), Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofMillis(5), Duration.ZERO);
    private UnaryOperator<Operations> around = operations -> operations;
    private Runnable afterEach = () -> {};
    private int millisLeft = 840_000;
    private String physicalId = "";
    private Site properties;

    Stack(TwilioSimulator twilio) {
        this.twilio = twilio;
        var key = twilio.credentials();
        this.secrets = secret -> new TwilioCredentials(key.accountSid(), key.apiKeySid(), key.apiKeySecret());
    }

    Stack named(String stackName) {
        name = stackName;
        return this;
    }

    Stack pace(Pace times) {
        pace = times;
        return this;
    }

    /** The content of every number file. */
    Stack numberFile(String content) {
        files = file -> content;
        return this;
    }

    /** Secret, number file and leases as the function gets them from AWS. */
    Stack aws(AwsEnvironment aws) {
        secrets = new TwilioSecret(aws, json)::read;
        files = new NumberFile(aws);
        leases = new DynamoLeases(aws, json, "leases");
        return this;
    }

    Stack leases(Leases kept, Lease.Term times) {
        leases = kept;
        term = times;
        return this;
    }

    /** Puts something around the work, inside of the lease. */
    Stack around(UnaryOperator<Operations> wrapping) {
        around = wrapping;
        return this;
    }

    /** How long Lambda lets each request run; a longer one fails the test. */
    Stack millisLeft(int millis) {
        millisLeft = millis;
        return this;
    }

    /** Done after each answer. */
    Stack afterEach(Runnable action) {
        afterEach = action;
        return this;
    }

    /** What CloudFormation knows of the trunk. */
    Stack knowing(Site site, String id) {
        properties = site;
        physicalId = id;
        return this;
    }

    /** Create; the physical id is remembered as CloudFormation does. */
    JsonNode create(Site site) {
        physicalId = "";
        properties = site;
        return remember(invoke("Create", Optional.empty(), site, Optional.empty()));
    }

    JsonNode update(Site site) {
        Site old = properties;
        properties = site;
        return remember(invoke("Update", Optional.of(physicalId), site, Optional.of(old)));
    }

    JsonNode delete() {
        return delete(physicalId);
    }

    JsonNode delete(String id) {
        return invoke("Delete", Optional.of(id), properties, Optional.empty());
    }

    String physicalId() {
        return physicalId;
    }

    String log() {
        return log.toString(StandardCharsets.UTF_8);
    }

    AnswerBox box() {
        return box;
    }

    JsonNode invoke(String type, Optional<String> id, Site site, Optional<Site> old) {
        ObjectNode event = json.createObjectNode()
                .put("RequestType", type)
                .put("RequestId", "7d3a8e0c-0000-4000-8000-" + System.nanoTime())
                .put("ResponseURL", box.url())
                .put("StackId", ARN + name + "/51af3dc0-da77-11e4-872e-1234567db123")
                .put("LogicalResourceId", "VoiceTrunk5F2C")
                .put("ResourceType", "Custom::TwilioElasticSipTrunk");
        id.ifPresent(value -> event.put("PhysicalResourceId", value));
        event.set("ResourceProperties", strings(json.valueToTree(site.map())));
        old.ifPresent(before -> event.set("OldResourceProperties", strings(json.valueToTree(before.map()))));
        int before = box.received().size();
        long start = System.nanoTime();
        try {
            lifecycle().answer(event.toString().getBytes(StandardCharsets.UTF_8), () -> millisLeft);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        if (millis > millisLeft) {
            throw new AssertionError("answered after " + millis + " ms, " + millisLeft + " ms were left");
        }
        if (box.received().size() != before + 1) {
            throw new AssertionError(box.received().size() - before + " answers to one request");
        }
        afterEach.run();
        return box.last();
    }

    private Lifecycle lifecycle() {
        Operations operations = new TrunkOperations(
                secrets,
                files,
                () -> new TwilioEndpoint(Optional.of(twilio.endpoint())),
                pace);
        return new Lifecycle(
                new OneAtATime(around.apply(operations), leases, term),
                new ResponseSender(Duration.ofMillis(1)),
                json,
                new PrintStream(log, true, StandardCharsets.UTF_8));
    }

    private JsonNode remember(JsonNode answer) {
        physicalId = answer.path("PhysicalResourceId").asText();
        return answer;
    }

    /** CloudFormation hands every scalar on as a string. */
    private JsonNode strings(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = json.createObjectNode();
            object.fields().forEachRemaining(field -> copy.set(field.getKey(), strings(field.getValue())));
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = json.createArrayNode();
            array.forEach(element -> copy.add(strings(element)));
            return copy;
        }
        return json.getNodeFactory().textNode(node.asText());
    }

    @Override
    public void close() {
        box.close();
    }
}
