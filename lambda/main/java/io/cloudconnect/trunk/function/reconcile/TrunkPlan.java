package io.cloudconnect.trunk.function.reconcile;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The steps from what Twilio has to what the site wants, in their order; printable.
 *
 * @param stages one after the other
 * @param warnings what a person should know and this plan leaves alone
 */
public record TrunkPlan(List<Stage> stages, List<String> warnings) {
    public TrunkPlan {
        stages = List.copyOf(stages);
        warnings = List.copyOf(warnings);
    }

    /** All steps, in an order in which they could be carried out one by one. */
    public List<TrunkStep> steps() {
        return stages.stream().flatMap(stage -> stage.steps().stream()).toList();
    }

    public boolean isEmpty() {
        return steps().isEmpty();
    }

    /** One line a step, numbered; {@code nothing to do} for none. */
    @Override
    public String toString() {
        List<TrunkStep> steps = steps();
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
