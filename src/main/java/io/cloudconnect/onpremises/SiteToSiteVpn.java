package io.cloudconnect.onpremises;

import io.cloudconnect.ip.Cidr;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.ec2.CfnCustomerGateway;
import software.amazon.awscdk.services.ec2.CfnVPCGatewayAttachment;
import software.amazon.awscdk.services.ec2.CfnVPNConnection;
import software.amazon.awscdk.services.ec2.CfnVPNConnectionRoute;
import software.amazon.awscdk.services.ec2.CfnVPNGateway;
import software.amazon.awscdk.services.ec2.CfnVPNGatewayRoutePropagation;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.secretsmanager.ISecret;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.amazon.awscdk.services.secretsmanager.SecretStringGenerator;
import software.constructs.Construct;

/**
 * AWS Site-to-Site VPN to the on-premises network: two tunnels, keys in Secrets Manager, routes in the VPC's tables, a
 * log.
 *
 * <p>Ciphers: IKEv2 with AES-256-GCM and groups 19 and 20 only
 * (https://docs.aws.amazon.com/vpn/latest/s2svpn/VPNTunnels.html); AWS would otherwise take SHA-1 and group 2 as well.
 */
public final class SiteToSiteVpn extends Construct {
    private static final int TUNNELS = 2;
    private static final int STATIC_ASN = 65000;
    private static final int KEY_LENGTH = 32;

    private final CfnVPNConnection connection;
    private final List<ISecret> preSharedKeys = new ArrayList<>();

    /**
     * Makes the VPN and its routes.
     *
     * @param scope the stack or construct it belongs to
     * @param id unique in the scope
     * @param props what it connects
     */
    public SiteToSiteVpn(Construct scope, String id, SiteToSiteVpnProps props) {
        super(scope, id);
        CfnCustomerGateway customerGateway = CfnCustomerGateway.Builder.create(this, "CustomerGateway")
                .type("ipsec.1")
                .ipAddress(props.peer().address())
                .bgpAsn(props.asn().orElse(STATIC_ASN))
                .build();
        LogGroup log = LogGroup.Builder.create(this, "LogGroup")
                .retention(RetentionDays.ONE_MONTH)
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        CfnVPNConnection.Builder vpn = CfnVPNConnection.Builder.create(this, "Resource")
                .type("ipsec.1")
                .customerGatewayId(customerGateway.getAttrCustomerGatewayId())
                .staticRoutesOnly(props.asn().isEmpty())
                .vpnTunnelOptionsSpecifications(IntStream.rangeClosed(1, TUNNELS)
                        .mapToObj(number -> tunnel(number, props, log))
                        .toList());
        if (props.transitGatewayId().isPresent()) {
            connection = vpn.transitGatewayId(props.transitGatewayId().get()).build();
            routesToTransitGateway(props);
        } else {
            CfnVPNGateway gateway = CfnVPNGateway.Builder.create(this, "Gateway")
                    .type("ipsec.1")
                    .build();
            connection = vpn.vpnGatewayId(gateway.getAttrVpnGatewayId()).build();
            routesThroughVirtualGateway(props, gateway);
        }
    }

    private CfnVPNConnection.VpnTunnelOptionsSpecificationProperty tunnel(
            int number, SiteToSiteVpnProps props, LogGroup log) {
        ISecret key = props.preSharedKey().orElseGet(() -> generatedKey(number));
        preSharedKeys.add(key);
        return CfnVPNConnection.VpnTunnelOptionsSpecificationProperty.builder()
                // A reference that CloudFormation resolves; the key itself is in no template.
                .preSharedKey(key.getSecretValue().unsafeUnwrap())
                .ikeVersions(List.of(CfnVPNConnection.IKEVersionsRequestListValueProperty.builder()
                        .value("ikev2")
                        .build()))
                .phase1EncryptionAlgorithms(
                        List.of(CfnVPNConnection.Phase1EncryptionAlgorithmsRequestListValueProperty.builder()
                                .value("AES256-GCM-16")
                                .build()))
                .phase2EncryptionAlgorithms(
                        List.of(CfnVPNConnection.Phase2EncryptionAlgorithmsRequestListValueProperty.builder()
                                .value("AES256-GCM-16")
                                .build()))
                .phase1IntegrityAlgorithms(
                        List.of(CfnVPNConnection.Phase1IntegrityAlgorithmsRequestListValueProperty.builder()
                                .value("SHA2-384")
                                .build()))
                .phase2IntegrityAlgorithms(
                        List.of(CfnVPNConnection.Phase2IntegrityAlgorithmsRequestListValueProperty.builder()
                                .value("SHA2-384")
                                .build()))
                .phase1DhGroupNumbers(IntStream.of(20, 19)
                        .mapToObj(group -> CfnVPNConnection.Phase1DHGroupNumbersRequestListValueProperty.builder()
                                .value(group)
                                .build())
                        .toList())
                .phase2DhGroupNumbers(IntStream.of(20, 19)
                        .mapToObj(group -> CfnVPNConnection.Phase2DHGroupNumbersRequestListValueProperty.builder()
                                .value(group)
                                .build())
                        .toList())
                .logOptions(CfnVPNConnection.VpnTunnelLogOptionsSpecificationProperty.builder()
                        .cloudwatchLogOptions(CfnVPNConnection.CloudwatchLogOptionsSpecificationProperty.builder()
                                .logEnabled(true)
                                .logGroupArn(log.getLogGroupArn())
                                .logOutputFormat("json")
                                .build())
                        .build())
                .build();
    }

    /** AWS takes letters, digits, points and underscores, and no zero at the start. */
    private ISecret generatedKey(int number) {
        Secret key = Secret.Builder.create(this, "PreSharedKey" + number)
                .description("Pre-shared key of tunnel " + number + " to the on-premises router")
                .generateSecretString(SecretStringGenerator.builder()
                        .passwordLength(KEY_LENGTH)
                        .excludePunctuation(true)
                        .excludeCharacters("0")
                        .build())
                .build();
        key.applyRemovalPolicy(RemovalPolicy.DESTROY);
        return key;
    }

    private void routesThroughVirtualGateway(SiteToSiteVpnProps props, CfnVPNGateway gateway) {
        CfnVPCGatewayAttachment attachment = CfnVPCGatewayAttachment.Builder.create(this, "GatewayAttachment")
                .vpcId(props.vpc().getVpcId())
                .vpnGatewayId(gateway.getAttrVpnGatewayId())
                .build();
        CfnVPNGatewayRoutePropagation propagation = CfnVPNGatewayRoutePropagation.Builder.create(this, "Propagation")
                .routeTableIds(props.routeTables())
                .vpnGatewayId(gateway.getAttrVpnGatewayId())
                .build();
        propagation.getNode().addDependency(attachment);
        if (props.asn().isEmpty()) {
            for (Cidr network : props.networks()) {
                CfnVPNConnectionRoute.Builder.create(
                                this, "Route" + network.toString().replaceAll("[./]", "-"))
                        .vpnConnectionId(connection.getAttrVpnConnectionId())
                        .destinationCidrBlock(network.toString())
                        .build();
            }
        }
    }

    private void routesToTransitGateway(SiteToSiteVpnProps props) {
        GatewayRoutes.through(
                this, props.transitGatewayId().orElseThrow(), props.vpc(), props.routeTables(), props.networks());
    }

    /** {@return the VPN as EC2 sees it, with its two tunnels} */
    public CfnVPNConnection getConnection() {
        return connection;
    }

    /** {@return the secrets with the tunnels' keys, which the on-premises router needs too} */
    public List<ISecret> getPreSharedKeys() {
        return List.copyOf(preSharedKeys);
    }
}
