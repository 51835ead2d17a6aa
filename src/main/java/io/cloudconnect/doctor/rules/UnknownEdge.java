package io.cloudconnect.doctor.rules;

import io.cloudconnect.twilio.Edge;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;

/** A misspelled edge in a termination host. */
final class UnknownEdge extends SingleRule {
    UnknownEdge() {
        super("CC-T113");
    }

    @Override
    Optional<Hit> find(CallView call) {
        Optional<TwilioName> name = call.requestUri().isPresent()
                ? TwilioName.of(call.requestUri().get().host())
                : Optional.empty();
        if (name.isEmpty() || !name.get().hasUnknownEdge()) {
            return Optional.empty();
        }
        String unknown = name.get().edgeName().orElseThrow();
        return Optional.of(hit().at(call.sentInvite().orElseThrow())
                .with("wrongEdge", unknown)
                .with(
                        "nearest",
                        nearest(unknown)
                                .map(edge -> "Did you mean " + edge + "?")
                                .orElse("")));
    }

    private static Optional<String> nearest(String name) {
        return Edge.all().stream()
                .map(Edge::id)
                .min(Comparator.comparingInt(id -> distance(name, id)))
                .filter(id -> distance(name, id) <= 4);
    }

    /** How many letters must be changed, added or left out to make one of the other. */
    private static int distance(String one, String other) {
        int[] row = IntStream.rangeClosed(0, other.length()).toArray();
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int change = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
