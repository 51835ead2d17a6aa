package io.cloudconnect.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The function behind a life, run by Node as Lambda runs it, with a stand-in for CloudFormation's answering address. */
class DeadlineFunctionTest {
    private static final Path SOURCE = Path.of("main", "resources", "io", "cloudconnect", "delivery", "deadline.js");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final BlockingQueue<JsonNode> answers = new ArrayBlockingQueue<>(9);
    private HttpServer cloudFormation;

    @BeforeEach
    void listen() throws IOException {
        cloudFormation = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        cloudFormation.createContext("/", exchange -> {
            // CloudFormation's address is signed for an answer without a content type.
            assertThat(exchange.getRequestHeaders()).doesNotContainKey("Content-Type");
            answers.add(JSON.readTree(exchange.getRequestBody()));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        cloudFormation.start();
    }

    @AfterEach
    void stop() {
        cloudFormation.stop(0);
    }

    @Test
    void countsFromTheDeploymentThatMadeIt() throws Exception {
        JsonNode answer = ask("Create", null, 480);

        Instant start = Instant.parse(answer.path("PhysicalResourceId").asText());
        assertThat(start).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
        assertThat(answer.at("/Data/Moment").asText()).isEqualTo(moment(start.plus(8, ChronoUnit.HOURS)));
        assertThat(answer.at("/Data/Warning").asText()).isEqualTo(moment(start.plus(7, ChronoUnit.HOURS)).substring(0, 19));
    }

    @Test
    void countsAnotherLifeFromTheSameMoment() throws Exception {
        Instant start = Instant.now().truncatedTo(ChronoUnit.MILLIS).minus(7, ChronoUnit.HOURS);

        JsonNode answer = ask("Update", moment(start), 720);

        assertThat(answer.path("Status").asText()).isEqualTo("SUCCESS");
        assertThat(answer.path("PhysicalResourceId").asText()).as("another id would be a replacement").isEqualTo(moment(start));
        assertThat(answer.at("/Data/Moment").asText()).isEqualTo(moment(start.plus(12, ChronoUnit.HOURS)));
    }

    @Test
    void refusesALifeThatIsOverAlready() throws Exception {
        String start = moment(Instant.now().minus(7, ChronoUnit.HOURS));

        JsonNode answer = ask("Update", start, 60);

        assertThat(answer.path("Status").asText()).isEqualTo("FAILED");
        assertThat(answer.path("Reason").asText()).isEqualTo("a life of 60 minutes, counted from " + start + ", is over; write a longer one");
    }

    @Test
    void letsItselfBeDeletedWhateverItsId() throws Exception {
        assertThat(ask("Delete", "made-up-by-CloudFormation", 1).path("Status").asText()).isEqualTo("SUCCESS");
    }

    private JsonNode ask(String type, String id, int lifeMinutes) throws Exception {
        Map<String, Object> event = new HashMap<>(Map.of(
                "RequestType", type,
                "RequestId", "r",
                "StackId", "s",
                "LogicalResourceId", "l",
                "ResponseURL", "http://127.0.0.1:" + cloudFormation.getAddress().getPort() + "/answer",
                "ResourceProperties", Map.of("lifeMinutes", Integer.toString(lifeMinutes), "warningMinutes", "60")));
        if (id != null) {
            event.put("PhysicalResourceId", id);
        }
        Process node = new ProcessBuilder(
                        "node",
                        "-e",
                        "require(process.argv[1]).handler(JSON.parse(process.argv[2]))",
                        SOURCE.toAbsolutePath().toString(),
                        JSON.writeValueAsString(event))
                .inheritIO()
                .start();
        assertThat(node.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(node.exitValue()).isZero();
        return answers.poll(1, TimeUnit.SECONDS);
    }

    private static String moment(Instant instant) {
        return DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'")
                .withZone(ZoneOffset.UTC)
                .format(instant);
    }
}
