package io.cloudconnect.teardown.aws;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** The kinds of EC2 a site consists of, in the order in which they can be removed. */
enum Ec2Kind {
    INSTANCE("i", "instance", "DescribeInstances", "InstanceId.1", "TerminateInstances", "InstanceId.1"),
    VPN_CONNECTION("vpn", "VPN connection", "VpnConnection"),
    NAT_GATEWAY("nat", "NAT gateway", "DescribeNatGateways", "NatGatewayId.1", "DeleteNatGateway", "NatGatewayId"),
    FLOW_LOG("fl", "flow log", "DescribeFlowLogs", "FlowLogId.1", "DeleteFlowLogs", "FlowLogId.1"),
    ATTACHMENT(
            "tgw-attach",
            "transit gateway attachment",
            "DescribeTransitGatewayAttachments",
            "TransitGatewayAttachmentIds.1",
            "DeleteTransitGatewayVpcAttachment",
            "TransitGatewayAttachmentId"),
    ELASTIC_IP(
            "eipalloc",
            TaggedResource.ELASTIC_IP,
            "DescribeAddresses",
            "AllocationId.1",
            "ReleaseAddress",
            "AllocationId"),
    VOLUME("vol", "volume", "Volume"),
    INTERFACE("eni", "network interface", "NetworkInterface"),
    SECURITY_GROUP("sg", "security group", "DescribeSecurityGroups", "GroupId.1", "DeleteSecurityGroup", "GroupId"),
    SUBNET("subnet", "subnet", "Subnet"),
    ROUTE_TABLE("rtb", "route table", "RouteTable"),
    NETWORK_ACL("acl", "network ACL", "NetworkAcl"),
    INTERNET_GATEWAY("igw", "internet gateway", "InternetGateway"),
    VPN_GATEWAY("vgw", "VPN gateway", "VpnGateway"),
    CUSTOMER_GATEWAY("cgw", "customer gateway", "CustomerGateway"),
    TRANSIT_GATEWAY(
            "tgw",
            "transit gateway",
            "DescribeTransitGateways",
            "TransitGatewayIds.1",
            "DeleteTransitGateway",
            "TransitGatewayId"),
    VPC("vpc", "VPC", "Vpc");

    private final String prefix;
    private final String words;
    private final String describe;
    private final String describeId;
    private final String delete;
    private final String deleteId;

    Ec2Kind(String prefix, String words, String name) {
        this(prefix, words, "Describe" + name + "s", name + "Id.1", "Delete" + name, name + "Id");
    }

    Ec2Kind(String prefix, String words, String describe, String describeId, String delete, String deleteId) {
        this.prefix = prefix;
        this.words = words;
        this.describe = describe;
        this.describeId = describeId;
        this.delete = delete;
        this.deleteId = deleteId;
    }

    /** By the resource's id: {@code eni} of {@code eni-0a1b2c}. */
    static Optional<Ec2Kind> ofId(String id) {
        String prefix = id.substring(0, Math.max(0, id.lastIndexOf('-')));
        return Arrays.stream(values())
                .filter(kind -> kind.prefix.equals(prefix))
                .findFirst();
    }

    static Optional<Ec2Kind> ofWords(String words) {
        return Arrays.stream(values()).filter(kind -> kind.words.equals(words)).findFirst();
    }

    String words() {
        return words;
    }

    /** The resource as EC2 describes it; empty where it is gone or going. */
    Optional<Xml> read(AwsAccount account, String region, String id) {
        try {
            Xml answer = account.query(AwsService.EC2, region, describe, Map.of(describeId, id));
            boolean there = answer.all("*").stream()
                    .anyMatch(element -> element.content().equals(id));
            return Optional.of(answer).filter(described -> there && !isGone(described));
        } catch (AwsRefusal refusal) {
            if (refusal.isNotFound()) {
                return Optional.empty();
            }
            throw refusal;
        }
    }

    void delete(AwsAccount account, String region, String id) {
        account.query(AwsService.EC2, region, delete, Map.of(deleteId, id));
    }

    /** EC2 shows what it has removed for an hour or so. */
    private static boolean isGone(Xml described) {
        return java.util.stream.Stream.of("instanceState", "state")
                .flatMap(name -> described.all(name).stream())
                .map(state -> state.text("name").isEmpty() ? state.content() : state.text("name"))
                .anyMatch(state -> state.equals("terminated") || state.equals("deleted") || state.equals("deleting"));
    }
}
