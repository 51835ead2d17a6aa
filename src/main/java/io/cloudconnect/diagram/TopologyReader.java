package io.cloudconnect.diagram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudconnect.CloudConnect;
import io.cloudconnect.CloudConnectProps;
import io.cloudconnect.CloudConnectStack;
import io.cloudconnect.cube.Platform;
import io.cloudconnect.diagram.Topology.FirewallRow;
import io.cloudconnect.diagram.Topology.Network;
import io.cloudconnect.diagram.Topology.Router;
import io.cloudconnect.diagram.Topology.Subnet;
import io.cloudconnect.diagram.Topology.Zone;
import io.cloudconnect.network.FirewallGroup;
import io.cloudconnect.network.VoiceNetwork;
import io.cloudconnect.router.ElasticIpAttributes;
import io.cloudconnect.trunk.contract.TrunkProperties;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.App;
import software.amazon.awscdk.services.ec2.CfnSubnet;
import software.amazon.awscdk.services.ec2.ISubnet;

/**
 * Reads a site's topology from its constructs and the template they synthesise, so that the picture shows what is
 * deployed.
 */
final class TopologyReader {
    private final CloudConnectStack stack;
    private final CloudConnect site;
    private final CloudConnectProps props;
    private final SynthesizedTemplate template;

    private TopologyReader(App app, CloudConnectStack stack) {
        this.stack = stack;
        this.site = stack.getSite();
        this.props = site.getProps();
        this.template = SynthesizedTemplate.of(app, stack);
    }

    /** @param app holds the stack; it is synthesised */
    static Topology read(App app, CloudConnectStack stack) {
        return new TopologyReader(app, stack).topology();
    }

    private Topology topology() {
        JsonNode trunk = template.properties(TrunkProperties.RESOURCE_TYPE).get(0);
        OtherEnds ends = new OtherEnds(site, template, trunk);
        JsonNode function = template.resource(SynthesizedTemplate.target(trunk.path("ServiceToken")))
                .orElseThrow()
                .path("Properties");
        return new Topology(
                stack.getStackName(),
                stack.getRegion(),
                network(),
                routers(),
                firewall(),
                ends.onPremises(),
                ends.twilio(),
                "Lambda, " + function.path("Runtime").asText(),
                trunk.path("credentialsSecret").asText());
    }

    private Network network() {
        List<JsonNode> vpcs = template.properties("AWS::EC2::VPC");
        List<String> remarks = new ArrayList<>();
        if (!template.ofType("AWS::EC2::FlowLog").isEmpty()) {
            remarks.add("flow logs");
        }
        if (!template.ofType("AWS::EC2::NetworkAcl").isEmpty()) {
            remarks.add("network ACL");
        }
        int gateways = template.ofType("AWS::EC2::NatGateway").size();
        if (gateways > 0) {
            remarks.add(gateways == 1 ? "NAT gateway" : gateways + " NAT gateways");
        }
        if (vpcs.isEmpty()) {
            remarks.add("existing");
            return new Network(site.getVpc().getVpcId(), true, existingZones(), remarks);
        }
        return new Network(vpcs.get(0).path("CidrBlock").asText(), false, zones(), remarks);
    }

    private List<Zone> zones() {
        VoiceNetwork network = site.getNetwork().orElseThrow();
        List<Zone> zones = new ArrayList<>();
        Map<String, JsonNode> subnets = template.ofType("AWS::EC2::Subnet");
        for (int index = 0; index < network.getPublicSubnets().size(); index++) {
            List<Subnet> here = new ArrayList<>();
            for (CfnSubnet subnet : List.of(
                    network.getPublicSubnets().get(index),
                    network.getPrivateSubnets().get(index))) {
                String id = id(subnet.getRef());
                here.add(new Subnet(
                        id, subnets.get(id).path("Properties").path("CidrBlock").asText(), here.isEmpty()));
            }
            zones.add(new Zone("Zone " + (index + 1), here));
        }
        return zones;
    }

    private List<Zone> existingZones() {
        List<Zone> zones = new ArrayList<>();
        for (int index = 0; index < site.getVpc().getPublicSubnets().size(); index++) {
            List<Subnet> here = new ArrayList<>();
            for (ISubnet subnet : inZone(index)) {
                here.add(new Subnet(subnet.getSubnetId(), subnet.getSubnetId(), here.isEmpty()));
            }
            zones.add(new Zone(site.getVpc().getAvailabilityZones().get(index), here));
        }
        return zones;
    }

    /** The public subnet, then the private one, if there is one. */
    private List<ISubnet> inZone(int index) {
        List<ISubnet> subnets =
                new ArrayList<>(List.of(site.getVpc().getPublicSubnets().get(index)));
        List<ISubnet> closed = site.getVpc().getPrivateSubnets();
        if (index < closed.size()) {
            subnets.add(closed.get(index));
        }
        return subnets;
    }

    private List<Router> routers() {
        List<Router> routers = new ArrayList<>();
        int count = template.ofType("AWS::EC2::Instance").size();
        for (JsonNode instance : template.properties("AWS::EC2::Instance")) {
            List<JsonNode> interfaces = new ArrayList<>();
            instance.path("NetworkInterfaces").forEach(interfaces::add);
            String outside = SynthesizedTemplate.target(interfaces.get(0).path("NetworkInterfaceId"));
            Optional<String> inside = interfaces.size() < 2
                    ? Optional.empty()
                    : Optional.of(
                            subnet(SynthesizedTemplate.target(interfaces.get(1).path("NetworkInterfaceId"))));
            int index = routers.size();
            routers.add(new Router(
                    props.router().hostname() + (count > 1 ? "-" + (index + 1) : ""),
                    props.router().platform().productName(),
                    instance.path("InstanceType").asText(),
                    licence(),
                    props.elasticIps().isEmpty()
                            ? "Elastic IP"
                            : props.elasticIps().get(index).publicIp(),
                    fate(outside),
                    subnet(outside),
                    inside));
        }
        return routers;
    }

    private String licence() {
        String throughput = props.router().licence().throughputMbps() + " Mbit/s";
        return props.router().platform() == Platform.CATALYST8000V
                ? throughput + ", " + props.router().licence().techPackage().id()
                : throughput;
    }

    private String subnet(String networkInterface) {
        return SynthesizedTemplate.target(template.resource(networkInterface)
                .orElseThrow()
                .path("Properties")
                .path("SubnetId"));
    }

    /** What becomes of the interface's public address when the stack goes. */
    private String fate(String networkInterface) {
        String allocation = template.properties("AWS::EC2::EIPAssociation").stream()
                .filter(association -> SynthesizedTemplate.target(association.path("NetworkInterfaceId"))
                        .equals(networkInterface))
                .map(association -> SynthesizedTemplate.target(association.path("AllocationId")))
                .findFirst()
                .orElse("");
        Optional<JsonNode> address = template.resource(allocation);
        if (address.isEmpty()) {
            return props.elasticIps().stream()
                            .map(ElasticIpAttributes::allocationId)
                            .anyMatch(allocation::equals)
                    ? "yours already"
                    : "existing";
        }
        return address.get().path("DeletionPolicy").asText().startsWith("Retain")
                ? "outlives the stack"
                : "goes with the stack";
    }

    private List<FirewallRow> firewall() {
        List<FirewallRow> rows = new ArrayList<>();
        rows.addAll(rows("Twilio", site.getTwilioSecurityGroup()));
        rows.addAll(rows("Premises", site.getVoiceSecurityGroup()));
        site.getIpsecSecurityGroup().ifPresent(group -> rows.addAll(rows("IPsec", group)));
        rows.addAll(rows("Upkeep", site.getAdministrationSecurityGroup()));
        return rows;
    }

    private List<FirewallRow> rows(String name, FirewallGroup group) {
        return template.resource(id(group.getSecurityGroupId()))
                .map(resource -> FirewallSummary.of(name, resource.path("Properties")))
                .orElseGet(List::of);
    }

    /** The logical id behind a token. */
    private String id(String token) {
        return SynthesizedTemplate.target(new ObjectMapper().valueToTree(stack.resolve(token)));
    }
}
