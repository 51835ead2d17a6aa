package com.example.voice;

import io.cloudconnect.CloudConnect;
import io.cloudconnect.CloudConnectAttributes;
import io.cloudconnect.ICloudConnect;
import java.util.List;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.ec2.VpcAttributes;
import software.constructs.Construct;

/** A dialer that uses a site somebody else's app deployed; what it needs to know are outputs of that site's stack. */
public class DialerStack extends Stack {
    public DialerStack(Construct scope, String id, StackProps props) {
        super(scope, id, props);
        IVpc vpc = Vpc.fromVpcAttributes(
                this,
                "Vpc",
                VpcAttributes.builder()
                        .vpcId("vpc-0123456789abcdef0")
                        .availabilityZones(List.of("us-east-1a"))
                        .build());
        ICloudConnect voice = CloudConnect.fromAttributes(
                this,
                "Voice",
                CloudConnectAttributes.builder()
                        .vpc(vpc)
                        .securityGroups(SecurityGroup.fromSecurityGroupId(this, "VoiceGroup", "sg-0123456789abcdef0"))
                        .elasticIps("198.51.100.7")
                        .trunkSid("TK0123456789abcdef0123456789abcdef")
                        .terminationHost("gaman.pstn.ashburn-ix.twilio.com")
                        .build());
        SecurityGroup dialer =
                SecurityGroup.Builder.create(this, "Dialer").vpc(vpc).build();
        dialer.getConnections().allowTo(voice, Port.udp(5060), "calls out by the router");
        CfnOutput.Builder.create(this, "CallsGoTo").value(voice.getTerminationHost()).build();
    }
}
