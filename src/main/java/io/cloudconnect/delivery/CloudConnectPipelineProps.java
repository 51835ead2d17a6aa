package io.cloudconnect.delivery;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awscdk.services.secretsmanager.ISecret;

/**
 * What {@link CloudConnectPipeline} delivers.
 *
 * @param source the sources
 * @param waves in this order, each site in one of them only
 * @param synthCommands what makes the cloud assembly. Default: this project's build and {@code npx cdk synth}
 * @param twilioCredentials a secret of the pipeline's account as the sites have it; with it every trunk is read back
 *     from Twilio after its site is deployed. Default: none, it is not
 */
public record CloudConnectPipelineProps(
        PipelineSource source, List<Wave> waves, List<String> synthCommands, Optional<ISecret> twilioCredentials) {
    private static final List<String> SYNTH = List.of("npm ci", "npx cdk synth --quiet");

    public CloudConnectPipelineProps {
        waves = List.copyOf(waves);
        synthCommands = List.copyOf(synthCommands);
        if (waves.isEmpty()) {
            throw new IllegalArgumentException("the pipeline has no waves; name the sites it deploys");
        }
        Set<String> names = new HashSet<>();
        waves.stream().flatMap(wave -> wave.sites().stream()).forEach(site -> {
            if (!names.add(site.name())) {
                throw new IllegalArgumentException("site " + site.name() + " is in two waves; leave it in one");
            }
        });
    }

    /**
     * A pipeline that synthesises by {@code npx cdk synth}.
     *
     * @param source where the sources are
     * @param waves in this order, each site in one of them only
     * @return the props
     * @throws IllegalArgumentException when there are no waves, or a site is in two of them
     */
    public static CloudConnectPipelineProps of(PipelineSource source, List<Wave> waves) {
        return new CloudConnectPipelineProps(source, waves, SYNTH, Optional.empty());
    }

    /**
     * Makes the cloud assembly, into {@code cdk.out}, by other commands.
     *
     * @param commands run by the shell, in order
     * @return the changed props
     */
    public CloudConnectPipelineProps synthCommands(String... commands) {
        return new CloudConnectPipelineProps(source, waves, List.of(commands), twilioCredentials);
    }

    /**
     * Reads every trunk back from Twilio after its site is deployed.
     *
     * @param secret of the pipeline's account, as the sites have it
     * @return the changed props
     */
    public CloudConnectPipelineProps twilioCredentials(ISecret secret) {
        return new CloudConnectPipelineProps(source, waves, synthCommands, Optional.of(secret));
    }
}
