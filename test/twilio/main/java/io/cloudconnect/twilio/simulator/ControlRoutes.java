package io.cloudconnect.twilio.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.StreamSupport;

/**
 * The control interface for other processes: {@code /simulator/…} on the same port, JSON, no credentials. README.md
 * lists its paths.
 */
final class ControlRoutes {
    static final String ROOT = "/simulator/";

    private static final ObjectMapper JSON =
            JsonMapper.builder().addModule(new Jdk8Module()).build();

    private final TwilioSimulator twilio;

    ControlRoutes(TwilioSimulator twilio) {
        this.twilio = twilio;
    }

    Outcome handle(HttpListener.Incoming request) {
        try {
            JsonNode body = request.body().length == 0 ? JSON.createObjectNode() : JSON.readTree(request.body());
            String path = request.target().substring(ROOT.length());
            return new Outcome.Reply(answer(request.method() + " " + path, body));
        } catch (JsonProcessingException e) {
            return refuse(400, "not JSON: " + e.getOriginalMessage());
        } catch (IOException | IllegalArgumentException | NoSuchElementException e) {
            return refuse(400, String.valueOf(e.getMessage()));
        }
    }

    private Answer answer(String what, JsonNode body) {
        if (what.startsWith("DELETE keys/")) {
            twilio.revokeKey(what.substring("DELETE keys/".length()));
            return Answer.noContent();
        }
        return switch (what) {
            case "GET state" -> Answer.json(200, JSON.valueToTree(twilio.account()));
            case "GET requests" -> Answer.json(200, requests());
            case "DELETE requests" -> done(twilio::clearRequests);
            case "POST reset" -> done(twilio::reset);
            case "POST seed" -> Answer.json(201, new ControlSeed(twilio.seed()).plant(body));
            case "GET faults" -> Answer.json(200, faults());
            case "POST faults" -> Answer.json(201, rule(addFault(body)));
            case "DELETE faults" -> done(twilio.faults()::clear);
            case "GET behaviour" -> Answer.json(200, behaviour());
            case "POST behaviour" -> {
                change(body);
                yield Answer.json(200, behaviour());
            }
            case "POST keys" -> done(() -> twilio.addKey(text(body, "sid"), text(body, "secret")));
            default -> {
                ObjectNode error = JSON.createObjectNode();
                error.put("error", "no such control: " + what + "; test/twilio/README.md lists them");
                yield Answer.json(404, error);
            }
        };
    }

    private ArrayNode requests() {
        ArrayNode list = JSON.createArrayNode();
        twilio.requests().forEach(logged -> {
            ObjectNode entry = list.addObject();
            entry.put("number", logged.request().number());
            entry.put("at", logged.at().toString());
            entry.put("method", logged.request().method());
            entry.put("host", logged.request().host());
            entry.put("path", logged.request().path());
            entry.set("query", JSON.valueToTree(logged.request().query()));
            entry.set("form", JSON.valueToTree(logged.request().form()));
            entry.set("status", JSON.valueToTree(logged.status()));
            entry.set("code", JSON.valueToTree(logged.code()));
            entry.put("fault", logged.fault().orElse(null));
            entry.put("processed", logged.processed());
            entry.put("requestId", logged.requestId());
        });
        return list;
    }

    private FaultRule addFault(JsonNode body) {
        String name = text(body, "fault");
        Duration length = Duration.ofMillis(body.path("millis").asLong(1000));
        Fault fault = Fault.named(
                        name,
                        body.path("status").asInt(),
                        body.path("code").asInt(20001),
                        body.path("retryAfter").asText(""),
                        length)
                .orElseThrow(() -> new IllegalArgumentException("no such fault: " + name));
        return twilio.faults()
                .on(body.path("method").asText("*"), body.path("path").asText("**"))
                .nth(body.path("nth").asLong(1))
                .times(body.path("times").asLong(1))
                .give(body.path("afterCommit").asBoolean() ? fault.afterCommit() : fault);
    }

    private ArrayNode faults() {
        ArrayNode list = JSON.createArrayNode();
        twilio.faults().rules().forEach(rule -> list.add(rule(rule)));
        return list;
    }

    private static ObjectNode rule(FaultRule rule) {
        return JSON.createObjectNode()
                .put("rule", rule.toString())
                .put("seen", rule.seen())
                .put("struck", rule.struck());
    }

    private ObjectNode behaviour() {
        Behaviour now = twilio.behaviour();
        return JSON.createObjectNode()
                .put("readLagMillis", now.readLag().toMillis())
                .put("latencyMillis", now.latency().toMillis())
                .put("domainRetentionMillis", now.domainRetention().toMillis())
                .put("maxInFlight", now.maxInFlight())
                .put("maxTrunks", now.maxTrunks())
                .put("attachedNumber", now.attachedNumber().name())
                .put("trunkInUse", now.trunkInUse().name())
                .put("listInUse", now.listInUse().name());
    }

    private void change(JsonNode body) {
        Behaviour now = twilio.behaviour();
        body.fieldNames().forEachRemaining(field -> {
            JsonNode value = body.get(field);
            switch (field) {
                case "readLagMillis" -> now.readLag(Duration.ofMillis(value.asLong()));
                case "latencyMillis" -> now.latency(Duration.ofMillis(value.asLong()));
                case "domainRetentionMillis" -> now.domainRetention(Duration.ofMillis(value.asLong()));
                case "maxInFlight" -> now.maxInFlight(value.asInt());
                case "maxTrunks" -> now.maxTrunks(value.asInt());
                case "attachedNumber" -> now.attachedNumber(Behaviour.AttachedNumber.valueOf(value.asText()));
                case "trunkInUse" -> now.trunkInUse(Behaviour.InUse.valueOf(value.asText()));
                case "listInUse" -> now.listInUse(Behaviour.InUse.valueOf(value.asText()));
                default -> throw new IllegalArgumentException("no such behaviour: " + field);
            }
        });
    }

    private static Answer done(Runnable action) {
        action.run();
        return Answer.noContent();
    }

    private static Outcome refuse(int status, String error) {
        return new Outcome.Reply(Answer.json(status, JSON.createObjectNode().put("error", error)));
    }

    static String text(JsonNode body, String field) {
        if (!body.path(field).isTextual()) {
            throw new IllegalArgumentException("field '" + field + "' is missing or no text");
        }
        return body.get(field).textValue();
    }

    static List<String> texts(JsonNode body, String field) {
        return StreamSupport.stream(body.path(field).spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
