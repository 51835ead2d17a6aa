package io.cloudconnect.local.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudconnect.local.Aws;
import io.cloudconnect.twilio.simulator.AccountState;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A deployed site as both clouds tell it.
 *
 * @param stack its stack's name
 * @param status the stack's status
 * @param outputs values by output name
 * @param descriptions what each output is, by output name
 * @param resourceCount how many resources the stack holds
 * @param groups security groups (sg-…) with their descriptions
 * @param rules the rules of all its security groups
 * @param routers its routers
 * @param tunnels true: there is a VPN connection, or a router that ends tunnels itself
 * @param trunk its trunk; empty when it has none
 * @param twilio the Twilio account it is in
 */
public record StandingSite(
        String stack,
        String status,
        Map<String, String> outputs,
        Map<String, String> descriptions,
        int resourceCount,
        Map<String, String> groups,
        List<FirewallRule> rules,
        List<RouterInstance> routers,
        boolean tunnels,
        Optional<AccountState.Trunk> trunk,
        AccountState twilio) {

    /** Asks both clouds. */
    public static StandingSite read(Aws aws, String stackName, AccountState twilio) {
        JsonNode stack = aws.list("cloudformation", "describe_stacks", Map.of("StackName", stackName), "Stacks")
                .get(0);
        List<JsonNode> resources = aws.list(
                "cloudformation", "describe_stack_resources", Map.of("StackName", stackName), "StackResources");
        Map<String, String> outputs = new LinkedHashMap<>();
        Map<String, String> descriptions = new LinkedHashMap<>();
        for (JsonNode output : stack.path("Outputs")) {
            String name = output.path("OutputKey").asText();
            outputs.put(name, output.path("OutputValue").asText());
            descriptions.put(name, output.path("Description").asText());
        }
        Map<String, String> groups = new LinkedHashMap<>();
        List<JsonNode> described = described(
                aws,
                "describe_security_groups",
                "GroupIds",
                "SecurityGroups",
                ids(resources, "AWS::EC2::SecurityGroup"));
        described.forEach(group -> groups.put(
                group.path("GroupId").asText(), group.path("Description").asText()));
        List<RouterInstance> routers = ids(resources, "AWS::EC2::Instance").stream()
                .map(id -> router(aws, id))
                .toList();
        boolean tunnels = !ids(resources, "AWS::EC2::VPNConnection").isEmpty()
                || routers.stream().anyMatch(router -> router.userData().contains("tunnel protection"));
        return new StandingSite(
                stackName,
                stack.path("StackStatus").asText(),
                outputs,
                descriptions,
                resources.size(),
                groups,
                described.stream().flatMap(FirewallRule::of).toList(),
                routers,
                tunnels,
                twilio.trunks().stream()
                        .filter(trunk -> trunk.sid().equals(outputs.get("TrunkSid")))
                        .findFirst(),
                twilio);
    }

    /** The only router of the site. */
    public RouterInstance router() {
        return routers.get(0);
    }

    /** The value of an output. */
    public String output(String name) {
        return Optional.ofNullable(outputs.get(name))
                .orElseThrow(() -> new IllegalArgumentException(
                        stack + " has no output " + name + "; there are " + outputs.keySet()));
    }

    private static RouterInstance router(Aws aws, String id) {
        JsonNode instance = aws.call("ec2", "describe_instances", Map.of("InstanceIds", List.of(id)))
                .path("Reservations")
                .path(0)
                .path("Instances")
                .path(0);
        String userData = aws.call(
                        "ec2", "describe_instance_attribute", Map.of("InstanceId", id, "Attribute", "userData"))
                .path("UserData")
                .path("Value")
                .asText();
        Map<String, Object> attached =
                Map.of("Filters", List.of(Map.of("Name", "attachment.instance-id", "Values", List.of(id))));
        List<RouterInstance.Interface> interfaces =
                aws.list("ec2", "describe_network_interfaces", attached, "NetworkInterfaces").stream()
                        .sorted(Comparator.comparingInt(entry ->
                                entry.path("Attachment").path("DeviceIndex").asInt()))
                        .map(StandingSite::networkInterface)
                        .toList();
        return new RouterInstance(
                id,
                instance.path("State").path("Name").asText(),
                instance.path("InstanceType").asText(),
                instance.path("ImageId").asText(),
                instance.path("Placement").path("AvailabilityZone").asText(),
                interfaces,
                new String(Base64.getMimeDecoder().decode(userData), StandardCharsets.UTF_8));
    }

    private static RouterInstance.Interface networkInterface(JsonNode entry) {
        return new RouterInstance.Interface(
                entry.path("NetworkInterfaceId").asText(),
                entry.path("PrivateIpAddress").asText(),
                entry.path("Association").path("PublicIp").asText(),
                entry.path("Association").path("AllocationId").asText(),
                entry.path("SourceDestCheck").asBoolean(),
                entry.path("Groups").findValuesAsText("GroupId"));
    }

    private static List<JsonNode> described(
            Aws aws, String operation, String parameter, String field, List<String> ids) {
        return ids.isEmpty() ? List.of() : aws.list("ec2", operation, Map.of(parameter, ids), field);
    }

    private static List<String> ids(List<JsonNode> resources, String type) {
        return resources.stream()
                .filter(resource -> resource.path("ResourceType").asText().equals(type))
                .map(resource -> resource.path("PhysicalResourceId").asText())
                .toList();
    }
}
