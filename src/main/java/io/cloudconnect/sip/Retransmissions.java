package io.cloudconnect.sip;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Finds the messages that say again what was said: same start line, branch, {@code CSeq}, tags, direction and body.
 *
 * <p>Those that may be such are told apart by their gist, which is cheap to look at, and compared in full only where
 * that is alike. A table of numbers, since this runs for every call and a map would have an object for each message.
 */
final class Retransmissions {
    private final List<TraceMessage> traced;

    /**
     * The numbers of what was said first, each at the place of its gist or at the next free one; 0 where it is free.
     */
    private final int[] places;

    private Retransmissions(List<TraceMessage> traced) {
        this.traced = traced;
        this.places = new int[Integer.highestOneBit(traced.size() | 1) << 2];
    }

    static List<CallMessage> mark(List<TraceMessage> traced) {
        Retransmissions said = new Retransmissions(traced);
        List<CallMessage> marked = new ArrayList<>(traced.size());
        for (TraceMessage message : traced) {
            int number = marked.size() + 1;
            int first = said.first(number);
            OptionalInt earlier = first == number ? OptionalInt.empty() : OptionalInt.of(first);
            marked.add(new CallMessage(number, message, message.direction(), earlier));
        }
        return List.copyOf(marked);
    }

    /** The number of the first message that says what this one says. */
    private int first(int number) {
        TraceMessage message = traced.get(number - 1);
        int place = message.message().gist() & places.length - 1;
        while (places[place] != 0) {
            TraceMessage known = traced.get(places[place] - 1);
            if (known.direction() == message.direction() && known.message().repeats(message.message())) {
                return places[place];
            }
            place = place + 1 & places.length - 1;
        }
        places[place] = number;
        return number;
    }
}
