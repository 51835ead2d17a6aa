package io.cloudconnect.local;

import io.cloudconnect.twilio.simulator.Credentials;
import io.cloudconnect.twilio.simulator.TwilioSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A local AWS and a simulated Twilio that know each other. Nothing of them outlives {@link #close()} or this JVM.
 *
 * <pre>{@code
 * try (LocalCloud cloud = LocalCloud.start(Checkout.find(), folder, line -> {})) {
 *     cloud.seed(Belongings.of(sitesFile, site));
 *     cloud.cdk("us-east-1", folder, line -> {}).deploy(sites, "CloudConnect-virginia");
 * }
 * }</pre>
 */
public final class LocalCloud implements AutoCloseable {
    /** The AWS account it plays. */
    public static final String ACCOUNT = "123456789012";

    private final Checkout checkout;
    private final LocalAws aws;
    private final TwilioSimulator twilio;

    private LocalCloud(Checkout checkout, LocalAws aws, TwilioSimulator twilio) {
        this.checkout = checkout;
        this.aws = aws;
        this.twilio = twilio;
    }

    /**
     * Starts both, after installing what they need where it is missing.
     *
     * @param folder for logs; made if need be
     * @param listener gets what the installation says
     * @throws CommandFailedException if one of them does not start
     */
    static LocalCloud start(Checkout checkout, Path folder, Consumer<String> listener) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        checkout.installTools(listener);
        TwilioSimulator twilio = TwilioSimulator.start();
        try {
            Map<String, String> functions =
                    Map.of("TWILIO_ENDPOINT_URL", twilio.endpoint().toString());
            return new LocalCloud(checkout, LocalAws.start(checkout, folder, functions), twilio);
        } catch (RuntimeException e) {
            twilio.close();
            throw e;
        }
    }

    /** The local AWS, seen from one region. */
    Aws aws(String region) {
        return new Aws(aws.endpoint(), region);
    }

    TwilioSimulator twilio() {
        return twilio;
    }

    URI awsEndpoint() {
        return aws.endpoint();
    }

    /** What the local AWS did, and what its functions wrote. */
    Path log() {
        return aws.log();
    }

    /** What the AWS CLI, an SDK or the CDK CLI needs in its environment to find this AWS. */
    Map<String, String> environment(String region) {
        Map<String, String> environment = new TreeMap<>();
        environment.put("AWS_ENDPOINT_URL", aws.endpoint().toString());
        environment.put("AWS_ACCESS_KEY_ID", "test");
        environment.put("AWS_SECRET_ACCESS_KEY", "test");
        environment.put("AWS_REGION", region);
        environment.put("AWS_EC2_METADATA_DISABLED", "true");
        environment.put("AWS_CONFIG_FILE", "/dev/null");
        environment.put("AWS_SHARED_CREDENTIALS_FILE", "/dev/null");
        return environment;
    }

    /** Puts there what a customer has before the first deployment. */
    void seed(Belongings belongings) {
        belongings.numbers().forEach(twilio.seed()::number);
        Map<String, Object> aws = new TreeMap<>();
        aws.put("region", belongings.region());
        aws.put("secrets", List.of(Map.of("name", belongings.credentialsSecret(), "value", credentials())));
        aws.put("keyPairs", belongings.keyPair().stream().toList());
        aws.put("images", belongings.image().stream().toList());
        aws.put(
                "publicParameters",
                belongings.imageParameter().map(name -> Map.of("name", name)).stream()
                        .toList());
        aws(belongings.region()).seed(aws);
    }

    /** The secret's value, as the trunk function wants it. */
    Map<String, String> credentials() {
        Credentials credentials = twilio.credentials();
        return Map.of(
                "accountSid", credentials.accountSid(),
                "apiKeySid", credentials.apiKeySid(),
                "apiKeySecret", credentials.apiKeySecret());
    }

    /** The CDK CLI for one region of this cloud. */
    Cdk cdk(String region, Path folder, Consumer<String> listener) {
        return new Cdk(checkout, environment(region), folder, listener);
    }

    @Override
    public void close() {
        aws.close();
        twilio.close();
    }
}
