package io.cloudconnect.sip;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Finds the messages that say again what was said: same start line, branch, {@code CSeq}, tags, direction and body. */
final class Retransmissions {
    /** What a message says; told apart by what is cheap to look at, and compared in full only where that is alike. */
    private record Words(TraceMessage traced) {
        @Override
        public int hashCode() {
            return traced.message().gist();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Words words
                    && traced.direction() == words.traced.direction()
                    && traced.message().repeats(words.traced.message());
        }
    }

    private Retransmissions() {}

    static List<CallMessage> mark(List<TraceMessage> traced) {
        Map<Words, Integer> first = new HashMap<>();
        List<CallMessage> marked = new ArrayList<>(traced.size());
        for (TraceMessage message : traced) {
            int number = marked.size() + 1;
            Integer earlier = first.putIfAbsent(new Words(message), number);
            marked.add(new CallMessage(
                    number,
                    message,
                    message.direction(),
                    earlier == null ? OptionalInt.empty() : OptionalInt.of(earlier)));
        }
        return List.copyOf(marked);
    }
}
