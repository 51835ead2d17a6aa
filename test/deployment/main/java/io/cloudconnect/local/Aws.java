package io.cloudconnect.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Questions to the local AWS, in one region; they go through its real service APIs. */
public final class Aws {
    static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI endpoint;
    private final String region;

    Aws(URI endpoint, String region) {
        this.endpoint = endpoint;
        this.region = region;
    }

    public String region() {
        return region;
    }

    /**
     * One call of an AWS API.
     *
     * @param service as boto3 names it: {@code ec2}
     * @param operation as boto3 names it: {@code describe_security_groups}
     * @param parameters as the API names them
     * @return what boto3 answers
     */
    public JsonNode call(String service, String operation, Map<String, ?> parameters) {
        return post(
                "/localaws/call",
                Map.of("service", service, "operation", operation, "region", region, "parameters", parameters));
    }

    /** The elements of one field of an answer. */
    public List<JsonNode> list(String service, String operation, Map<String, ?> parameters, String field) {
        return elements(call(service, operation, parameters).path(field)).toList();
    }

    /** Everything that lives in the region and would cost or clutter if it were left behind. */
    public List<Leftover> leftovers() {
        JsonNode answer = send(HttpRequest.newBuilder(endpoint.resolve("/localaws/leftovers?region=" + region))
                .GET());
        return elements(answer)
                .map(item -> new Leftover(
                        item.path("kind").asText(),
                        item.path("id").asText(),
                        item.path("bootstrap").asBoolean()))
                .toList();
    }

    /**
     * Something that lives in the account.
     *
     * @param kind {@code security group}
     * @param bootstrap true: the CDK's bootstrap stack made it
     */
    public record Leftover(String kind, String id, boolean bootstrap) {
        @Override
        public String toString() {
            return kind + " " + id;
        }
    }

    /** Puts things there that a customer's account holds before the first deployment. */
    JsonNode seed(Map<String, ?> what) {
        return post("/localaws/seed", what);
    }

    /** Lets time pass for EventBridge Scheduler: runs what is due until then, and tells what it ran. */
    List<JsonNode> runSchedules(Instant until) {
        return elements(post("/localaws/schedules/run", Map.of("region", region, "until", until.toString())))
                .toList();
    }

    /**
     * Lets AWS refuse each removing call of a deletion once, or no longer.
     *
     * @return the calls refused since it was last told, {@code ec2 TerminateInstances}
     */
    List<String> refuseRemovals(boolean refuse) {
        return elements(post("/localaws/refusals", Map.of("removals", refuse)).path("refused"))
                .map(JsonNode::asText)
                .toList();
    }

    static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private JsonNode post(String path, Map<String, ?> body) {
        try {
            return send(HttpRequest.newBuilder(endpoint.resolve(path))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response =
                    http.send(request.timeout(LIMIT).build(), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw new IllegalStateException(
                        "the local AWS answered " + response.statusCode() + ": " + response.body());
            }
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException("the local AWS does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking the local AWS", e);
        }
    }
}
