package io.cloudconnect.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * {@code bin/cloudconnect} at work on the local cloud.
 *
 * @param environment where both clouds are; nothing else of AWS and Twilio is inherited
 */
record Launcher(Checkout checkout, Map<String, String> environment, Path sites) {
    private static final Duration LIMIT = Duration.ofMinutes(3);

    Command.Outcome run(String... arguments) {
        return run(ignored -> {}, arguments);
    }

    /** @param listener gets every line as it comes */
    Command.Outcome run(Consumer<String> listener, String... arguments) {
        List<String> line = new ArrayList<>(
                List.of(checkout.root().resolve("bin/cloudconnect").toString()));
        line.addAll(List.of(arguments));
        line.addAll(List.of("--sites", sites.toString()));
        Map<String, String> all = new TreeMap<>(CleanEnvironment.of(System.getenv()));
        all.putAll(environment);
        // Asks the npm registry for newer versions, and hangs where there is no way out.
        all.put("CDK_DISABLE_VERSION_CHECK", "1");
        all.put("CDK_DISABLE_CLI_TELEMETRY", "true");
        all.put("CI", "true");
        all.put("NO_COLOR", "1");
        return new Command(line, checkout.root(), all, LIMIT).run(listener);
    }

    /** Ends the launcher and the CDK CLI under it, as a lost terminal or a cancelled job would; for {@code run}. */
    static void killOnceRemovalHasBegun(String line) {
        if (line.contains("DELETE_IN_PROGRESS")) {
            ProcessHandle.current()
                    .descendants()
                    .filter(process ->
                            process.info().commandLine().orElse("").matches(".*(cloudconnect\\.cli\\.Main|bin/cdk) .*"))
                    .forEach(ProcessHandle::destroyForcibly);
        }
    }
}
