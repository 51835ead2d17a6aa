package io.cloudconnect.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudconnect.InlineFunction;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The function behind a life. */
class DeadlineFunctionTest {
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

    @Test
    void answersAgainUntilCloudFormationTakesItAndFailsLoudlyWhenItNeverDoes() throws Exception {
        try (InlineFunction function = function().refuse(4)) {
            assertThat(function.run("Create", null, life(480)).onlyAnswer().path("Status").asText()).isEqualTo("SUCCESS");
        }
        try (InlineFunction function = function().refuse(Integer.MAX_VALUE)) {
            InlineFunction.Outcome outcome = function.run("Create", null, life(480));

            assertThat(outcome.exitCode()).as("Lambda sees an error, and runs it again").isNotZero();
            assertThat(outcome.log()).contains("CloudFormation takes no answer");
            assertThat(function.tries()).isEqualTo(5);
        }
    }

    private static JsonNode ask(String type, String id, int lifeMinutes) throws Exception {
        try (InlineFunction function = function()) {
            InlineFunction.Outcome outcome = function.run(type, id, life(lifeMinutes));
            assertThat(outcome.exitCode()).as(outcome.log()).isZero();
            return outcome.onlyAnswer();
        }
    }

    private static InlineFunction function() throws IOException {
        return new InlineFunction(InlineFunction.SOURCES.resolve("delivery/deadline.js"), Map.of());
    }

    private static Map<String, String> life(int minutes) {
        return Map.of("lifeMinutes", Integer.toString(minutes), "warningMinutes", "60");
    }

    private static String moment(Instant instant) {
        return DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'")
                .withZone(ZoneOffset.UTC)
                .format(instant);
    }
}
