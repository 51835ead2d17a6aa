package io.cloudconnect.trunk.function.twilio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

/**
 * An API key and the account it belongs to.
 *
 * @param accountSid AC…
 * @param apiKeySid SK…
 * @param apiKeySecret never leaves this record but in the Authorization header
 */
public record TwilioCredentials(String accountSid, String apiKeySid, String apiKeySecret) {
    private static final String SHAPE =
            "the secret must be JSON: {\"accountSid\": \"AC…\", \"apiKeySid\": \"SK…\", \"apiKeySecret\": \"…\"}";

    /**
     * Reads the secret's text; its content appears in no message.
     *
     * @param name what the secret is called, for the reasons
     * @throws TrunkFailure naming every key that is missing or malformed
     */
    public static TwilioCredentials parse(String name, String secret, ObjectMapper json) {
        JsonNode node;
        try {
            node = json.readTree(secret);
        } catch (JsonProcessingException e) {
            // the exception quotes the text, so it is not passed on
            throw new TrunkFailure("the secret " + name + " is not JSON; " + SHAPE);
        }
        if (node == null || !node.isObject()) {
            throw new TrunkFailure("the secret " + name + " is not a JSON object; " + SHAPE);
        }
        List<String> errors = new ArrayList<>();
        String accountSid = text(node, "accountSid", "AC[0-9a-fA-F]{32}", "AC and 32 hex digits", errors);
        String apiKeySid = text(node, "apiKeySid", "SK[0-9a-fA-F]{32}", "SK and 32 hex digits", errors);
        String apiKeySecret = text(node, "apiKeySecret", "\\S{8,}", "the key's secret, without spaces", errors);
        if (!errors.isEmpty()) {
            throw new TrunkFailure("the secret " + name + ": " + String.join(", ", errors) + "; " + SHAPE);
        }
        return new TwilioCredentials(accountSid, apiKeySid, apiKeySecret);
    }

    private static String text(JsonNode node, String key, String pattern, String shape, List<String> errors) {
        JsonNode value = node.path(key);
        if (value.isMissingNode() || value.isNull()) {
            errors.add("the key " + key + " is missing");
        } else if (!value.isTextual() || !value.asText().matches(pattern)) {
            errors.add("the key " + key + " is malformed (expected " + shape + ")");
        }
        return value.asText();
    }

    /** The text without the key's secret, should it ever have got into it. */
    public String redact(String text) {
        return text.replace(apiKeySecret, "***");
    }

    @Override
    public String toString() {
        return "TwilioCredentials[" + accountSid + ", " + apiKeySid + "]";
    }
}
