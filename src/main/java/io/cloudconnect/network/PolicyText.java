package io.cloudconnect.network;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;

/** An IAM policy written as AWS documents it. */
final class PolicyText {
    private static final ObjectMapper JSON = new ObjectMapper();

    private PolicyText() {}

    /** As a tree in the order of the text: another order at every synth would look like a change. */
    static Map<String, Object> tree(String json) {
        try {
            return JSON.readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
