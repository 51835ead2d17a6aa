package io.cloudconnect.trunk.function;

import io.cloudconnect.trunk.function.ManyNumbers.Cost;
import java.io.File;
import java.util.List;

/** Prints what the trunk function costs, as ratios of one run; {@code test/bench/trunk} starts it. Never fails on time. */
public final class TrunkBench {
    private static final String ROW = "%-58s %10s %10s%n";

    private TrunkBench() {}

    /** @param arguments the function's jar; how many numbers; how many cold starts of each shape */
    public static void main(String[] arguments) throws Exception {
        String jar = arguments[0];
        int count = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10_000;
        int starts = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 7;
        System.out.printf(ROW, "", "measured", "wanted");
        numbers(count);
        coldStart(jar, starts);
    }

    private static void numbers(int count) throws Exception {
        ManyNumbers many = new ManyNumbers(count);
        double bare = many.bare();
        List<Cost> costs = many.live();
        Cost create = costs.get(0);
        row("create with " + count + " numbers: rate / (50 / 150 ms)", many.ofIdeal(create), ">= 0.90");
        row("  seconds until the first number: pages, trunk", create.preparing(), "");
        row("  attaching alone: rate / (50 / 150 ms)", many.ofIdealAttaching(create), "");
        row("  create / what 50 bare connections reach here", many.ofIdeal(create) * ManyNumbers.ideal() / bare, "");
        row("  50 bare connections: rate / (50 / 150 ms)", bare / ManyNumbers.ideal(), "");
        row("  calls a number", (double) create.requests() / count, "<= 1.01");
        row("  answers 429 a thousand numbers", create.refused() * 1000.0 / count, "");
        Cost unchanged = costs.get(1);
        row("unchanged update: requests", unchanged.requests(), "pages");
        row("  writes", unchanged.writes(), "0");
        Cost further = costs.get(2);
        row("update with one number more: requests", further.requests(), "");
        row("  writes", further.writes(), "1");
        row("delete: calls a number", (double) costs.get(3).requests() / count, "");
    }

    private static void coldStart(String jar, int times) throws Exception {
        double least = ColdStart.cpuSeconds(ColdStart.everything(), ColdStart.SecretOnly.class, times);
        double ours = ColdStart.cpuSeconds(jar, TrunkFunction.class, times);
        double usual = ColdStart.cpuSeconds(ColdStart.everything(), ColdStart.DefaultClient.class, times);
        row("cold start, handler with a secret: CPU seconds", least, "");
        row("  this function / that", ours / least, "<= 1.50");
        row("  Twilio's default client, all its jars / that", usual / least, "");
        row("function's jar, MB", new File(jar).length() / 1e6, "<= 6");
    }

    private static void row(String what, double value, String wanted) {
        String text = value == Math.rint(value) ? String.valueOf((long) value) : String.format("%.3f", value);
        System.out.printf(ROW, what, text, wanted);
    }
}
