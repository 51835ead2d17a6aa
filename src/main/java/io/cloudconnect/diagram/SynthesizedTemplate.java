package io.cloudconnect.diagram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;

/** A stack's template, asked for its resources. */
final class SynthesizedTemplate {
    private final JsonNode resources;

    private SynthesizedTemplate(JsonNode resources) {
        this.resources = resources;
    }

    static SynthesizedTemplate of(App app, Stack stack) {
        Object template = app.synth().getStackByName(stack.getStackName()).getTemplate();
        return new SynthesizedTemplate(new ObjectMapper().valueToTree(template).path("Resources"));
    }

    /** Resources of a type by logical id, in the template's order. */
    Map<String, JsonNode> ofType(String type) {
        Map<String, JsonNode> found = new LinkedHashMap<>();
        resources.fields().forEachRemaining(entry -> {
            if (entry.getValue().path("Type").asText().equals(type)) {
                found.put(entry.getKey(), entry.getValue());
            }
        });
        return found;
    }

    Optional<JsonNode> resource(String logicalId) {
        return Optional.ofNullable(resources.get(logicalId));
    }

    /** The properties of the resources of a type. */
    List<JsonNode> properties(String type) {
        List<JsonNode> properties = new ArrayList<>();
        ofType(type).values().forEach(resource -> properties.add(resource.path("Properties")));
        return properties;
    }

    /** What a value points to: the logical id in a {@code Ref} or {@code Fn::GetAtt}, or the text itself. */
    static String target(JsonNode value) {
        if (value.has("Ref")) {
            return value.get("Ref").asText();
        }
        return value.has("Fn::GetAtt") ? value.get("Fn::GetAtt").get(0).asText() : value.asText();
    }
}
