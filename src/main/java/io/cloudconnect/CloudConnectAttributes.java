package io.cloudconnect;

import java.util.List;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.IVpc;

/**
 * What has to be known of a site that another stack made.
 *
 * @param vpc its VPC
 * @param securityGroups its routers' security groups
 * @param elasticIps its routers' public addresses, the preferred one first
 * @param trunkSid TK…
 * @param terminationHost {@code gaman.pstn.ashburn-ix.twilio.com}
 */
public record CloudConnectAttributes(
        IVpc vpc,
        List<ISecurityGroup> securityGroups,
        List<String> elasticIps,
        String trunkSid,
        String terminationHost) {
    public CloudConnectAttributes {
        securityGroups = List.copyOf(securityGroups);
        elasticIps = List.copyOf(elasticIps);
    }
}
