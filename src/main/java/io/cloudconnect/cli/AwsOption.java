package io.cloudconnect.cli;

import io.cloudconnect.teardown.aws.AwsAccount;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option {@code --profile}, the same for every command that reads AWS. */
final class AwsOption {
    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description = "Profile of the AWS configuration. Default: as the AWS CLI and the CDK CLI find credentials.")
    private String profile;

    Optional<String> profile() {
        return Optional.ofNullable(profile);
    }

    AwsAccount connect(String region) {
        return AwsAccount.connect(
                System.getenv(), profile(), region, CdkCommand.find().home());
    }
}
