package io.cloudconnect.twilio.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Judges requests and answers by Twilio's own OpenAPI documents, more strictly than the documents do: what is not
 * documented is refused, and a field is required when Twilio's example of the same operation shows it (or, where there
 * is no example, when the schema has it).
 */
final class ApiJudge {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path DOCUMENTS = Path.of("../../node_modules/@twilio/cli-core/src/services/twilio-api");
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final SchemaValidatorsConfig CONFIG =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
    private static final Map<String, Boolean> EMPTY_TEXT_SHOWN = new ConcurrentHashMap<>();
    private static final String ERROR =
            """
            {"type": "object", "additionalProperties": false, "required": ["code", "message", "more_info", "status"],
             "properties": {"code": {"type": "integer"}, "message": {"type": "string"},
                            "more_info": {"type": "string"}, "status": {"type": "integer"}}}""";

    /** An operation of a document, and which path it was found under. */
    record Operation(String method, String template, JsonNode document, JsonNode description) {
        @Override
        public String toString() {
            return method + " " + template;
        }
    }

    private final List<Operation> operations = new ArrayList<>();

    private ApiJudge() {}

    static ApiJudge load() throws IOException {
        ApiJudge judge = new ApiJudge();
        for (String name : List.of("twilio_trunking_v1.json", "twilio_api_v2010.json")) {
            Path file = DOCUMENTS.resolve(name);
            if (!Files.exists(file)) {
                throw new IOException(file + " is missing: run bin/install-tools npm");
            }
            judge.add(JSON.readTree(file.toFile()));
        }
        return judge;
    }

    private void add(JsonNode document) {
        document.get("paths").fields().forEachRemaining(path -> Stream.of("get", "post", "delete")
                .filter(method -> path.getValue().has(method))
                .forEach(method -> operations.add(new Operation(
                        method.toUpperCase(Locale.ROOT),
                        path.getKey(),
                        document,
                        path.getValue().get(method)))));
    }

    /** The documented operation a request means; where two fit, the one with fewer variables. */
    Optional<Operation> operation(String method, String path) {
        return operations.stream()
                .filter(operation -> operation.method().equals(method))
                .filter(operation -> regex(operation.template()).matcher(path).matches())
                .min(Comparator.comparingLong(operation ->
                        operation.template().chars().filter(c -> c == '{').count()));
    }

    /** All documented operations whose path fits. */
    List<Operation> operations(Function<String, Boolean> template) {
        return operations.stream()
                .filter(operation -> template.apply(operation.template()))
                .toList();
    }

    /** The bodies of Twilio's own examples of an operation, by status. */
    static Map<Integer, List<JsonNode>> examples(Operation operation) {
        Map<Integer, List<JsonNode>> examples = new TreeMap<>();
        operation.description().get("responses").fields().forEachRemaining(answer -> {
            List<JsonNode> bodies = examples.computeIfAbsent(Integer.valueOf(answer.getKey()), s -> new ArrayList<>());
            answer.getValue()
                    .at("/content/application~1json/examples")
                    .forEach(example -> bodies.add(example.get("value")));
        });
        return examples;
    }

    /** What is wrong with a request; empty: nothing. */
    List<String> request(ApiRequest request) {
        Optional<Operation> operation = operation(request.method(), request.path());
        if (operation.isEmpty()) {
            return List.of("undocumented: " + request.method() + " " + request.path());
        }
        JsonNode document = operation.get().document();
        JsonNode description = operation.get().description();
        ObjectNode query = closed();
        StreamSupport.stream(description.path("parameters").spliterator(), false)
                .filter(parameter -> parameter.get("in").asText().equals("query"))
                .forEach(parameter -> ((ObjectNode) query.get("properties"))
                        .set(parameter.get("name").asText(), parameter.get("schema")));
        JsonNode form = description.path("requestBody").path("content").path("application/x-www-form-urlencoded");
        JsonNode body = form.has("schema") ? form.get("schema") : closed();
        List<String> errors = new ArrayList<>(parameters(document, query, request.query()));
        errors.addAll(parameters(document, body, request.form()));
        return errors;
    }

    /** What is wrong with an answer; empty: nothing. */
    List<String> answer(String method, String path, int status, String body) throws IOException {
        if (status >= 400) {
            return violations(JSON.readTree(ERROR), JSON.readTree(body));
        }
        Optional<Operation> operation = operation(method, path);
        if (operation.isEmpty()) {
            return List.of("undocumented: " + method + " " + path);
        }
        JsonNode answer = operation.get().description().get("responses").path(Integer.toString(status));
        if (answer.isMissingNode()) {
            return List.of("undocumented status " + status + " of " + operation.get());
        }
        if (!answer.has("content")) {
            return body.isEmpty() ? List.of() : List.of("undocumented body of " + operation.get() + ": " + body);
        }
        JsonNode content = answer.get("content").get("application/json");
        List<JsonNode> examples = new ArrayList<>();
        content.path("examples").forEach(example -> examples.add(example.get("value")));
        JsonNode schema = strict(operation.get().document(), content.get("schema"), Optional.of(examples));
        return violations(schema, JSON.readTree(body));
    }

    private static List<String> parameters(JsonNode document, JsonNode schema, Map<String, List<String>> values) {
        ObjectNode strict = strict(document, schema, Optional.empty());
        strict.set("required", schema.path("required").isArray() ? schema.get("required") : JSON.createArrayNode());
        ObjectNode typed = JSON.createObjectNode();
        values.forEach((name, all) -> {
            String type = strict.path("properties").path(name).path("type").asText("string");
            String value = all.get(0);
            if (value.isEmpty()
                    && type.equals("string")
                    && strict.path("properties").has(name)) {
                return; // an empty text clears the field
            }
            boolean number = type.equals("integer") && value.matches("-?\\d+");
            boolean flag = type.equals("boolean") && value.matches("true|false");
            typed.set(
                    name,
                    number
                            ? JSON.valueToTree(Long.parseLong(value))
                            : JSON.valueToTree(flag ? Boolean.valueOf(value) : value));
        });
        return violations(strict, typed);
    }

    private static List<String> violations(JsonNode schema, JsonNode value) {
        return SCHEMAS.getSchema(schema, CONFIG).validate(value).stream()
                .map(Object::toString)
                .sorted()
                .toList();
    }

    /** The schema without references and OpenAPI's dialect, closed against what it does not know. */
    private static ObjectNode strict(JsonNode document, JsonNode given, Optional<List<JsonNode>> examples) {
        if (given.has("$ref")) {
            return strict(document, document.at(given.get("$ref").asText().substring(1)), examples);
        }
        ObjectNode schema = JSON.createObjectNode();
        for (String kept : List.of("pattern", "minLength", "maxLength", "minimum", "maximum")) {
            if (given.has(kept)) {
                schema.set(kept, given.get(kept));
            }
        }
        boolean nullable = given.path("nullable").asBoolean();
        if (given.has("type")) {
            schema.set(
                    "type",
                    nullable
                            ? JSON.createArrayNode()
                                    .add(given.get("type").asText())
                                    .add("null")
                            : given.get("type"));
        }
        if (given.has("enum")) {
            ArrayNode values = given.get("enum").deepCopy();
            schema.set("enum", nullable ? values.addNull() : values);
        }
        format(given.path("format").asText("")).ifPresent(schema::setAll);
        if (given.has("items")) {
            Optional<List<JsonNode>> inner = examples.map(all -> all.stream()
                    .flatMap(example -> StreamSupport.stream(example.spliterator(), false))
                    .toList());
            schema.set("items", strict(document, given.get("items"), inner));
        }
        if (given.has("properties")) {
            close(document, given, examples, schema);
        }
        return schema;
    }

    private static void close(JsonNode document, JsonNode given, Optional<List<JsonNode>> examples, ObjectNode schema) {
        schema.put("additionalProperties", false);
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = schema.putArray("required");
        List<JsonNode> shown = examples.orElse(List.of());
        given.get("properties").fields().forEachRemaining(property -> {
            List<JsonNode> values = shown.stream()
                    .filter(example -> example.has(property.getKey()))
                    .map(example -> example.get(property.getKey()))
                    .toList();
            ObjectNode schemaOfProperty = strict(document, property.getValue(), examples.map(all -> values));
            if (schemaOfProperty.has("pattern") && emptyTextIsShown(document, property.getKey())) {
                schemaOfProperty.put(
                        "pattern", "^$|" + schemaOfProperty.get("pattern").asText());
                schemaOfProperty.remove("minLength");
            }
            properties.set(property.getKey(), schemaOfProperty);
            if (shown.isEmpty() || !values.isEmpty()) {
                required.add(property.getKey());
            }
        });
    }

    /** Whether any example in the document has empty text for the field. */
    private static boolean emptyTextIsShown(JsonNode document, String field) {
        return EMPTY_TEXT_SHOWN.computeIfAbsent(
                document.at("/info/title").asText() + field, key -> document.findValues(field).stream()
                        .anyMatch(
                                value -> value.isTextual() && value.textValue().isEmpty()));
    }

    /** The 2010 API calls its relative addresses "uri", too. */
    private static Optional<ObjectNode> format(String name) {
        ObjectNode format = JSON.createObjectNode();
        return switch (name) {
            case "date-time" -> Optional.of(format.put("format", "date-time"));
            case "uri" -> Optional.of(format.put("format", "uri-reference"));
            case "date-time-rfc-2822" ->
                Optional.of(format.put(
                        "pattern", "^[A-Z][a-z]{2}, \\d{2} [A-Z][a-z]{2} \\d{4} \\d{2}:\\d{2}:\\d{2} \\+0000$"));
            case "phone-number" ->
                Optional.of(format.put("pattern", "^(\\+[1-9]\\d{1,14}|\\(\\d{3}\\) \\d{3}-\\d{4})$"));
            default -> Optional.empty();
        };
    }

    private static ObjectNode closed() {
        ObjectNode schema = JSON.createObjectNode().put("type", "object");
        schema.putObject("properties");
        return schema;
    }

    private static Pattern regex(String template) {
        return Pattern.compile(template.replace(".", "\\.").replaceAll("\\{\\w+}", "[^/]+"));
    }
}
