package com.example.voice;

import io.cloudconnect.CloudConnect;
import io.cloudconnect.ICloudConnect;
import io.cloudconnect.cube.OnPremises;
import io.cloudconnect.router.ElasticIpAttributes;
import io.cloudconnect.router.RouterSettings;
import io.cloudconnect.trunk.TrunkSettings;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.constructs.Construct;

/** A site among other things: a VPC of our own, an address Twilio knows already, a dialer, a syslog collector. */
public class ContactCenterStack extends Stack {
    private final CloudConnect voice;

    public ContactCenterStack(Construct scope, String id, StackProps props) {
        super(scope, id, props);
        IVpc vpc = Vpc.Builder.create(this, "Vpc").maxAzs(2).natGateways(0).build();
        SecurityGroup collector =
                SecurityGroup.Builder.create(this, "Collector").vpc(vpc).build();

        voice = CloudConnect.Builder.create(this, "Voice")
                .vpc(vpc)
                .credentials(Secret.fromSecretNameV2(this, "Twilio", "cloudconnect/twilio"))
                .trunk(TrunkSettings.of("gaman"))
                .elasticIps(new ElasticIpAttributes("198.51.100.7", "eipalloc-0123456789abcdef0"))
                .router(RouterSettings.builder()
                        .interfaces(2)
                        .extraConfiguration("logging host 10.0.128.30")
                        .build())
                .onPremises(OnPremises.builder()
                        .networks("10.0.0.0/16")
                        .contactCenters("10.0.128.20")
                        .build())
                .customizeRouter(instance -> instance.setTenancy("dedicated"))
                .build();

        collector.getConnections().allowFrom(voice, Port.udp(514), "syslog of the router");
    }

    /** For stacks that need the trunk, the addresses or the firewall. */
    public ICloudConnect getVoice() {
        return voice;
    }
}
