package io.cloudconnect.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Help.Ansi;

/** What these commands refuse: one line, exit code 2, and nobody was asked to change anything. */
class TeardownCommandsTest {
    private static final String SAMPLE = "--sites=../cloudconnect.yaml";

    @ParameterizedTest
    @ValueSource(strings = {"destroy", "keep"})
    void takesNoSiteThatIsNotInTheFile(String command) {
        assertThat(refused(command, "virgina", SAMPLE)).contains("did you mean \"virginia\"?");
    }

    @Test
    void releasesNoAddressWhereNothingIsRemoved() {
        assertThat(refused("orphans", "--release-addresses", SAMPLE)).contains("--release-addresses goes with --remove");
    }

    @Test
    void extendsByNothingItCannotRead() {
        assertThat(refused("extend", "virginia", "soon", SAMPLE))
                .isEqualTo("\"soon\" is neither a life nor a moment; write it as in 90m, 8h, 3d, 2026-12-24 or 2026-12-24T18:00:00Z\n");
    }

    @Test
    void saysHowToLogInWhereThereAreNoCredentials(@TempDir Path nowhere) throws Exception {
        String told = refusedBy(Map.of("HOME", nowhere.toString(), "AWS_EC2_METADATA_DISABLED", "true"), "destroy", "virginia", "--yes");

        assertThat(told).startsWith("no AWS credentials (").contains("log in (aws sso login").hasLineCount(1);
    }

    @Test
    void saysHowToLogInAgainWhereTheCredentialsHaveExpired() throws Exception {
        List<String> asked = new ArrayList<>();
        HttpServer aws = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        aws.createContext("/", exchange -> {
            asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] answer = "<R><Error><Code>ExpiredToken</Code><Message>The security token is expired</Message></Error></R>".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(403, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        aws.start();
        try {
            String told = refusedBy(
                    Map.of(
                            "AWS_ENDPOINT_URL", "http://127.0.0.1:" + aws.getAddress().getPort(),
                            "AWS_ACCESS_KEY_ID", "AKIAEXAMPLE",
                            "AWS_SECRET_ACCESS_KEY", "secret-of-the-test"),
                    "keep",
                    "virginia");

            assertThat(told)
                    .isEqualTo("AWS does not take the credentials (ExpiredToken); they are wrong or expired: log in again (aws sso login), or name another --profile\n");
            assertThat(asked).singleElement().asString().contains("GetCallerIdentity");
        } finally {
            aws.stop(0);
        }
    }

    private static String refused(String... arguments) {
        StringWriter err = new StringWriter();
        int code = Main.run(new PrintWriter(new StringWriter()), new PrintWriter(err), Ansi.OFF, arguments);
        assertThat(code).isEqualTo(Main.BAD_INPUT);
        return err.toString();
    }

    /** In a process of its own: credentials come from the environment. */
    private static String refusedBy(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dcloudconnect.home=" + Path.of("..").toAbsolutePath().normalize(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        line.addAll(List.of(arguments));
        line.add(SAMPLE);
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(told).isEqualTo(Main.BAD_INPUT);
        return told;
    }
}
