package io.cloudconnect.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The reader and the JSON Schema say the same: same fields, same words, same defaults. */
class SitesSchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode SCHEMA = SitesSchema.tree();
    private static final JsonSchema VALIDATOR =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(SCHEMA);

    /** What else a field needs before it makes sense. */
    private static final Map<String, String> COMPANY = Map.ofEntries(
            Map.entry("interconnect.peer", "{interconnect: {path: vpn}}"),
            Map.entry("interconnect.preSharedKey", "{interconnect: {path: vpn, peer: 198.51.100.20}}"),
            Map.entry("interconnect.mode", "{interconnect: {path: vpn, peer: 198.51.100.20}}"),
            Map.entry("interconnect.gatewayId", "{interconnect: {path: direct-connect}}"),
            Map.entry("trunk.buy.areaCode", "{trunk: {buy: {country: CA}}}"),
            Map.entry("trunk.buy.pattern", "{trunk: {buy: {country: CA}}}"),
            Map.entry("trunk.buy.count", "{trunk: {buy: {country: CA}}}"),
            Map.entry("trunk.buy.releaseOnDestroy", "{trunk: {buy: {country: CA}}}"),
            Map.entry("network.vpcId", "{network: {availabilityZones: [us-east-1a], publicSubnetIds: [subnet-0123456789abcdef0]}}"),
            Map.entry("network.availabilityZones", "{network: {vpcId: vpc-0123456789abcdef0, publicSubnetIds: [subnet-0123456789abcdef0]}}"),
            Map.entry("network.publicSubnetIds", "{network: {vpcId: vpc-0123456789abcdef0, availabilityZones: [us-east-1a]}}"),
            Map.entry("network.publicSubnetRouteTableIds", "{network: {vpcId: vpc-0123456789abcdef0, availabilityZones: [us-east-1a], publicSubnetIds: [subnet-0123456789abcdef0]}}"),
            Map.entry("network.privateSubnetRouteTableIds", "{network: {vpcId: vpc-0123456789abcdef0, availabilityZones: [us-east-1a], publicSubnetIds: [subnet-0123456789abcdef0], privateSubnetIds: [subnet-0123456789abcdef1]}}"),
            Map.entry("network.privateSubnetIds", "{network: {vpcId: vpc-0123456789abcdef0, availabilityZones: [us-east-1a], publicSubnetIds: [subnet-0123456789abcdef0]}}"),
            Map.entry("onPremises.vpn.peer", "{onPremises: {networks: [10.1.0.0/16], vpn: {type: router}}}"),
            Map.entry("onPremises.vpn.transitGatewayId", "{onPremises: {networks: [10.1.0.0/16], vpn: {type: site-to-site, peer: 203.0.113.10}}}"),
            Map.entry("onPremises.vpn.asn", "{onPremises: {networks: [10.1.0.0/16], vpn: {type: router, peer: 203.0.113.10}}}"),
            Map.entry("onPremises.vpn.preSharedKey", "{onPremises: {networks: [10.1.0.0/16], vpn: {type: router, peer: 203.0.113.10}}}"));

    @TempDir
    static Path folder;

    @BeforeAll
    static void writeTheFileThatAnExampleNames() throws IOException {
        Files.writeString(folder.resolve("numbers.csv"), "+12025550100\n");
    }

    /** A leaf of the schema's site. */
    record Field(String path, JsonNode schema) {
        @Override
        public String toString() {
            return path;
        }
    }

    static List<Field> fields() {
        List<Field> fields = new ArrayList<>();
        collect("", siteSchema(), fields);
        return fields;
    }

    static Stream<Field> fieldsWithDefault() {
        return fields().stream().filter(field -> field.schema.has("default"));
    }

    @ParameterizedTest
    @MethodSource("fields")
    void readerTakesEveryExampleOfTheSchema(Field field) throws IOException {
        assertThat(field.schema.path("description").asText()).endsWith(".");
        for (JsonNode example : values(field)) {
            ObjectNode file = fileWith(field, example);

            assertThat(VALIDATOR.validate(file)).isEmpty();
            assertThat(read(file).sites()).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("fieldsWithDefault")
    void readerHasTheSchemasDefaults(Field field) throws IOException {
        SitesFile left = read(fileWith(field, null));

        assertThat(read(fileWith(field, field.schema.get("default")))).isEqualTo(left);
    }

    @ParameterizedTest
    @MethodSource("fields")
    void schemaKnowsEveryFieldOfTheReader(Field field) throws IOException {
        String parent = field.path.contains(".") ? field.path.substring(0, field.path.lastIndexOf('.')) : "";
        ObjectNode file = fileWith(field, values(field).get(0));
        ((ObjectNode) at((ObjectNode) file.at("/sites/virginia"), parent)).put("qqqqqqqqqqqqqqq", 1);

        SitesFileException refused = catchThrowableOfType(SitesFileException.class, () -> read(file));

        TreeSet<String> known = new TreeSet<>();
        properties(siteSchema(), parent).fieldNames().forEachRemaining(known::add);
        assertThat(refused.mistakes()).singleElement().extracting(Mistake::remedy).isEqualTo("there are " + String.join(", ", known));
        assertThat(VALIDATOR.validate(file)).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.cloudconnect.app.SitesFileMistakesTest#rows")
    void schemaSeesWhatAnEditorCanSee(SitesFileMistakesTest.Row row) throws IOException {
        assertThat(VALIDATOR.validate(new YAMLMapper().readTree(row.file())).isEmpty()).isNotEqualTo(row.bySchema());
    }

    @Test
    void sampleIsValid() throws IOException {
        assertThat(VALIDATOR.validate(new YAMLMapper().readTree(Path.of("..", "cloudconnect.yaml").toFile()))).isEmpty();
        assertThat(Path.of("..", "cloudconnect.yaml")).content().startsWith("# yaml-language-server: $schema=src/main/resources/io/cloudconnect/app/sites.schema.json\n");
    }

    private static List<JsonNode> values(Field field) {
        List<JsonNode> values = new ArrayList<>();
        field.schema.path("examples").forEach(values::add);
        if (field.schema.path("type").asText().equals("boolean")) {
            values.add(JSON.getNodeFactory().booleanNode(!field.schema.get("default").asBoolean()));
        }
        assertThat(values).as("examples of %s", field).isNotEmpty();
        return values;
    }

    private static SitesFile read(JsonNode file) throws IOException {
        return SitesFile.parse(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(file), folder.resolve("cloudconnect.yaml"));
    }

    private static ObjectNode fileWith(Field field, JsonNode value) throws IOException {
        ObjectNode file = (ObjectNode) new YAMLMapper()
                .readTree("{twilio: {credentials: cloudconnect/twilio}, sites: {virginia: {region: us-east-1, trunk: {domain: gaman}}}}");
        ObjectNode site = (ObjectNode) file.at("/sites/virginia");
        if (COMPANY.containsKey(field.path)) {
            merge(site, (ObjectNode) new YAMLMapper().readTree(COMPANY.get(field.path)));
        }
        String[] steps = field.path.split("\\.");
        ObjectNode parent = (ObjectNode) at(site, String.join(".", List.of(steps).subList(0, steps.length - 1)));
        if (value != null) {
            parent.set(steps[steps.length - 1], value);
        }
        return file;
    }

    private static void merge(ObjectNode into, ObjectNode from) {
        from.properties().forEach(entry -> {
            if (into.get(entry.getKey()) instanceof ObjectNode there && entry.getValue() instanceof ObjectNode more) {
                merge(there, more);
            } else {
                into.set(entry.getKey(), entry.getValue());
            }
        });
    }

    private static JsonNode at(ObjectNode site, String path) {
        ObjectNode here = site;
        for (String step : path.isEmpty() ? new String[0] : path.split("\\.")) {
            here = here.get(step) instanceof ObjectNode there ? there : here.putObject(step);
        }
        return here;
    }

    private static JsonNode siteSchema() {
        return SCHEMA.at("/properties/sites/additionalProperties");
    }

    private static JsonNode properties(JsonNode schema, String path) {
        JsonNode here = schema;
        for (String step : path.isEmpty() ? new String[0] : path.split("\\.")) {
            here = here.path("properties").path(step);
        }
        return here.path("properties");
    }

    private static void collect(String path, JsonNode schema, List<Field> fields) {
        schema.path("properties").properties().forEach(entry -> {
            String here = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
            if (entry.getValue().has("properties")) {
                collect(here, entry.getValue(), fields);
            } else {
                fields.add(new Field(here, entry.getValue()));
            }
        });
    }
}
