package io.cloudconnect.trunk.function.reconcile;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The steps from what Twilio has to what the site wants, in their order; printable.
 *
 * @param warnings what a person should know and this plan leaves alone
 */
public record TrunkPlan(List<TrunkStep> steps, List<String> warnings) {
    public TrunkPlan {
        steps = List.copyOf(steps);
        warnings = List.copyOf(warnings);
    }

    public boolean isEmpty() {
        return steps.isEmpty();
    }

    /** One line a step, numbered; {@code nothing to do} for none. */
    @Override
    public String toString() {
        if (steps.isEmpty()) {
            return "nothing to do";
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < steps.size(); i++) {
            text.append(i == 0 ? "" : "\n").append(i + 1).append(". ").append(steps.get(i));
        }
        return text + warnings.stream().map(warning -> "\n! " + warning).collect(Collectors.joining());
    }
}
