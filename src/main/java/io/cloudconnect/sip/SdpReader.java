package io.cloudconnect.sip;

import io.cloudconnect.sip.Sdp.Connection;
import io.cloudconnect.sip.Sdp.Media;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads of a session description what is asked of each: where media shall go, and which way. */
final class SdpReader {
    private SdpReader() {}

    /** Empty where nothing is described. */
    static Optional<Sdp> read(SdpText text) {
        SdpScanner line = text.lines();
        boolean described = false;
        Optional<Connection> connection = Optional.empty();
        Optional<MediaDirection> direction = Optional.empty();
        while (line.advanceWithinStream()) {
            if (line.type == 'c') {
                connection = connection(line);
            } else if (line.type == 'a') {
                direction = line.direction(direction);
            } else if (line.type == 'v') {
                described = true;
            }
        }
        List<Media> media = new ArrayList<>(2);
        while (line.type == 'm') {
            media.add(media(line));
        }
        return described || !media.isEmpty()
                ? Optional.of(new Sdp(text, connection, direction, media))
                : Optional.empty();
    }

    /** Reads a stream, and steps to the line behind it. */
    private static Media media(SdpScanner line) {
        SdpText text = line.rest();
        ByteWords words = line.words(0);
        words.advance();
        String type = words.text("audio");
        words.advance();
        int port = Math.max(0, words.numberBeforeSlash());
        words.advance();
        String protocol = words.text("RTP/AVP");
        Optional<Connection> connection = Optional.empty();
        Optional<MediaDirection> direction = Optional.empty();
        while (line.advanceWithinStream()) {
            if (line.type == 'c') {
                connection = connection(line);
            } else if (line.type == 'a') {
                direction = line.direction(direction);
            }
        }
        return new Media(text, type, port, protocol, connection, direction);
    }

    private static Optional<Connection> connection(SdpScanner line) {
        ByteWords words = line.words(0);
        words.advance();
        words.advance();
        String addressType = words.text("IP4");
        return words.advance()
                ? Optional.of(new Connection(addressType, words.textBeforeSlash(), line.number))
                : Optional.empty();
    }
}
