package io.cloudconnect.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code bin/cloudconnect} at work on the local cloud. */
record Launcher(Checkout checkout, Map<String, String> environment, Path sites) {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    Command.Outcome run(String... arguments) {
        List<String> line = new ArrayList<>(
                List.of(checkout.root().resolve("bin/cloudconnect").toString()));
        line.addAll(List.of(arguments));
        line.addAll(List.of("--sites", sites.toString()));
        Map<String, String> all = new TreeMap<>(CleanEnvironment.of(System.getenv()));
        all.putAll(environment);
        return new Command(line, checkout.root(), all, LIMIT).run(ignored -> {});
    }
}
