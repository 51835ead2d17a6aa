package io.cloudconnect.trunk.function;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Leases seen from a place that may die: from then on it extends none and gives none back. */
class MortalLeases implements Leases {
    private final Leases kept;
    private final CountDownLatch claimed = new CountDownLatch(1);
    private volatile boolean dead;

    MortalLeases(Leases kept) {
        this.kept = kept;
    }

    void die() {
        dead = true;
    }

    /** Waits until a run here has asked the one under way to stop. */
    void awaitClaim() throws InterruptedException {
        claimed.await(10, TimeUnit.SECONDS);
    }

    @Override
    public boolean isFirst(String requestId, long ticket) throws IOException {
        return kept.isFirst(requestId, ticket);
    }

    @Override
    public Optional<Instant> take(String trunk, long ticket, Instant now, Instant until) throws IOException {
        return kept.take(trunk, ticket, now, until);
    }

    @Override
    public boolean claim(String trunk, long ticket) throws IOException {
        boolean latest = kept.claim(trunk, ticket);
        claimed.countDown();
        return latest;
    }

    @Override
    public boolean extend(String trunk, long ticket, Instant until) throws IOException {
        mustLive();
        return kept.extend(trunk, ticket, until);
    }

    @Override
    public void giveBack(String trunk, long ticket, Instant now) throws IOException {
        mustLive();
        kept.giveBack(trunk, ticket, now);
    }

    private void mustLive() throws IOException {
        if (dead) {
            throw new IOException("dead");
        }
    }
}
