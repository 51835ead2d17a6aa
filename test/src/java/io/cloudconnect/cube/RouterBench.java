package io.cloudconnect.cube;

import io.cloudconnect.RouterConfiguration;
import io.cloudconnect.app.Site;
import io.cloudconnect.app.SiteProps;
import io.cloudconnect.app.SitesFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * What a configuration costs: time to generate and check it, and its size as user data, for each site of the sample file
 * as a pair. {@code test/bench/router} starts it.
 */
public final class RouterBench {
    private static final int LIMIT_MS = 20;
    private static final int LIMIT_BYTES = 12 * 1024;

    private RouterBench() {}

    /** @param arguments rounds; default 500, half of them to get warm */
    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length == 0 ? 500 : Integer.parseInt(arguments[0]);
        String sample = Files.readString(Path.of("cloudconnect.yaml"));
        SitesFile file = SitesFile.parse(sample.replace("    router:\n", "    router:\n      redundancy: pair\n"), Path.of("cloudconnect.yaml"));
        boolean kept = true;
        for (Site site : file.sites()) {
            RouterConfiguration configuration = new SiteProps(file.twilio(), site).routerConfiguration();
            double milliseconds = median(configuration, rounds);
            int bytes = CubeConfiguration.of(configuration.settings(1)).dayZero().getBytes(StandardCharsets.UTF_8).length;
            System.out.printf("%-32s generate and check, warm  %6.2f ms  at most %d: %s%n", site.router().platform(), milliseconds, LIMIT_MS, word(milliseconds <= LIMIT_MS));
            System.out.printf("%-32s user data of a pair's      %6d B   at most %d: %s%n", "", bytes, LIMIT_BYTES, word(bytes <= LIMIT_BYTES));
            kept &= milliseconds <= LIMIT_MS && bytes <= LIMIT_BYTES;
        }
        System.exit(kept ? 0 : 1);
    }

    /** Of the second half of the rounds. */
    private static double median(RouterConfiguration configuration, int rounds) {
        double[] times = new double[rounds];
        int written = 0;
        for (int round = 0; round < rounds; round++) {
            long start = System.nanoTime();
            // As CubeConfiguration.of does it when it has not met the settings yet.
            CubeConfiguration router = CubeConfiguration.generate(SettingsCheck.passed(configuration.settings(round % 2)));
            written += router.dayZero().length() + LegalityCheck.of(router.text()).violations().size();
            times[round] = (System.nanoTime() - start) / 1e6;
        }
        if (written == 0) {
            throw new IllegalStateException("nothing was written");
        }
        double[] warm = Arrays.copyOfRange(times, rounds / 2, rounds);
        Arrays.sort(warm);
        return warm[warm.length / 2];
    }

    private static String word(boolean kept) {
        return kept ? "kept" : "MISSED";
    }
}
