package io.cloudconnect.trunk.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudconnect.trunk.contract.LeaseTable;
import io.cloudconnect.trunk.function.twilio.TrunkFailure;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.http.SdkHttpMethod;

/**
 * Leases in a DynamoDB table, by conditional writes alone: one item a trunk, and one a request, which DynamoDB drops
 * after a day.
 *
 * <p>Source: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateItem.html
 *
 * @param table the table's name
 */
record DynamoLeases(AwsEnvironment aws, ObjectMapper json, String table) implements Leases {
    private static final Duration REMEMBERED = Duration.ofDays(1);
    private static final String REFUSED = "ConditionalCheckFailedException";

    @Override
    public boolean isFirst(String requestId, long ticket) throws IOException {
        return update(
                        "request " + requestId,
                        "SET holderTicket = :ticket, " + LeaseTable.EXPIRY + " = :expiry",
                        "attribute_not_exists(holderTicket) OR holderTicket = :ticket",
                        Map.of(
                                ":ticket",
                                ticket,
                                ":expiry",
                                Instant.now().plus(REMEMBERED).getEpochSecond()))
                .isPresent();
    }

    @Override
    public Optional<Instant> take(String trunk, long ticket, Instant now, Instant until) throws IOException {
        return update(
                        trunk,
                        "SET latestTicket = :ticket, holderTicket = :ticket, heldUntil = :until",
                        "(attribute_not_exists(latestTicket) OR latestTicket <= :ticket) AND"
                                + " (attribute_not_exists(heldUntil) OR heldUntil < :now OR holderTicket = :ticket)",
                        Map.of(":ticket", ticket, ":now", now.toEpochMilli(), ":until", until.toEpochMilli()))
                .map(before ->
                        Instant.ofEpochMilli(before.path("endedAt").path("N").asLong(0)));
    }

    @Override
    public boolean claim(String trunk, long ticket) throws IOException {
        return update(
                        trunk,
                        "SET latestTicket = :ticket",
                        "attribute_not_exists(latestTicket) OR latestTicket <= :ticket",
                        Map.of(":ticket", ticket))
                .isPresent();
    }

    @Override
    public boolean extend(String trunk, long ticket, Instant until) throws IOException {
        return update(
                        trunk,
                        "SET heldUntil = :until",
                        "holderTicket = :ticket AND latestTicket = :ticket",
                        Map.of(":ticket", ticket, ":until", until.toEpochMilli()))
                .isPresent();
    }

    @Override
    public void giveBack(String trunk, long ticket, Instant now) throws IOException {
        update(
                trunk,
                "SET endedAt = :now REMOVE holderTicket, heldUntil",
                "holderTicket = :ticket",
                Map.of(":ticket", ticket, ":now", now.toEpochMilli()));
    }

    /** @return the item before; empty where the condition is not met */
    private Optional<JsonNode> update(String id, String expression, String condition, Map<String, Long> values)
            throws IOException {
        ObjectNode request = json.createObjectNode()
                .put("TableName", table)
                .put("UpdateExpression", expression)
                .put("ConditionExpression", condition)
                .put("ReturnValues", "ALL_OLD");
        request.putObject("Key").putObject(LeaseTable.KEY).put("S", id);
        ObjectNode named = request.putObject("ExpressionAttributeValues");
        values.forEach((name, value) -> named.putObject(name).put("N", String.valueOf(value)));
        AwsEnvironment.Answer answer = aws.send(
                "dynamodb",
                SdkHttpMethod.POST,
                address(),
                Map.of("Content-Type", "application/x-amz-json-1.0", "X-Amz-Target", "DynamoDB_20120810.UpdateItem"),
                request.toString().getBytes(StandardCharsets.UTF_8));
        JsonNode tree = json.readTree(answer.content());
        if (answer.status() == 200) {
            return Optional.of(tree.path("Attributes"));
        }
        String type = tree.path("__type").asText("no error type");
        String error = type.substring(type.indexOf('#') + 1);
        if (error.equals(REFUSED)) {
            return Optional.empty();
        }
        if (answer.status() >= 500) {
            throw new IOException("HTTP " + answer.status());
        }
        if (error.equals("ResourceNotFoundException")) {
            throw new NoTable(table);
        }
        throw new TrunkFailure("DynamoDB refused the lease table " + table + " (" + error + ", HTTP " + answer.status()
                + "); let the function's role use " + LeaseTable.ACTION + " on it, then deploy again");
    }

    private URI address() {
        String endpoint = aws.endpoint("DYNAMODB");
        return URI.create(
                (endpoint.isEmpty() ? "https://dynamodb." + aws.region() + "." + aws.suffix() : endpoint) + "/");
    }
}
