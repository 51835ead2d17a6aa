package io.cloudconnect.teardown.aws;

import io.cloudconnect.cube.RouterAddresses;
import io.cloudconnect.teardown.TeardownException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What only a deployed site can tell: its routers' addresses, and the tunnels AWS made for it.
 *
 * @param routers in their order
 * @param customerGatewayConfiguration of its Site-to-Site VPN, with both keys in it; empty where it has none
 * @param keySecrets the secrets the stack made for the tunnels' keys, in their order
 */
public record DeployedSite(
        List<RouterAddresses> routers, Optional<String> customerGatewayConfiguration, List<String> keySecrets) {
    private static final String KEY = "PreSharedKey";

    public DeployedSite {
        routers = List.copyOf(routers);
        keySecrets = List.copyOf(keySecrets);
    }

    /**
     * Asks CloudFormation what the stack has, and EC2 about it.
     *
     * @throws TeardownException where the stack does not stand, or is under way
     */
    public static DeployedSite read(AwsAccount account, String region, String stackName) {
        Stacks stacks = new Stacks(account, region);
        Stack stack = stacks.find(stackName)
                .orElseThrow(() -> new TeardownException("there is no stack " + stackName + " in " + region
                        + " of account " + account.id() + "; deploy it, or leave --deployed out"));
        List<Stack.Resource> resources = stacks.resources(stack.id()).stream()
                .filter(resource -> !resource.status().startsWith("DELETE"))
                .filter(resource -> !resource.physicalId().isEmpty())
                .sorted(Comparator.comparing(Stack.Resource::logicalId))
                .toList();
        return new DeployedSite(
                ids(resources, "AWS::EC2::Instance", "").stream()
                        .map(id -> addresses(account, region, id))
                        .toList(),
                ids(resources, "AWS::EC2::VPNConnection", "").stream()
                        .findFirst()
                        .map(id -> configuration(account, region, id)),
                ids(resources, "AWS::SecretsManager::Secret", KEY));
    }

    private static List<String> ids(List<Stack.Resource> resources, String type, String inName) {
        return resources.stream()
                .filter(resource ->
                        resource.type().equals(type) && resource.logicalId().contains(inName))
                .map(Stack.Resource::physicalId)
                .toList();
    }

    private static RouterAddresses addresses(AwsAccount account, String region, String instance) {
        List<Xml> interfaces = account
                .query(AwsService.EC2, region, "DescribeInstances", Map.of("InstanceId.1", instance))
                .list("networkInterfaceSet")
                .stream()
                .sorted(Comparator.comparing(each -> each.text("deviceIndex")))
                .toList();
        String elasticIp = interfaces.isEmpty() ? "" : interfaces.get(0).text("publicIp");
        if (elasticIp.isEmpty()) {
            throw new TeardownException("router " + instance
                    + " has no Elastic IP yet; wait until the deployment is complete, or leave --deployed out");
        }
        return new RouterAddresses(
                elasticIp,
                interfaces.get(0).text("privateIpAddress"),
                interfaces.stream().skip(1).findFirst().map(inside -> inside.text("privateIpAddress")));
    }

    private static String configuration(AwsAccount account, String region, String connection) {
        return account.query(AwsService.EC2, region, "DescribeVpnConnections", Map.of("VpnConnectionId.1", connection))
                .text("customerGatewayConfiguration");
    }

    /** Without the keys. */
    @Override
    public String toString() {
        return "DeployedSite[" + routers + "]";
    }
}
