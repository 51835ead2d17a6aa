package io.cloudconnect.trunk.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudconnect.trunk.function.twilio.TrunkFailure;
import io.cloudconnect.trunk.function.twilio.TwilioCredentials;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.http.SdkHttpMethod;

/**
 * The secret with Twilio's API key, read anew for each request: a rotated key takes effect at once.
 *
 * <p>Source: https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html
 */
record TwilioSecret(AwsEnvironment aws, ObjectMapper json) {
    private static final Map<String, String> REMEDIES = Map.of(
            "ResourceNotFoundException",
            "create it in this account and region with {\"accountSid\": \"AC…\", \"apiKeySid\": \"SK…\","
                    + " \"apiKeySecret\": \"…\"}, or correct twilio.credentials",
            "AccessDeniedException",
            "let the function's role read it, and use its KMS key",
            "DecryptionFailure",
            "let the function's role use its KMS key",
            "InvalidRequestException",
            "see that it is not scheduled for deletion and has a current value");

    /**
     * @param name name or ARN
     * @throws TrunkFailure saying what to do; never with the content
     */
    TwilioCredentials read(String name) {
        JsonNode answer;
        try {
            answer = fetch(name);
        } catch (IOException e) {
            throw new TrunkFailure(
                    "Secrets Manager gave no answer for the secret " + name + " ("
                            + e.getClass().getSimpleName() + "); keep the function outside any VPC, then deploy again",
                    e);
        }
        if (!answer.path("SecretString").isTextual()) {
            throw new TrunkFailure("the secret " + name + " is binary; store the JSON as text");
        }
        return TwilioCredentials.parse(name, answer.path("SecretString").asText(), json);
    }

    private JsonNode fetch(String name) throws IOException {
        String body = json.createObjectNode().put("SecretId", name).toString();
        AwsEnvironment.Answer answer = aws.send(
                "secretsmanager",
                SdkHttpMethod.POST,
                address(),
                Map.of(
                        "Content-Type", "application/x-amz-json-1.1",
                        "X-Amz-Target", "secretsmanager.GetSecretValue"),
                body.getBytes(StandardCharsets.UTF_8));
        JsonNode tree = parse(answer);
        if (answer.status() == 200) {
            return tree;
        }
        // "com.amazonaws.secretsmanager#ResourceNotFoundException" or the name alone
        String type = tree.path("__type").asText("no error type");
        String error = type.substring(type.indexOf('#') + 1);
        throw new TrunkFailure("Secrets Manager refused the secret " + name + " (" + error + ", HTTP "
                + answer.status() + "); "
                + REMEDIES.getOrDefault(error, "see the error's meaning in AWS's documentation, then deploy again"));
    }

    private JsonNode parse(AwsEnvironment.Answer answer) throws IOException {
        try {
            return json.readTree(answer.content());
        } catch (IOException e) {
            // the parser quotes what it read, and that may be the secret
            throw new IOException("not JSON");
        }
    }

    private URI address() {
        String endpoint = aws.endpoint("SECRETS_MANAGER");
        return URI.create(
                (endpoint.isEmpty() ? "https://secretsmanager." + aws.region() + "." + aws.suffix() : endpoint) + "/");
    }
}
