package io.cloudconnect.trunk.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudconnect.trunk.function.twilio.TrunkFailure;
import java.util.Map;
import java.util.Optional;

/**
 * What CloudFormation asks of a custom resource.
 *
 * <p>Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/crpg-ref-requests.html
 *
 * @param type {@code Create}, {@code Update} or {@code Delete}
 * @param physicalResourceId what an earlier answer gave, or what CloudFormation made up for a create without an answer
 */
public record CloudFormationRequest(
        String type,
        String requestId,
        String responseUrl,
        String stackId,
        String logicalResourceId,
        Optional<String> physicalResourceId,
        Map<?, ?> properties,
        Map<?, ?> oldProperties) {

    /** @throws TrunkFailure where not even an address for an answer can be read */
    static CloudFormationRequest parse(JsonNode event, ObjectMapper json) {
        if (!event.path("ResponseURL").isTextual()) {
            throw new TrunkFailure("this is no request of CloudFormation: there is no ResponseURL to answer to");
        }
        return new CloudFormationRequest(
                event.path("RequestType").asText(),
                event.path("RequestId").asText(),
                event.path("ResponseURL").asText(),
                event.path("StackId").asText(),
                event.path("LogicalResourceId").asText(),
                Optional.ofNullable(event.path("PhysicalResourceId").asText(null)),
                map(event.path("ResourceProperties"), json),
                map(event.path("OldResourceProperties"), json));
    }

    private static Map<?, ?> map(JsonNode node, ObjectMapper json) {
        return node.isObject() ? json.convertValue(node, Map.class) : Map.of();
    }

    /** Without the response URL (whoever has it can answer) and the properties. */
    @Override
    public String toString() {
        return type + " " + logicalResourceId + " of " + stackId;
    }
}
