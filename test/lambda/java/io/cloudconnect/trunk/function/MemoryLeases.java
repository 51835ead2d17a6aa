package io.cloudconnect.trunk.function;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Leases as the DynamoDB table keeps them, in memory. */
final class MemoryLeases implements Leases {
    private final Map<String, Long> requests = new HashMap<>();
    private final Map<String, Item> trunks = new HashMap<>();

    private record Item(long latest, long holder, Instant until, Instant ended) {
        static final Item NONE = new Item(0, 0, Instant.EPOCH, Instant.EPOCH);
    }

    @Override
    public synchronized boolean isFirst(String requestId, long ticket) {
        return requests.merge(requestId, ticket, (first, ignored) -> first) == ticket;
    }

    @Override
    public synchronized Optional<Instant> take(String trunk, long ticket, Instant now, Instant until) {
        Item item = item(trunk);
        if (item.latest > ticket || item.holder != ticket && !item.until.isBefore(now)) {
            return Optional.empty();
        }
        trunks.put(trunk, new Item(ticket, ticket, until, item.ended));
        return Optional.of(item.ended);
    }

    @Override
    public synchronized boolean claim(String trunk, long ticket) {
        Item item = item(trunk);
        if (item.latest > ticket) {
            return false;
        }
        trunks.put(trunk, new Item(ticket, item.holder, item.until, item.ended));
        return true;
    }

    @Override
    public synchronized boolean extend(String trunk, long ticket, Instant until) {
        Item item = item(trunk);
        if (item.holder != ticket || item.latest != ticket) {
            return false;
        }
        trunks.put(trunk, new Item(ticket, ticket, until, item.ended));
        return true;
    }

    @Override
    public synchronized void giveBack(String trunk, long ticket, Instant now) {
        Item item = item(trunk);
        if (item.holder == ticket) {
            trunks.put(trunk, new Item(item.latest, 0, Instant.EPOCH, now));
        }
    }

    private Item item(String trunk) {
        return trunks.getOrDefault(trunk, Item.NONE);
    }
}
