package io.cloudconnect.twilio.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * An HTTP answer.
 *
 * @param status HTTP status
 * @param headers further headers
 * @param body the body; empty for 204
 * @param code Twilio's error code, empty on success
 */
record Answer(int status, Map<String, String> headers, byte[] body, OptionalInt code) {
    static final ObjectMapper JSON = new ObjectMapper();

    static Answer json(int status, JsonNode body) {
        try {
            return new Answer(
                    status, Map.of("Content-Type", "application/json"), JSON.writeValueAsBytes(body), codeOf(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static Answer html(int status, String html) {
        byte[] bytes = html.getBytes(StandardCharsets.UTF_8);
        return new Answer(status, Map.of("Content-Type", "text/html; charset=utf-8"), bytes, OptionalInt.empty());
    }

    static Answer noContent() {
        return new Answer(204, Map.of(), new byte[0], OptionalInt.empty());
    }

    Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, body, code);
    }

    /** The same answer with only the first half of its body. */
    Answer halved() {
        byte[] half = Arrays.copyOf(body, body.length / 2);
        return new Answer(status, headers, half, OptionalInt.empty());
    }

    private static OptionalInt codeOf(JsonNode body) {
        return body.has("more_info") && body.has("code")
                ? OptionalInt.of(body.get("code").asInt())
                : OptionalInt.empty();
    }
}
