package io.cloudconnect.router;

import io.cloudconnect.cube.RouterAddresses;
import io.cloudconnect.network.FirewallGroup;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.CfnTag;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.interfaces.ec2.ISubnetRef;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.actions.Ec2Action;
import software.amazon.awscdk.services.cloudwatch.actions.Ec2InstanceAction;
import software.amazon.awscdk.services.ec2.CfnEIPAssociation;
import software.amazon.awscdk.services.ec2.CfnInstance;
import software.amazon.awscdk.services.ec2.CfnNetworkInterface;
import software.amazon.awscdk.services.ec2.Connections;
import software.amazon.awscdk.services.ec2.ConnectionsProps;
import software.amazon.awscdk.services.ec2.IConnectable;
import software.amazon.awscdk.services.iam.InstanceProfile;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.constructs.Construct;

/**
 * A Cisco router on EC2 as border element between the VPC and Twilio.
 *
 * <p>IOS XE reads its user data once, on first boot, so a changed configuration means a new router. CloudFormation
 * makes the new one before it deletes the old one, and an interface cannot be in two instances at once; so instance and
 * interfaces change their logical ids together, with a digest of all that makes a router what it is, and only the
 * association moves:
 *
 * <pre>
 *   create   Outside‹new›, Instance‹new›      (boots beside the old one)
 *   update   ElasticIpAssociation             the address moves
 *   clean up Instance‹old›, Outside‹old›
 * </pre>
 */
public final class Vcube extends Construct implements IConnectable {
    /** AWS takes 16 KB of user data before it is encoded. */
    static final int USER_DATA_LIMIT = 16 * 1024;

    private static final String ROOT_DEVICE = "/dev/xvda";
    private static final int ROOT_VOLUME_GIB = 16;
    private static final Duration MINUTE = Duration.minutes(1);
    private static final ServicePrincipal EC2 = new ServicePrincipal("ec2.amazonaws.com");
    private static final Ec2Action RECOVER = new Ec2Action(Ec2InstanceAction.RECOVER);

    private final CfnInstance instance;
    private final CfnNetworkInterface outside;
    private final String outsideId;
    private final Optional<CfnNetworkInterface> inside;
    private final CfnEIPAssociation association;
    private final ElasticIp elasticIp;
    private final Role role;
    private final Alarm recoveryAlarm;
    private final List<IConnectable> outsideGroups;
    private Connections connections;

    /**
     * Makes the router.
     *
     * @param scope the stack or construct it belongs to
     * @param id unique in the scope
     * @param props what it is made of
     * @throws IllegalArgumentException when its user data is larger than AWS takes
     */
    public Vcube(Construct scope, String id, VcubeProps props) {
        super(scope, id);
        elasticIp = props.elasticIp();
        String sample = props.dayZero().apply(RouterAddresses.sample());
        checkSize(sample);
        String generation = generation(props, sample);

        role = Role.Builder.create(this, "Role")
                .assumedBy(EC2)
                .description("The router needs nothing of AWS; grants of the stack's author land here")
                .build();
        Stack stack = Stack.of(this);
        outside = networkInterface(stack, "Outside", generation, props.outside(), props.outsideGroups(), props);
        outsideId = outside.getAttrId();
        inside = props.inside()
                .map(subnet -> networkInterface(stack, "Inside", generation, subnet, props.insideGroups(), props));
        instance = instance(stack, generation, props);
        association = CfnEIPAssociation.Builder.create(this, "ElasticIpAssociation")
                .allocationId(elasticIp.getAllocationId())
                .networkInterfaceId(outsideId)
                .build();
        // The address moves when the new router is there, not while EC2 still looks for a place for it.
        association.getNode().addDependency(instance);
        recoveryAlarm = recoveryAlarm(props.name());
        outsideGroups = props.outsideGroups();
        props.customizeInstance().accept(instance);
    }

    private CfnNetworkInterface networkInterface(
            Stack stack,
            String name,
            String generation,
            ISubnetRef subnet,
            List<IConnectable> groups,
            VcubeProps props) {
        CfnNetworkInterface created = CfnNetworkInterface.Builder.create(this, name)
                .subnetId(subnet)
                .groupSet(groups.stream().flatMap(Vcube::securityGroups).toList())
                .sourceDestCheck(!props.forwards())
                .description(props.name() + " " + name.toLowerCase())
                .tags(named(props.name() + "/" + name))
                .build();
        return renamed(stack, created, generation);
    }

    /** A group of ours is handed over as it is; to ask for its connections would open it for others' rules. */
    private static Stream<?> securityGroups(IConnectable groups) {
        return groups instanceof FirewallGroup group
                ? Stream.of(group.getResource())
                : groups.getConnections().getSecurityGroups().stream();
    }

    private CfnInstance instance(Stack stack, String generation, VcubeProps props) {
        RouterAddresses addresses = new RouterAddresses(
                elasticIp.getPublicIp(),
                outside.getAttrPrimaryPrivateIpAddress(),
                inside.map(CfnNetworkInterface::getAttrPrimaryPrivateIpAddress));
        InstanceProfile profile =
                InstanceProfile.Builder.create(this, "Profile").role(role).build();
        CfnInstance created = CfnInstance.Builder.create(this, "Instance")
                .imageId(props.image().imageId(this))
                .instanceType(props.instanceType())
                .keyName(props.keyPair().orElse(null))
                .iamInstanceProfile(profile)
                .networkInterfaces(attachments())
                .userData(Fn.base64(props.dayZero().apply(addresses)))
                .blockDeviceMappings(List.of(CfnInstance.BlockDeviceMappingProperty.builder()
                        .deviceName(ROOT_DEVICE)
                        .ebs(CfnInstance.EbsProperty.builder()
                                .volumeType("gp3")
                                .volumeSize(ROOT_VOLUME_GIB)
                                .encrypted(true)
                                .deleteOnTermination(true)
                                .build())
                        .build()))
                .metadataOptions(CfnInstance.MetadataOptionsProperty.builder()
                        .httpEndpoint("enabled")
                        .httpTokens(props.requireImdsv2() ? "required" : "optional")
                        .build())
                .monitoring(true)
                .propagateTagsToVolumeOnCreation(true)
                .tags(named(props.name()))
                .build();
        return renamed(stack, created, generation);
    }

    private List<Object> attachments() {
        List<Object> attachments = new ArrayList<>();
        attachments.add(attachment(outsideId, 0));
        inside.ifPresent(networkInterface -> attachments.add(attachment(networkInterface.getAttrId(), 1)));
        return attachments;
    }

    private static CfnInstance.NetworkInterfaceProperty attachment(String networkInterfaceId, int index) {
        return CfnInstance.NetworkInterfaceProperty.builder()
                .networkInterfaceId(networkInterfaceId)
                .deviceIndex(String.valueOf(index))
                .build();
    }

    /** EC2 moves the instance to healthy hardware, with its addresses, when the one under it fails. */
    private Alarm recoveryAlarm(String name) {
        Alarm alarm = Alarm.Builder.create(this, "Recovery")
                .alarmDescription(
                        name + ": EC2 system status check failed; the instance is recovered on other hardware")
                .metric(metricStatusCheckFailedSystem())
                .threshold(1)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD)
                .evaluationPeriods(2)
                .build();
        alarm.addAlarmAction(RECOVER);
        return alarm;
    }

    /** A digest of everything in which two routers cannot be the same EC2 instance. */
    private static String generation(VcubeProps props, String sampleUserData) {
        String identity = String.join(
                "\n",
                props.image().identity(),
                props.keyPair().orElse(""),
                props.inside().isPresent() ? "two interfaces" : "one interface",
                ROOT_DEVICE + " " + ROOT_VOLUME_GIB,
                sampleUserData);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(identity.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 5);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <R extends CfnResource> R renamed(Stack stack, R resource, String generation) {
        resource.overrideLogicalId(stack.getLogicalId(resource) + generation);
        return resource;
    }

    private static void checkSize(String userData) {
        int size = userData.getBytes(StandardCharsets.UTF_8).length;
        if (size > USER_DATA_LIMIT) {
            throw new IllegalArgumentException("the router's user data has " + size + " bytes, more than the "
                    + USER_DATA_LIMIT + " AWS takes; shorten extraConfiguration");
        }
    }

    private static List<CfnTag> named(String name) {
        return List.of(CfnTag.builder().key("Name").value(name).build());
    }

    /** {@return the EC2 instance} */
    public CfnInstance getInstance() {
        return instance;
    }

    /** {@return GigabitEthernet1, towards Twilio} */
    public CfnNetworkInterface getOutsideInterface() {
        return outside;
    }

    /** {@return GigabitEthernet2, towards the on-premises network} */
    public Optional<CfnNetworkInterface> getInsideInterface() {
        return inside;
    }

    /** {@return the interface calls to the on-premises side leave through: the second where there is one} */
    public CfnNetworkInterface getInwardInterface() {
        return inside.orElse(outside);
    }

    /** {@return what ties the Elastic IP to the first interface; it alone moves when the router is replaced} */
    public CfnEIPAssociation getElasticIpAssociation() {
        return association;
    }

    /** {@return the address Twilio knows} */
    public ElasticIp getElasticIp() {
        return elasticIp;
    }

    /** {@return the instance's role, which holds no permission until somebody grants one} */
    public Role getRole() {
        return role;
    }

    /** {@return the alarm that has EC2 move the router to healthy hardware} */
    public Alarm getRecoveryAlarm() {
        return recoveryAlarm;
    }

    /**
     * {@return EC2's system status check: 1 when the hardware under the router fails, 0 when not; maximum of a minute}
     */
    public Metric metricStatusCheckFailedSystem() {
        return metric("StatusCheckFailed_System", "Maximum");
    }

    /**
     * A metric of namespace AWS/EC2 for this router, by the minute.
     *
     * @param name {@code NetworkIn}
     * @param statistic {@code Sum}
     * @return the metric
     */
    public Metric metric(String name, String statistic) {
        return Metric.Builder.create()
                .namespace("AWS/EC2")
                .metricName(name)
                .statistic(statistic)
                .period(MINUTE)
                .dimensionsMap(Map.of("InstanceId", instance.getRef()))
                .build();
    }

    @Override
    public Connections getConnections() {
        if (connections == null) {
            connections = new Connections(ConnectionsProps.builder()
                    .securityGroups(outsideGroups.stream()
                            .flatMap(groups -> groups.getConnections().getSecurityGroups().stream())
                            .toList())
                    .build());
        }
        return connections;
    }
}
