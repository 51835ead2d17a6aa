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
import java.util.function.Function;

/** A stack with one trunk: does what CloudFormation does, with the function in this JVM. */
final class Stack implements AutoCloseable {
    static final Pace FAST = new Pace(
            new Backoff(Duration.ofMillis(4), Duration.ofMillis(200)),
            Duration.ofMillis(400),
            Duration.ofMillis(20),
            Duration.ZERO,
            Duration.ofSeconds(30));

    private static final String ARN = "arn:aws:cloudformation:us-east-1:123456789012:stack/";

    private final ObjectMapper json = new ObjectMapper();
    private final AnswerBox box = new AnswerBox();
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final Lifecycle lifecycle;
    private final String stackId;
    private String physicalId = "";
    private Site properties;
    private Runnable afterEach = () -> {};

    Stack(TwilioSimulator twilio) {
        this(twilio, "CloudConnect-virginia", FAST, file -> "");
    }

    Stack(TwilioSimulator twilio, String name, Pace pace, Function<S3Object, String> files) {
        this.stackId = ARN + name + "/51af3dc0-da77-11e4-872e-1234567db123";
        var key = twilio.credentials();
        TrunkOperations operations = new TrunkOperations(
                secret -> new TwilioCredentials(key.accountSid(), key.apiKeySid(), key.apiKeySecret()),
                files,
                () -> new TwilioEndpoint(Optional.of(twilio.endpoint())),
                pace);
        this.lifecycle = new Lifecycle(
                operations,
                new ResponseSender(Duration.ofMillis(1)),
                json,
                new PrintStream(log, true, StandardCharsets.UTF_8));
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

    /** These are the properties CloudFormation has, though no answer ever came. */
    void unanswered(Site site) {
        properties = site;
    }

    /** Done after each answer. */
    void afterEach(Runnable action) {
        afterEach = action;
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
                .put("StackId", stackId)
                .put("LogicalResourceId", "VoiceTrunk5F2C")
                .put("ResourceType", "Custom::TwilioElasticSipTrunk");
        id.ifPresent(value -> event.put("PhysicalResourceId", value));
        event.set("ResourceProperties", strings(json.valueToTree(site.map())));
        old.ifPresent(before -> event.set("OldResourceProperties", strings(json.valueToTree(before.map()))));
        int before = box.received().size();
        try {
            lifecycle.answer(event.toString().getBytes(StandardCharsets.UTF_8), () -> 840_000);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (box.received().size() != before + 1) {
            throw new AssertionError(box.received().size() - before + " answers to one request");
        }
        afterEach.run();
        return box.last();
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
