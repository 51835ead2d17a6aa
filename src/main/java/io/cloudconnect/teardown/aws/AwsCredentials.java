package io.cloudconnect.teardown.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudconnect.teardown.TeardownException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The credentials the CDK CLI would use: from the environment, or found by the AWS SDK for JavaScript that is installed
 * beside the CLI (profiles, SSO, processes, containers, instances).
 */
record AwsCredentials(String accessKeyId, String secretAccessKey, Optional<String> sessionToken) {
    private static final long LIMIT_SECONDS = 60;
    private static final String SCRIPT =
            """
            const {defaultProvider} = require('@aws-sdk/credential-provider-node');
            const profile = process.argv[1];
            defaultProvider(profile ? {profile} : {})().then(
              found => console.log(JSON.stringify(found)),
              error => { console.error(error.message); process.exit(1); });
            """;

    /**
     * Finds them.
     *
     * @param home the folder with {@code node_modules}
     * @throws TeardownException where there are none, with the remedy
     */
    static AwsCredentials find(Map<String, String> environment, Optional<String> profile, Path home) {
        String key = environment.getOrDefault("AWS_ACCESS_KEY_ID", "");
        String secret = environment.getOrDefault("AWS_SECRET_ACCESS_KEY", "");
        if (profile.isEmpty()
                && environment.getOrDefault("AWS_PROFILE", "").isEmpty()
                && !key.isEmpty()
                && !secret.isEmpty()) {
            String session = environment.getOrDefault("AWS_SESSION_TOKEN", "");
            return new AwsCredentials(key, secret, Optional.of(session).filter(text -> !text.isEmpty()));
        }
        return ask(environment, profile, home);
    }

    private static AwsCredentials ask(Map<String, String> environment, Optional<String> profile, Path home) {
        ProcessBuilder node = new ProcessBuilder("node", "-e", SCRIPT, profile.orElse("")).directory(home.toFile());
        node.environment().clear();
        node.environment().putAll(environment);
        node.environment().put("NODE_NO_WARNINGS", "1");
        node.redirectError(ProcessBuilder.Redirect.PIPE);
        try {
            Process process = node.start();
            process.getOutputStream().close();
            String found = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            String error = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw missing(profile, "no answer within " + LIMIT_SECONDS + " s");
            }
            if (process.exitValue() != 0) {
                throw missing(profile, reason(error));
            }
            JsonNode answer = new ObjectMapper().readTree(found);
            return new AwsCredentials(
                    answer.path("accessKeyId").asText(),
                    answer.path("secretAccessKey").asText(),
                    Optional.of(answer.path("sessionToken").asText("")).filter(text -> !text.isEmpty()));
        } catch (IOException e) {
            throw new TeardownException("node is missing, which looks AWS credentials up; install Node.js 20 or newer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw missing(profile, "interrupted");
        }
    }

    /** The last line says it; a stack trace is above it or below. */
    private static String reason(String error) {
        List<String> lines = error.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("at "))
                .toList();
        if (error.contains("Cannot find module")) {
            return "node_modules lacks the AWS SDK; run bin/install-tools npm";
        }
        return lines.isEmpty() ? "no reason given" : lines.get(lines.size() - 1);
    }

    private static TeardownException missing(Optional<String> profile, String why) {
        return new TeardownException("no AWS credentials"
                + profile.map(name -> " by the profile " + name).orElse("") + " (" + why
                + "); log in (aws sso login, or set AWS_ACCESS_KEY_ID and"
                + " AWS_SECRET_ACCESS_KEY), or name another --profile");
    }

    /** The variables that carry them. */
    Map<String, String> variables() {
        return sessionToken
                .map(session -> Map.of(
                        "AWS_ACCESS_KEY_ID", accessKeyId,
                        "AWS_SECRET_ACCESS_KEY", secretAccessKey,
                        "AWS_SESSION_TOKEN", session))
                .orElseGet(() -> Map.of("AWS_ACCESS_KEY_ID", accessKeyId, "AWS_SECRET_ACCESS_KEY", secretAccessKey));
    }

    @Override
    public String toString() {
        return "AwsCredentials[" + accessKeyId + "]";
    }
}
