package io.cloudconnect.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudconnect.app.CloudConnectApp;
import io.cloudconnect.app.Site;
import io.cloudconnect.app.TwilioAccount;
import io.cloudconnect.trunk.contract.TrunkProperties;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.App;

/**
 * The trunk's custom resource as the site's template has it: what a plan starts from.
 *
 * @param logicalId its name in the template, which the trunk's marker is made of
 * @param properties what the function is given; {@code ${LogicalId}} stands for an address nobody named
 */
record TrunkResource(String logicalId, ObjectNode properties) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param elasticIps the routers' addresses, in their order, as far as known */
    static TrunkResource of(TwilioAccount twilio, Site site, List<String> elasticIps) {
        App app = new App();
        CloudConnectApp.stack(app, twilio, site);
        JsonNode template =
                JSON.valueToTree(app.synth().getStackByName(site.stackName()).getTemplate());
        for (var resource : template.path("Resources").properties()) {
            if (resource.getValue().path("Type").asText().equals(TrunkProperties.RESOURCE_TYPE)) {
                ObjectNode properties = resource.getValue().path("Properties").deepCopy();
                properties.remove(List.of("ServiceToken", "ServiceTimeout"));
                if (properties.path("numbers") instanceof ObjectNode numbers) {
                    // a plan reads the file where it lies
                    numbers.remove("list");
                }
                return new TrunkResource(
                        resource.getKey(), (ObjectNode) new Addresses(elasticIps).resolved(properties));
            }
        }
        throw new IllegalStateException("the template of " + site.stackName() + " has no trunk");
    }

    /** Puts addresses where the template joins texts and attributes together. */
    private static final class Addresses {
        private final Deque<String> known;
        private final Map<String, String> byResource = new HashMap<>();

        Addresses(List<String> known) {
            this.known = new ArrayDeque<>(known);
        }

        JsonNode resolved(JsonNode node) {
            if (node.has("Fn::Join")) {
                StringBuilder text = new StringBuilder();
                node.path("Fn::Join").path(1).forEach(part -> text.append(
                                text.isEmpty()
                                        ? ""
                                        : node.path("Fn::Join").path(0).asText())
                        .append(resolved(part).asText()));
                return JSON.getNodeFactory().textNode(text.toString());
            }
            if (node.has("Fn::GetAtt")) {
                return address(node.path("Fn::GetAtt").path(0).asText());
            }
            if (node.has("Ref")) {
                return address(node.path("Ref").asText());
            }
            if (node.isObject()) {
                ObjectNode copy = JSON.createObjectNode();
                node.properties().forEach(field -> copy.set(field.getKey(), resolved(field.getValue())));
                return copy;
            }
            if (node.isArray()) {
                ArrayNode copy = JSON.createArrayNode();
                node.forEach(element -> copy.add(resolved(element)));
                return copy;
            }
            return node;
        }

        private JsonNode address(String resource) {
            return JSON.getNodeFactory()
                    .textNode(byResource.computeIfAbsent(
                            resource, name -> known.isEmpty() ? "${" + name + "}" : known.poll()));
        }
    }
}
