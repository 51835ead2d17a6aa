package io.cloudconnect.trunk.function;

import io.cloudconnect.trunk.function.twilio.TrunkFailure;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/**
 * Where the runs for a trunk see each other. Each operation happens at once or not at all, and may be repeated by the
 * same run.
 *
 * <p>A run is known by its ticket: the later it arrived, the higher.
 */
interface Leases {
    /** False where another run has been given this very request: Lambda may deliver an event more than once. */
    boolean isFirst(String requestId, long ticket) throws IOException;

    /**
     * Gives the trunk to a run, unless another run has it or a later one has come.
     *
     * @return when the run before gave it back, {@link Instant#EPOCH} where none did; empty where it is not given
     */
    Optional<Instant> take(String trunk, long ticket, Instant now, Instant until) throws IOException;

    /** Tells whoever has the trunk that this run waits for it; false where a later one has come. */
    boolean claim(String trunk, long ticket) throws IOException;

    /** Holds on; false where a later run has come, or the trunk is lost already. */
    boolean extend(String trunk, long ticket, Instant until) throws IOException;

    void giveBack(String trunk, long ticket, Instant now) throws IOException;

    /** Somebody has deleted what the leases are kept in. */
    final class NoTable extends TrunkFailure {
        NoTable(String table) {
            super("the lease table " + table + " does not exist any more");
        }
    }
}
