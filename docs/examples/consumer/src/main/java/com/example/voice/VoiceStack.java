package com.example.voice;

import io.cloudconnect.CloudConnect;
import io.cloudconnect.cube.OnPremises;
import io.cloudconnect.router.RouterSettings;
import io.cloudconnect.trunk.TrunkSettings;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.constructs.Construct;

/** A stack of our own with a site in it. */
public class VoiceStack extends Stack {
    public VoiceStack(Construct scope, String id, StackProps props) {
        super(scope, id, props);
        CloudConnect voice = CloudConnect.Builder.create(this, "Voice")
                .credentials(Secret.fromSecretNameV2(this, "Twilio", "cloudconnect/twilio"))
                .trunk(TrunkSettings.builder("gaman").numbers("+12025550100").build())
                .router(RouterSettings.builder().adminNetworks("198.51.100.0/24").build())
                .onPremises(OnPremises.builder()
                        .networks("10.1.0.0/16")
                        .callManagers("10.1.1.10", "10.1.1.11")
                        .build())
                .build();
        CfnOutput.Builder.create(this, "Trunk").value(voice.getTrunkSid()).build();
    }
}
