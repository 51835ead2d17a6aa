package io.cloudconnect.doctor.rules;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A rule with one row of its own. */
abstract class SingleRule implements Rule {
    private final String id;

    SingleRule(String id) {
        this.id = id;
    }

    @Override
    public final Set<String> ids() {
        return Set.of(id);
    }

    @Override
    public final List<Hit> examine(CallView call) {
        Optional<Hit> hit = find(call);
        return hit.isPresent() ? List.of(hit.get()) : List.of();
    }

    /** The hit, or nothing. */
    abstract Optional<Hit> find(CallView call);

    /** The beginning of a hit. */
    final Hit hit() {
        return Hit.of(id);
    }
}
