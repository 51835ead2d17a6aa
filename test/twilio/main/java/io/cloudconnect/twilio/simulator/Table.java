package io.cloudconnect.twilio.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * All resources of one kind, in the order they were made, found by key and by group.
 *
 * <p>Twilio's lists and fetches lag behind its writes. So a table remembers what a resource was until the lag is over,
 * and answers two questions: what is there now ({@link #get}, {@link #all}), and what a reader sees ({@link #seen},
 * {@link #after}). Not thread-safe: the account's lock guards it.
 */
final class Table {
    /** A resource and its place in the order. */
    record Placed(long place, Resource resource) {}

    /** What has stood at a place, the newest last; an empty value means deleted. */
    private record Row(String key, long place, Deque<Version> versions) {
        Optional<Resource> now() {
            return versions.getLast().value();
        }
    }

    private record Version(Instant since, Optional<Resource> value) {}

    private final Clock clock;
    private final Supplier<Duration> lag;
    private final Map<String, Row> rows = new HashMap<>();
    private final NavigableMap<Long, Row> order = new TreeMap<>();
    private final Map<String, NavigableMap<Long, Row>> groups = new HashMap<>();
    private long places;

    Table(Clock clock, Supplier<Duration> lag) {
        this.clock = clock;
        this.lag = lag;
    }

    /** Adds or replaces, under the resource's SID. */
    void put(Resource resource) {
        put(resource.sid(), resource);
    }

    /** Adds or replaces, under a key of the caller's. */
    void put(String key, Resource resource) {
        Row row = rows.get(key);
        if (row == null) {
            row = new Row(key, ++places, new ArrayDeque<>());
            row.versions().add(new Version(Instant.MIN, Optional.empty()));
            rows.put(key, row);
            order.put(row.place(), row);
        }
        groups.computeIfAbsent(resource.group(), group -> new TreeMap<>()).put(row.place(), row);
        append(row, Optional.of(resource));
    }

    void remove(String key) {
        Optional.ofNullable(rows.get(key)).ifPresent(row -> append(row, Optional.empty()));
    }

    /** What is under the key now. */
    Optional<Resource> get(String key) {
        return Optional.ofNullable(rows.get(key)).flatMap(Row::now);
    }

    /** What a reader sees under the key. */
    Optional<Resource> seen(String key) {
        return Optional.ofNullable(rows.get(key)).flatMap(row -> seen(row, horizon()));
    }

    /** All there are now. */
    Stream<Resource> all() {
        return order.values().stream().flatMap(row -> row.now().stream());
    }

    /** Those of a group there are now. */
    Stream<Resource> all(String group) {
        return index(Optional.of(group)).values().stream()
                .flatMap(row -> row.now().stream())
                .filter(resource -> resource.group().equals(group));
    }

    /** What a reader sees behind a place, in order; an empty group means all. */
    Stream<Placed> after(Optional<String> group, long place) {
        return seen(index(group).tailMap(place, false), group);
    }

    /** What a reader sees before a place, the last first. */
    Stream<Placed> before(Optional<String> group, long place) {
        return seen(index(group).headMap(place, false).descendingMap(), group);
    }

    private Stream<Placed> seen(NavigableMap<Long, Row> candidates, Optional<String> group) {
        Instant horizon = horizon();
        return candidates.values().stream()
                .flatMap(row -> seen(row, horizon).map(found -> new Placed(row.place(), found)).stream())
                .filter(placed -> group.isEmpty() || placed.resource().group().equals(group.get()));
    }

    private static Optional<Resource> seen(Row row, Instant horizon) {
        Optional<Resource> found = row.versions().getFirst().value();
        for (Version version : row.versions()) {
            if (version.since().isAfter(horizon)) {
                break;
            }
            found = version.value();
        }
        return found;
    }

    private NavigableMap<Long, Row> index(Optional<String> group) {
        return group.isEmpty() ? order : groups.getOrDefault(group.get(), Collections.emptyNavigableMap());
    }

    private Instant horizon() {
        return clock.instant().minus(lag.get());
    }

    private void append(Row row, Optional<Resource> value) {
        Deque<Version> versions = row.versions();
        versions.add(new Version(clock.instant(), value));
        Instant horizon = horizon();
        Version kept = versions.removeFirst();
        while (!versions.isEmpty() && !versions.getFirst().since().isAfter(horizon)) {
            forget(row, kept);
            kept = versions.removeFirst();
        }
        versions.addFirst(kept);
        if (versions.size() == 1 && row.now().isEmpty()) {
            order.remove(row.place());
            rows.remove(row.key(), row);
        }
    }

    /** Takes the row out of the group of a version nobody can see any more, unless another version is in it, too. */
    private void forget(Row row, Version gone) {
        gone.value().map(Resource::group).ifPresent(group -> {
            boolean still = row.versions().stream()
                    .flatMap(version -> version.value().stream())
                    .anyMatch(resource -> resource.group().equals(group));
            if (!still) {
                groups.get(group).remove(row.place());
            }
        });
    }
}
