package io.cloudconnect;

import io.cloudconnect.trunk.TrunkSettings;
import java.util.function.UnaryOperator;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.secretsmanager.Secret;

/** Stacks for tests. */
public final class Sites {
    private Sites() {}

    /** A site in Virginia with every default but what is changed. */
    public static CloudConnectStack virginia(UnaryOperator<CloudConnectProps.Builder> change) {
        return in("us-east-1", change);
    }

    public static CloudConnectStack in(String region, UnaryOperator<CloudConnectProps.Builder> change) {
        return new CloudConnectStack(new App(), "CloudConnect-test", env(region), scope -> change.apply(
                        CloudConnectProps.builder()
                                .credentials(Secret.fromSecretNameV2(scope, "Twilio", "cloudconnect/twilio"))
                                .trunk(TrunkSettings.of("gaman")))
                .build());
    }

    public static StackProps env(String region) {
        return StackProps.builder()
                .env(Environment.builder().region(region).build())
                .build();
    }
}
