package io.cloudconnect.doctor.rules;

import io.cloudconnect.sip.CallMessage;
import io.cloudconnect.sip.MediaDirection;
import io.cloudconnect.sip.Sdp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where things stand in a message's session description. */
final class SdpLines {
    private SdpLines() {}

    static Optional<Sdp.Media> audio(CallMessage message) {
        return message.message().sdp().flatMap(Sdp::audio);
    }

    /** Which way its audio may flow; empty where it has none or refuses it. */
    static Optional<MediaDirection> direction(CallMessage message) {
        Optional<Sdp.Media> audio = audio(message);
        return audio.isPresent() && audio.get().port() != 0
                ? Optional.of(message.message().sdp().orElseThrow().directionOf(audio.get()))
                : Optional.empty();
    }

    /**
     * Every {@code c=} that says where media shall go: those of streams in use, or the session's where they have none.
     */
    static List<Sdp.Connection> connections(CallMessage message) {
        Optional<Sdp> sdp = message.message().sdp();
        if (sdp.isEmpty()) {
            return List.of();
        }
        List<Sdp.Connection> connections = new ArrayList<>(1);
        for (Sdp.Media stream : sdp.get().media()) {
            Optional<Sdp.Connection> connection = sdp.get().connectionOf(stream);
            if (stream.port() != 0 && connection.isPresent() && !connections.contains(connection.get())) {
                connections.add(connection.get());
            }
        }
        return connections;
    }

    /** The line of the first attribute or line of this type and beginning, or the {@code m=} line. */
    static int line(CallMessage message, char type, String beginning) {
        return message.message()
                .sdp()
                .flatMap(sdp -> sdp.lines().stream()
                        .filter(line -> line.type() == type && line.value().startsWith(beginning))
                        .map(Sdp.Line::line)
                        .findFirst()
                        .or(() -> sdp.audio().map(Sdp.Media::line)))
                .orElse(0);
    }
}
