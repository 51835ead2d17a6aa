package io.cloudconnect.sip;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Joins a stream of messages to calls by their {@code Call-ID}. */
public final class Calls {
    private Calls() {}

    /** The calls of these messages, each as soon as it is over. */
    public static Stream<Call> of(Stream<TraceMessage> messages) {
        Map<String, List<TraceMessage>> open = new LinkedHashMap<>();
        messages.forEach(
                message -> open.computeIfAbsent(message.message().callId().orElse(""), id -> new ArrayList<>())
                        .add(message));
        return open.entrySet().stream().map(entry -> Call.of(entry.getKey(), entry.getValue()));
    }
}
