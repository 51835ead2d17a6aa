package io.cloudconnect.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The context the CDK CLI hands to an app ({@code -c}, {@code cdk.json}), known before the CDK itself has started: JSON
 * in one environment variable, and what is too long for it in a file that another one names.
 */
final class CliContext {
    private static final String CONTEXT = "CDK_CONTEXT_JSON";
    private static final String OVERFLOW = "CONTEXT_OVERFLOW_LOCATION_ENV";

    private CliContext() {}

    /** {@return the value of a key that is a text, where it is given} */
    static Optional<String> value(String key, Map<String, String> environment) {
        try {
            ObjectMapper json = new ObjectMapper();
            JsonNode value =
                    json.readTree(environment.getOrDefault(CONTEXT, "{}")).path(key);
            if (value.isMissingNode() && environment.containsKey(OVERFLOW)) {
                value = json.readTree(Files.readString(Path.of(environment.get(OVERFLOW))))
                        .path(key);
            }
            return value.isMissingNode() ? Optional.empty() : Optional.of(value.asText());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
