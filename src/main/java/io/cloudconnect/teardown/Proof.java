package io.cloudconnect.teardown;

import java.util.List;

/**
 * What both sides say after a removal.
 *
 * @param left what should be gone and is not
 * @param kept what stays on purpose
 * @param unread sides that could not be read, with the reason
 */
public record Proof(List<String> left, List<Kept> kept, List<String> unread) {
    public Proof {
        left = List.copyOf(left);
        kept = List.copyOf(kept);
        unread = List.copyOf(unread);
    }

    /** Nothing is left, and both sides said so. */
    public boolean holds() {
        return left.isEmpty() && unread.isEmpty();
    }
}
