package io.cloudconnect.sip;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Finds the messages that say again what was said: same start line, branch, {@code CSeq}, tags, direction and body. */
final class Retransmissions {
    private record Key(String startLine, String branch, String cseq, String to, Direction direction, String body) {}

    private Retransmissions() {}

    static List<CallMessage> mark(List<TraceMessage> traced) {
        Map<Key, Integer> first = new HashMap<>();
        List<CallMessage> marked = new ArrayList<>(traced.size());
        for (TraceMessage message : traced) {
            int number = marked.size() + 1;
            Integer earlier = first.putIfAbsent(key(message), number);
            marked.add(new CallMessage(
                    number,
                    message,
                    message.direction(),
                    earlier == null ? OptionalInt.empty() : OptionalInt.of(earlier)));
        }
        return List.copyOf(marked);
    }

    private static Key key(TraceMessage traced) {
        SipMessage message = traced.message();
        return new Key(
                message.startLine(),
                message.topVia().flatMap(Via::branch).orElse(""),
                message.header("CSeq").orElse(""),
                message.header("To").orElse(""),
                traced.direction(),
                message.body());
    }
}
