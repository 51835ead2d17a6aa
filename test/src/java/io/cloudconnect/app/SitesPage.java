package io.cloudconnect.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Writes {@code docs/sites.md} from the JSON Schema: a table a section, a row a field. */
final class SitesPage {
    private static final String HEAD =
            """
            # The site file

            `cloudconnect.yaml` names the Twilio account and the sites; each site becomes one stack in one AWS region. Every field but
            `twilio.credentials`, `region` and `trunk.domain` has a default.

            ```yaml
            # yaml-language-server: $schema=src/main/resources/io/cloudconnect/app/sites.schema.json
            twilio:
              credentials: cloudconnect/twilio
            sites:
              virginia:
                region: us-east-1
                trunk:
                  domain: example-virginia
            ```

            - Another file: `bin/cloudconnect COMMAND --sites FILE`, `npx cdk deploy -c sites=FILE`.
            - Check it: `bin/cloudconnect validate`. Every mistake is told at once, with line, field, value and remedy; neither AWS nor Twilio
              is asked.
            - Editors that know `yaml-language-server` complete and underline by the schema in the first line.
            - Values are read by YAML 1.2's core schema. Numbers that are names (accounts, telephone numbers, area codes) stand in quotes.
            - What several sites share goes under a key that begins with `x-`, as an anchor, and is merged: `router: {<<: *router, interfaces: 2}`.

            <!-- From here on written by SitesPageTest from sites.schema.json. -->
            """;

    private final StringBuilder page = new StringBuilder(HEAD);

    static String text() {
        SitesPage page = new SitesPage();
        JsonNode root = SitesSchema.tree().path("properties");
        page.section("twilio", root.path("twilio"));
        page.section("sites.NAME", root.path("sites").path("additionalProperties"));
        return page.page.toString();
    }

    private void section(String path, JsonNode schema) {
        page.append("\n## `").append(path).append("`\n\n");
        page.append(schema.path("description").asText()).append("\n\n");
        page.append("| field | value | default | meaning |\n| --- | --- | --- | --- |\n");
        List<Runnable> below = new ArrayList<>();
        schema.path("properties").properties().forEach(entry -> {
            JsonNode field = entry.getValue();
            JsonNode nested = nested(field);
            boolean required = StreamSupport.stream(schema.path("required").spliterator(), false)
                    .anyMatch(name -> name.asText().equals(entry.getKey()));
            page.append("| `").append(entry.getKey()).append("` | ").append(value(field));
            page.append(" | ").append(required ? "**needed**" : standard(field));
            page.append(" | ").append(field.path("description").asText()).append(" |\n");
            if (nested.has("properties")) {
                String here = path + "." + entry.getKey() + (field == nested || field.has("oneOf") ? "" : "[]");
                below.add(() -> section(here, nested));
            }
        });
        below.forEach(Runnable::run);
    }

    private static JsonNode nested(JsonNode field) {
        if (field.has("oneOf")) {
            return field.path("oneOf").get(1);
        }
        return field.has("items") ? field.path("items") : field;
    }

    private static String value(JsonNode field) {
        if (field.has("properties")) {
            return "fields, see below";
        }
        if (field.has("oneOf")) {
            return value(field.path("oneOf").get(0)) + ", or fields";
        }
        if (field.has("enum")) {
            return StreamSupport.stream(field.path("enum").spliterator(), false)
                    .map(word -> "`" + word.asText() + "`")
                    .collect(Collectors.joining(", "));
        }
        String example = field.has("examples") ? ", such as `" + plain(field.path("examples").get(0)) + "`" : "";
        return switch (field.path("type").asText()) {
            case "boolean" -> "`true`, `false`";
            case "integer" -> field.path("minimum").asText() + " to " + field.path("maximum").asText();
            case "array" -> "list" + example;
            default -> "text" + example;
        };
    }

    private static String standard(JsonNode field) {
        JsonNode standard = field.path("default");
        return standard.isMissingNode() || standard.isEmpty() && standard.isArray() ? "" : "`" + plain(standard) + "`";
    }

    private static String plain(JsonNode value) {
        return (value.isTextual() ? value.asText() : value.toString()).replace("|", "\\|");
    }
}
