package io.cloudconnect.trunk.function.reconcile;

import java.util.List;
import java.util.stream.Stream;

/**
 * Steps that may be under way at the same time.
 *
 * @param lanes side by side; in each, one step after the other
 */
public record Stage(List<List<TrunkStep>> lanes) {
    public Stage {
        lanes = lanes.stream()
                .filter(lane -> !lane.isEmpty())
                .<List<TrunkStep>>map(List::copyOf)
                .toList();
    }

    static Stage inOrder(List<TrunkStep> steps) {
        return new Stage(List.of(steps));
    }

    /** Steps that do not need each other. */
    static Stage sideBySide(List<TrunkStep> steps) {
        return new Stage(steps.stream().map(List::of).toList());
    }

    /** Both at the same time. */
    Stage beside(Stage other) {
        return new Stage(Stream.concat(lanes.stream(), other.lanes.stream()).toList());
    }

    List<TrunkStep> steps() {
        return lanes.stream().flatMap(List::stream).toList();
    }
}
