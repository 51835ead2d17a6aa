package io.cloudconnect.doctor.rules;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

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
    public final Stream<Hit> examine(CallView call) {
        return find(call).stream();
    }

    /** The hit, or nothing. */
    abstract Optional<Hit> find(CallView call);

    /** The beginning of a hit. */
    final Hit hit() {
        return Hit.of(id);
    }
}
