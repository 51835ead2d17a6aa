package com.example.voice;

import io.cloudconnect.CloudConnect;
import io.cloudconnect.ip.Cidr;
import io.cloudconnect.network.VoiceNetworkProps;
import io.cloudconnect.trunk.TrunkSettings;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.secretsmanager.ISecret;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.constructs.Construct;

/** Production and rehearsal side by side in one stack; they share the secret and nothing else. */
public class TwoSitesStack extends Stack {
    public TwoSitesStack(Construct scope, String id, StackProps props) {
        super(scope, id, props);
        ISecret twilio = Secret.fromSecretNameV2(this, "Twilio", "cloudconnect/twilio");
        site("Production", twilio, "gaman", "10.20.0.0/16");
        site("Rehearsal", twilio, "gaman-rehearsal", "10.21.0.0/16");
    }

    private void site(String id, ISecret twilio, String domain, String network) {
        CloudConnect.Builder.create(this, id)
                .credentials(twilio)
                .trunk(TrunkSettings.of(domain))
                .network(VoiceNetworkProps.builder().cidr(Cidr.of(network)).build())
                .build();
    }
}
