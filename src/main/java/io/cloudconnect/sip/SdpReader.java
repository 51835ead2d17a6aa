package io.cloudconnect.sip;

import io.cloudconnect.sip.Sdp.Connection;
import io.cloudconnect.sip.Sdp.Crypto;
import io.cloudconnect.sip.Sdp.Line;
import io.cloudconnect.sip.Sdp.Media;
import io.cloudconnect.sip.Sdp.Origin;
import io.cloudconnect.sip.Sdp.RtpMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads the lines of one session description from top to bottom. */
final class SdpReader {
    private final List<Line> lines;
    private int next;

    SdpReader(List<Line> lines) {
        this.lines = lines;
    }

    Sdp read() {
        Optional<Origin> origin = Optional.empty();
        Optional<String> name = Optional.empty();
        Optional<Connection> connection = Optional.empty();
        Optional<MediaDirection> direction = Optional.empty();
        while (next < lines.size() && lines.get(next).type() != 'm') {
            Line line = lines.get(next++);
            switch (line.type()) {
                case 'o' -> origin = origin(line.value());
                case 's' -> name = Optional.of(line.value());
                case 'c' -> connection = connection(line);
                case 'a' -> direction = direction(line.value(), direction);
                default -> {}
            }
        }
        List<Media> media = new ArrayList<>();
        while (next < lines.size()) {
            media.add(media());
        }
        return new Sdp(origin, name, connection, direction, media, lines);
    }

    private Media media() {
        Line head = lines.get(next++);
        Optional<Connection> connection = Optional.empty();
        Optional<MediaDirection> direction = Optional.empty();
        OptionalInt packetTime = OptionalInt.empty();
        List<RtpMap> maps = new ArrayList<>();
        List<Crypto> crypto = new ArrayList<>();
        while (next < lines.size() && lines.get(next).type() != 'm') {
            Line line = lines.get(next++);
            if (line.type() == 'c') {
                connection = connection(line);
            } else if (line.type() == 'a') {
                String value = line.value();
                if (value.startsWith("rtpmap:")) {
                    addRtpMap(value.substring(7), maps);
                } else if (value.startsWith("crypto:")) {
                    addCrypto(value.substring(7), crypto);
                } else if (value.startsWith("ptime:")) {
                    packetTime = number(value.substring(6));
                } else {
                    direction = direction(value, direction);
                }
            }
        }
        String[] words = Quoting.words(head.value());
        int port = words.length < 2 ? 0 : number(beforeSlash(words[1])).orElse(0);
        return new Media(
                words[0],
                port,
                words.length < 3 ? "" : words[2],
                words.length < 4 ? List.of() : List.of(words).subList(3, words.length),
                connection,
                direction,
                List.copyOf(maps),
                List.copyOf(crypto),
                packetTime,
                head.line());
    }

    private static Optional<MediaDirection> direction(String attribute, Optional<MediaDirection> former) {
        Optional<MediaDirection> said = MediaDirection.of(attribute);
        return said.isPresent() ? said : former;
    }

    private static String beforeSlash(String text) {
        int slash = text.indexOf('/');
        return slash < 0 ? text : text.substring(0, slash);
    }

    private static Optional<Origin> origin(String value) {
        String[] words = Quoting.words(value);
        return words.length < 6 ? Optional.empty() : Optional.of(new Origin(words[0], words[1], words[2], words[5]));
    }

    private static Optional<Connection> connection(Line line) {
        String[] words = Quoting.words(line.value());
        return words.length < 3
                ? Optional.empty()
                : Optional.of(new Connection(words[1], beforeSlash(words[2]), line.line()));
    }

    private static void addRtpMap(String value, List<RtpMap> maps) {
        String[] words = Quoting.words(value);
        OptionalInt payload = number(words[0]);
        if (words.length < 2 || payload.isEmpty()) {
            return;
        }
        String encoding = beforeSlash(words[1]);
        OptionalInt clockRate = encoding.length() == words[1].length()
                ? OptionalInt.empty()
                : number(beforeSlash(words[1].substring(encoding.length() + 1)));
        maps.add(new RtpMap(payload.getAsInt(), encoding, clockRate));
    }

    private static void addCrypto(String value, List<Crypto> crypto) {
        String[] words = Quoting.words(value);
        if (words.length >= 3) {
            crypto.add(new Crypto(words[0], words[1], words[2]));
        }
    }

    private static OptionalInt number(String text) {
        String digits = text.strip();
        return Quoting.isNumber(digits, 9) ? OptionalInt.of(Integer.parseInt(digits)) : OptionalInt.empty();
    }
}
