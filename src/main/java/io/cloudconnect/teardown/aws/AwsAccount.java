package io.cloudconnect.teardown.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudconnect.teardown.TeardownException;
import io.cloudconnect.trunk.function.AwsEnvironment;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.http.SdkHttpMethod;

/**
 * An AWS account, as the credentials at hand see it.
 *
 * <p>{@code AWS_ENDPOINT_URL} (or that of one service) sends requests to a stand-in for AWS.
 */
public final class AwsAccount {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TRIES = 6;
    private static final long PAUSE_MILLIS = 400;

    private final Map<String, String> variables;
    private final String account;
    private final String partition;

    private AwsAccount(Map<String, String> variables, String region) {
        this.variables = variables;
        Xml identity = query(AwsService.STS, region, "GetCallerIdentity", Map.of());
        account = identity.text("Account");
        String[] arn = identity.text("Arn").split(":");
        partition = arn.length > 1 ? arn[1] : "aws";
    }

    /**
     * Finds credentials and asks AWS whose they are.
     *
     * @param region any region of the partition
     * @param home the folder with {@code node_modules}
     * @throws TeardownException where there are none or AWS takes them no longer, with the remedy
     */
    public static AwsAccount connect(
            Map<String, String> environment, Optional<String> profile, String region, Path home) {
        Map<String, String> variables = new HashMap<>();
        environment.forEach((name, value) -> {
            if (name.startsWith("AWS_ENDPOINT_URL")) {
                variables.put(name, value);
            }
        });
        variables.putAll(AwsCredentials.find(environment, profile, home).variables());
        return new AwsAccount(Map.copyOf(variables), region);
    }

    /** Twelve digits. */
    public String id() {
        return account;
    }

    /** {@code aws} or {@code aws-cn}. */
    public String partition() {
        return partition;
    }

    /** The text of a secret. */
    public String secret(String region, String name) {
        return json(AwsService.SECRETS_MANAGER, region, "GetSecretValue", Map.of("SecretId", name))
                .path("SecretString")
                .asText();
    }

    /** One call of a query service. */
    Xml query(AwsService service, String region, String action, Map<String, String> parameters) {
        Map<String, String> form = new TreeMap<>(parameters);
        form.put("Action", action);
        form.put("Version", service.version());
        String body = form.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        Map<String, String> headers = Map.of("Content-Type", "application/x-www-form-urlencoded; charset=utf-8");
        String name = service.id() + " " + action;
        try {
            return Xml.parse(send(service, region, SdkHttpMethod.POST, "/", headers, body, name));
        } catch (IOException e) {
            throw unreachable(name, e);
        }
    }

    /** One call of a JSON service. */
    JsonNode json(AwsService service, String region, String operation, Map<String, ?> parameters) {
        Map<String, String> headers =
                Map.of("Content-Type", service.contentType(), "X-Amz-Target", service.version() + "." + operation);
        String name = service.id() + " " + operation;
        try {
            String body = JSON.writeValueAsString(parameters);
            return answer(send(service, region, SdkHttpMethod.POST, "/", headers, body, name));
        } catch (IOException e) {
            throw unreachable(name, e);
        }
    }

    /** One call of a REST service, without a body. */
    JsonNode rest(AwsService service, String region, SdkHttpMethod method, String path) {
        return rest(service, region, method, path, "");
    }

    /** One call of a REST service with a JSON body; the answer is empty where there is none. */
    JsonNode rest(AwsService service, String region, SdkHttpMethod method, String path, JsonNode body) {
        return rest(service, region, method, path, body.toString());
    }

    private JsonNode rest(AwsService service, String region, SdkHttpMethod method, String path, String body) {
        String name = service.id() + " " + method + " " + path;
        Map<String, String> headers = body.isEmpty() ? Map.of() : Map.of("Content-Type", "application/json");
        try {
            return answer(send(service, region, method, path, headers, body, name));
        } catch (IOException e) {
            throw unreachable(name, e);
        }
    }

    private static JsonNode answer(byte[] content) throws IOException {
        return content.length == 0 ? JSON.createObjectNode() : JSON.readTree(content);
    }

    private byte[] send(
            AwsService service,
            String region,
            SdkHttpMethod method,
            String path,
            Map<String, String> headers,
            String body,
            String name)
            throws IOException {
        Map<String, String> all = new HashMap<>(variables);
        all.put("AWS_REGION", service.signingRegion(region));
        AwsEnvironment aws = new AwsEnvironment(all);
        String endpoint = aws.endpoint(service.name());
        URI address = URI.create((endpoint.isEmpty() ? service.address(region, aws.suffix()) : endpoint) + path);
        for (int attempt = 1; ; attempt++) {
            AwsEnvironment.Answer answer =
                    aws.send(service.id(), method, address, headers, body.getBytes(StandardCharsets.UTF_8));
            if (answer.status() / 100 == 2) {
                return answer.content();
            }
            AwsRefusal refusal = refusal(name, answer);
            if (refusal.isAboutCredentials()) {
                throw new TeardownException("AWS does not take the credentials (" + refusal.code()
                        + "); they are wrong or expired: log in again (aws sso login), or name another --profile");
            }
            if (!refusal.isThrottling() || attempt == TRIES) {
                throw refusal;
            }
            pause(attempt);
        }
    }

    private static AwsRefusal refusal(String name, AwsEnvironment.Answer answer) {
        try {
            if (answer.text().stripLeading().startsWith("<")) {
                Xml error = Xml.parse(answer.content());
                return new AwsRefusal(name, error.text("Code"), error.text("Message"));
            }
            JsonNode error = JSON.readTree(answer.content());
            String type = error.path("__type").asText(error.path("code").asText("HTTP " + answer.status()));
            String message = error.path("message").asText(error.path("Message").asText(""));
            return new AwsRefusal(name, type.substring(type.indexOf('#') + 1), message);
        } catch (IOException e) {
            return new AwsRefusal(name, "HTTP " + answer.status(), "");
        }
    }

    private static TeardownException unreachable(String name, IOException cause) {
        return new TeardownException("AWS gives no answer to " + name + " ("
                + Optional.ofNullable(cause.getMessage())
                        .orElse(cause.getClass().getSimpleName())
                + "); check the network and the region's name");
    }

    private static void pause(int attempt) {
        try {
            Thread.sleep(PAUSE_MILLIS << attempt);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TeardownException("interrupted; start again");
        }
    }
}
