package io.cloudconnect.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The real CDK CLI, as the project pins it, at work on the local cloud. No call takes longer than its limit, and none
 * reads the caller's AWS settings.
 */
public final class Cdk {
    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final String CONCURRENCY = "4";

    private final Checkout checkout;
    private final Map<String, String> environment;
    private final Path folder;
    private final Consumer<String> listener;

    /**
     * @param environment where the cloud is, as {@link LocalCloud#environment} tells
     * @param folder takes the cloud assembly
     * @param listener gets every line the CLI writes, as it comes
     */
    Cdk(Checkout checkout, Map<String, String> environment, Path folder, Consumer<String> listener) {
        this.checkout = checkout;
        this.environment = withSwitches(environment);
        this.folder = folder;
        this.listener = listener;
    }

    /** {@code cdk bootstrap} of one account's regions. */
    Command.Outcome bootstrap(String account, String... regions) {
        List<String> line = new ArrayList<>(List.of("bootstrap"));
        List.of(regions).forEach(region -> line.add("aws://" + account + "/" + region));
        // Away from cdk.json: with an app at hand the CLI would synthesize first, which bootstrapping does not need.
        return run(folder, line);
    }

    /** {@code cdk deploy} of stacks of a site file, with nobody to ask. */
    Command.Outcome deploy(Path sites, String... stacks) {
        return run(
                checkout.root(),
                line(
                        "deploy",
                        sites,
                        stacks,
                        "--require-approval",
                        "never",
                        "--progress",
                        "events",
                        "--concurrency",
                        CONCURRENCY));
    }

    /** {@code cdk diff}; its exit code is 1 when something differs. */
    Command.Outcome diff(Path sites, String... stacks) {
        return run(checkout.root(), line("diff", sites, stacks, "--fail"));
    }

    /** {@code cdk destroy}, with nobody to ask. */
    Command.Outcome destroy(Path sites, String... stacks) {
        return run(checkout.root(), line("destroy", sites, stacks, "--force", "--concurrency", CONCURRENCY));
    }

    /** What the last synthesis made: templates and assets. */
    Path assembly() {
        return folder.resolve("cdk.out");
    }

    private List<String> line(String command, Path sites, String[] stacks, String... options) {
        List<String> line = new ArrayList<>(List.of(command));
        line.addAll(List.of(stacks));
        line.addAll(List.of(options));
        line.addAll(List.of("-c", "sites=" + sites, "--output", assembly().toString()));
        return line;
    }

    private Command.Outcome run(Path directory, List<String> arguments) {
        List<String> line = new ArrayList<>(List.of(checkout.cdk().toString()));
        line.addAll(arguments);
        return new Command(line, directory, environment, LIMIT).run(listener);
    }

    private static Map<String, String> withSwitches(Map<String, String> cloud) {
        Map<String, String> all = new TreeMap<>(CleanEnvironment.of(System.getenv()));
        all.putAll(cloud);
        all.put("CI", "true");
        all.put("NO_COLOR", "1");
        all.put("CDK_DISABLE_CLI_TELEMETRY", "true");
        all.put("CDK_CLI_DISABLE_NOTICES", "1");
        // Asks the npm registry for newer versions, and hangs where there is no way out.
        all.put("CDK_DISABLE_VERSION_CHECK", "1");
        // The library's own tests run the CDK's template validation once; it costs seconds a synthesis.
        all.put("CDK_VALIDATION", "false");
        all.put("NODE_NO_WARNINGS", "1");
        all.put("JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION", "20");
        return all;
    }
}
