package io.cloudconnect.trunk.function.reconcile;

import java.util.List;

/**
 * The steps for the numbers.
 *
 * @param attaching in any order
 * @param buying one after the other: two at once would choose the same number
 * @param detaching in any order
 */
record NumberPlan(List<TrunkStep> attaching, List<TrunkStep> buying, List<TrunkStep> detaching, List<String> warnings) {

    Stage adding() {
        return Stage.sideBySide(attaching).beside(Stage.inOrder(buying));
    }

    Stage removing() {
        return Stage.sideBySide(detaching);
    }
}
