package io.cloudconnect.teardown.aws;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What others have put into a stack's VPC: EC2 deletes no VPC, subnet or security group that is still in use. */
public record VpcGuests(AwsAccount account, String region) {
    /** Interfaces that come and go with a gateway. */
    private static final Set<String> GATEWAYS = Set.of("nat_gateway", "transit_gateway");

    /**
     * Looks for them.
     *
     * @param own ids of what the stack has
     * @return in words: {@code network interface eni-0a1b "RDS"}
     */
    public List<String> of(String vpc, Collection<String> own) {
        List<String> guests = new ArrayList<>();
        for (Xml found : described("DescribeNetworkInterfaces", "networkInterfaceSet", vpc)) {
            if (!GATEWAYS.contains(found.text("interfaceType"))) {
                add(guests, own, "network interface", found.text("networkInterfaceId"), found.text("description"));
            }
        }
        for (Xml found : described("DescribeSubnets", "subnetSet", vpc)) {
            add(guests, own, "subnet", found.text("subnetId"), found.text("cidrBlock"));
        }
        for (Xml found : described("DescribeSecurityGroups", "securityGroupInfo", vpc)) {
            if (!found.text("groupName").equals("default")) {
                add(guests, own, "security group", found.text("groupId"), found.text("groupName"));
            }
        }
        return guests;
    }

    private static void add(List<String> guests, Collection<String> own, String kind, String id, String name) {
        if (!own.contains(id)) {
            guests.add(kind + " " + id + (name.isEmpty() ? "" : " \"" + name + "\""));
        }
    }

    private List<Xml> described(String action, String field, String vpc) {
        Map<String, String> asked =
                new HashMap<>(Map.of("Filter.1.Name", "vpc-id", "Filter.1.Value.1", vpc, "MaxResults", "200"));
        List<Xml> found = new ArrayList<>();
        while (true) {
            Xml answer = account.query(AwsService.EC2, region, action, asked);
            found.addAll(answer.list(field));
            if (answer.text("nextToken").isEmpty()) {
                return found;
            }
            asked.put("NextToken", answer.text("nextToken"));
        }
    }
}
