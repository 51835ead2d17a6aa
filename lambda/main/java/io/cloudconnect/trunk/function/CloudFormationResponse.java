package io.cloudconnect.trunk.function;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The answer to a {@link CloudFormationRequest}.
 *
 * <p>Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/crpg-ref-responses.html
 *
 * @param reason why it failed; empty for a success
 * @param attributes for {@code Fn::GetAtt}
 */
public record CloudFormationResponse(
        boolean success, String physicalResourceId, String reason, Map<String, String> attributes) {
    /** CloudFormation throws a longer answer away. */
    static final int MOST_BYTES = 4096;

    private static final String CUT = " … (shortened; the whole reason is in the function's log)";

    static CloudFormationResponse success(String physicalResourceId, Map<String, String> attributes) {
        return new CloudFormationResponse(true, physicalResourceId, "", attributes);
    }

    static CloudFormationResponse failed(String physicalResourceId, String reason) {
        return new CloudFormationResponse(false, physicalResourceId, reason, Map.of());
    }

    /** The JSON, at most 4096 bytes: the reason gives way. */
    byte[] toJson(CloudFormationRequest request, ObjectMapper json) {
        byte[] whole = bytes(request, reason, json);
        int keep = reason.length();
        while (whole.length > MOST_BYTES && keep > 0) {
            keep = Math.max(0, keep - Math.max(16, (whole.length - MOST_BYTES) / 6));
            whole = bytes(request, cut(keep), json);
        }
        return whole;
    }

    private String cut(int keep) {
        boolean insidePair = keep > 0 && Character.isHighSurrogate(reason.charAt(keep - 1));
        return reason.substring(0, insidePair ? keep - 1 : keep) + CUT;
    }

    private byte[] bytes(CloudFormationRequest request, String text, ObjectMapper json) {
        ObjectNode node = json.createObjectNode()
                .put("Status", success ? "SUCCESS" : "FAILED")
                .put("PhysicalResourceId", physicalResourceId)
                .put("StackId", request.stackId())
                .put("RequestId", request.requestId())
                .put("LogicalResourceId", request.logicalResourceId());
        if (!text.isEmpty()) {
            node.put("Reason", text);
        }
        if (!attributes.isEmpty()) {
            ObjectNode data = node.putObject("Data");
            attributes.forEach(data::put);
        }
        try {
            return json.writeValueAsString(node).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of strings is always JSON", e);
        }
    }
}
