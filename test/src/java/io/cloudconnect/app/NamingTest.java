package io.cloudconnect.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import org.junit.jupiter.api.Test;

class NamingTest {
    private static final String CDK = "{\"api\":\"naming\",\"assembly\":\"aws-cdk-lib\"}\n";
    private static final String CONSTRUCTS = "{\"api\":\"naming\",\"assembly\":\"constructs\"}\n";
    private static final String GET = "{\"api\":\"get\",\"property\":\"node\"}\n";

    private final StringWriter asked = new StringWriter();

    @Test
    void asksOnceForEachModule() throws IOException {
        Conversation node = answering("{\"ok\":{\"cdk\":1}}", "{\"ok\":{\"constructs\":1}}");

        assertThat(node.ask(CDK)).isEqualTo("{\"ok\":{\"cdk\":1}}");
        assertThat(node.ask(CONSTRUCTS)).isEqualTo("{\"ok\":{\"constructs\":1}}");
        assertThat(node.ask(CDK)).isEqualTo("{\"ok\":{\"cdk\":1}}");
        assertThat(node.ask(CONSTRUCTS)).isEqualTo("{\"ok\":{\"constructs\":1}}");
        assertThat(asked).hasToString(CDK + CONSTRUCTS);
    }

    @Test
    void asksEverythingElseEachTime() throws IOException {
        Conversation node = answering("{\"ok\":{\"cdk\":1}}", "{\"ok\":1}", "{\"ok\":2}");

        assertThat(node.ask(CDK)).isEqualTo("{\"ok\":{\"cdk\":1}}");
        assertThat(node.ask(GET)).isEqualTo("{\"ok\":1}");
        assertThat(node.ask(CDK)).isEqualTo("{\"ok\":{\"cdk\":1}}");
        assertThat(node.ask(GET)).isEqualTo("{\"ok\":2}");
    }

    @Test
    void asksAgainAfterAnError() throws IOException {
        Conversation node = answering("{\"error\":\"not loaded\"}", "{\"ok\":{\"cdk\":1}}");

        assertThat(node.ask(CDK)).isEqualTo("{\"error\":\"not loaded\"}");
        assertThat(node.ask(CDK)).isEqualTo("{\"ok\":{\"cdk\":1}}");
    }

    @Test
    void tellsTheEndOfNode() throws IOException {
        assertThat(answering().ask(CDK)).isNull();
    }

    private Conversation answering(String... lines) {
        Naming naming = new Naming();
        return new Conversation(
                naming.questions(asked), naming.answers(new BufferedReader(new StringReader(String.join("\n", lines)))));
    }

    private record Conversation(Writer questions, BufferedReader answers) {
        /** As jsii does it. */
        String ask(String question) throws IOException {
            questions.write(question);
            questions.flush();
            return answers.readLine();
        }
    }
}
