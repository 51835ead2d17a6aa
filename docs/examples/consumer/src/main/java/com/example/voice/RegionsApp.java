package com.example.voice;

import io.cloudconnect.CloudConnectProps;
import io.cloudconnect.CloudConnectStack;
import io.cloudconnect.operations.MonitoringSettings;
import io.cloudconnect.router.Redundancy;
import io.cloudconnect.router.RouterSettings;
import io.cloudconnect.trunk.TrunkSettings;
import java.util.List;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.secretsmanager.Secret;

/** A stack a region: each takes the exchange that serves its region. */
public final class RegionsApp {
    private static final List<String> REGIONS = List.of("us-east-1", "eu-central-1", "ap-southeast-2");

    private RegionsApp() {}

    public static void main(String[] arguments) {
        App app = new App();
        stacks(app);
        app.synth();
    }

    static List<CloudConnectStack> stacks(App app) {
        return REGIONS.stream().map(region -> stack(app, region)).toList();
    }

    private static CloudConnectStack stack(App app, String region) {
        StackProps props = StackProps.builder()
                .env(Environment.builder().region(region).build())
                .build();
        return new CloudConnectStack(app, "Voice-" + region, props, stack -> CloudConnectProps.builder()
                .credentials(Secret.fromSecretNameV2(stack, "Twilio", "cloudconnect/twilio"))
                .trunk(TrunkSettings.of("gaman-" + region))
                .router(RouterSettings.builder().redundancy(Redundancy.PAIR).build())
                .monitoring(MonitoringSettings.standard().email("noc@example.com"))
                .build());
    }
}
