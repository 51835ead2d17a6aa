package io.cloudconnect.teardown.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.cloudconnect.teardown.TeardownException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AwsAccountTest {
    private static final Path HOME = Path.of("..");
    private static final String IDENTITY =
            "<R><Account>123456789012</Account><Arn>arn:aws-cn:sts::123456789012:user/me</Arn></R>";

    private record Reply(int status, String body) {}

    private final Deque<Reply> replies = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            Reply reply = replies.poll();
            byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.status(), body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void knowsAccountAndPartition() {
        AwsAccount account = connect(new Reply(200, IDENTITY));

        assertThat(account.id()).isEqualTo("123456789012");
        assertThat(account.partition()).isEqualTo("aws-cn");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ExpiredToken", "InvalidClientTokenId", "SignatureDoesNotMatch"})
    void saysHowToLogInAgainWhenAwsDoesNotTakeTheCredentials(String code) {
        Reply refusal = new Reply(403, "<ErrorResponse><Error><Code>" + code + "</Code></Error></ErrorResponse>");

        assertThatThrownBy(() -> connect(refusal))
                .isInstanceOf(TeardownException.class)
                .hasMessage("AWS does not take the credentials (" + code
                        + "); they are wrong or expired: log in again (aws sso login), or name another --profile");
    }

    @Test
    void saysInOneLineThatThereAreNoCredentials(@TempDir Path nowhere) {
        Map<String, String> environment = Map.of(
                "PATH", System.getenv("PATH"),
                "HOME", nowhere.toString(),
                "AWS_EC2_METADATA_DISABLED", "true");

        assertThatThrownBy(() -> AwsAccount.connect(environment, Optional.of("voice"), "us-east-1", HOME))
                .isInstanceOf(TeardownException.class)
                .hasMessageStartingWith("no AWS credentials by the profile voice (")
                .hasMessageContaining("aws sso login")
                .hasMessageNotContaining("\n");
    }

    @Test
    void readsStacksPageByPage() {
        AwsAccount account = connect(
                new Reply(200, IDENTITY),
                new Reply(
                        200,
                        "<R><StackSummaries><member><StackId>arn:one</StackId><StackName>one</StackName>"
                                + "<StackStatus>CREATE_COMPLETE</StackStatus></member></StackSummaries><NextToken>more</NextToken></R>"),
                new Reply(
                        200,
                        "<R><StackSummaries><member><StackId>arn:two</StackId><StackName>two</StackName>"
                                + "<StackStatus>DELETE_COMPLETE</StackStatus></member></StackSummaries></R>"));

        List<Stack> stacks = new Stacks(account, "us-east-1").all();

        assertThat(stacks).extracting(Stack::name).containsExactly("one", "two");
        assertThat(stacks).extracting(Stack::isGone).containsExactly(false, true);
        assertThat(asked.get(2)).contains("NextToken=more");
    }

    @Test
    void tellsAStackThatDoesNotExistFromOneThatMayNotBeRead() {
        AwsAccount account = connect(
                new Reply(200, IDENTITY),
                new Reply(400, error("ValidationError", "Stack with id one does not exist")),
                new Reply(403, error("AccessDenied", "not authorized to perform cloudformation:DescribeStacks")));
        Stacks stacks = new Stacks(account, "us-east-1");

        assertThat(stacks.find("one")).isEmpty();
        assertThatThrownBy(() -> stacks.find("one"))
                .isInstanceOf(AwsRefusal.class)
                .hasMessageContaining("AccessDenied");
    }

    private static String error(String code, String message) {
        return "<ErrorResponse><Error><Code>" + code + "</Code><Message>" + message + "</Message></Error></ErrorResponse>";
    }

    private AwsAccount connect(Reply... answers) {
        replies.addAll(List.of(answers));
        return AwsAccount.connect(
                Map.of(
                        "AWS_ENDPOINT_URL", "http://127.0.0.1:" + server.getAddress().getPort(),
                        "AWS_ACCESS_KEY_ID", "test",
                        "AWS_SECRET_ACCESS_KEY", "test"),
                Optional.empty(),
                "us-east-1",
                HOME);
    }
}
