package io.cloudconnect.doctor.rules;

import io.cloudconnect.sip.CallMessage;
import io.cloudconnect.sip.Sdp;
import java.util.List;
import java.util.Optional;

/** Where things stand in a message's session description. */
final class SdpLines {
    private SdpLines() {}

    static Optional<Sdp.Media> audio(CallMessage message) {
        return message.message().sdp().flatMap(Sdp::audio);
    }

    /**
     * Every {@code c=} that says where media shall go: those of streams in use, or the session's where they have none.
     */
    static List<Sdp.Connection> connections(CallMessage message) {
        return message.message()
                .sdp()
                .map(sdp -> sdp.media().stream()
                        .filter(stream -> stream.port() != 0)
                        .map(sdp::connectionOf)
                        .flatMap(Optional::stream)
                        .distinct()
                        .toList())
                .orElse(List.of());
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
