package io.cloudconnect.sip;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A session description: where a side wants its media and in what form.
 *
 * <p>Where media shall go and which way is read at once, since every call is asked for it; all else when it is asked
 * for.
 *
 * <p>Source: https://www.rfc-editor.org/rfc/rfc8866
 */
public final class Sdp {
    private final SdpText text;
    private final Optional<Connection> connection;
    private final Optional<MediaDirection> direction;
    private final List<Media> media;

    /** {@code o=username session version IN IP4 address}. */
    public record Origin(String username, String session, String version, String address) {}

    /** {@code c=IN IP4 address}; a multicast scope after a slash is left out. */
    public record Connection(String addressType, String address, int line) {}

    /**
     * A line of it.
     *
     * @param type the letter before the equals sign
     * @param line the message's line; the start line is 0
     */
    public record Line(char type, String value, int line) {}

    /** {@code a=rtpmap:101 telephone-event/8000}; a payload of the static table needs none. */
    public record RtpMap(int payload, String encoding, OptionalInt clockRate) {}

    /** {@code a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:…}. */
    public record Crypto(String tag, String suite, String keyParameters) {}

    /** One stream. */
    public static final class Media {
        private final SdpText text;
        private final String type;
        private final int port;
        private final String protocol;
        private final Optional<Connection> connection;
        private final Optional<MediaDirection> direction;
        private volatile List<String> encodings;

        Media(
                SdpText text,
                String type,
                int port,
                String protocol,
                Optional<Connection> connection,
                Optional<MediaDirection> direction) {
            this.text = text;
            this.type = type;
            this.port = port;
            this.protocol = protocol;
            this.connection = connection;
            this.direction = direction;
        }

        /** {@code audio}, {@code image}. */
        public String type() {
            return type;
        }

        /** 0 where it is refused. */
        public int port() {
            return port;
        }

        /** {@code RTP/AVP}, {@code RTP/SAVP}. */
        public String protocol() {
            return protocol;
        }

        /** As listed: payload types for RTP. */
        public List<String> formats() {
            return SdpStream.formats(text);
        }

        /** Its own {@code c=}. */
        public Optional<Connection> connection() {
            return connection;
        }

        /** Its own {@code a=sendrecv} and the like. */
        public Optional<MediaDirection> direction() {
            return direction;
        }

        public List<RtpMap> rtpMaps() {
            return SdpStream.rtpMaps(text);
        }

        public List<Crypto> crypto() {
            return SdpStream.crypto(text);
        }

        /** {@code a=ptime}, ms. */
        public OptionalInt packetTime() {
            return SdpStream.packetTime(text);
        }

        /** The message's line of its {@code m=}. */
        public int line() {
            return text.firstLine();
        }

        /** True when the stream is encrypted: SRTP. */
        public boolean isSecure() {
            return protocol.toUpperCase(Locale.ROOT).contains("SAVP");
        }

        /** The payload types; formats that are no numbers are left out. */
        public List<Integer> payloads() {
            List<String> formats = formats();
            List<Integer> payloads = new ArrayList<>(formats.size());
            for (String format : formats) {
                if (Quoting.isNumber(format, 3)) {
                    payloads.add(Integer.valueOf(format));
                }
            }
            return payloads;
        }

        /** The encodings offered, in upper case: {@code PCMU}, {@code TELEPHONE-EVENT}. */
        public List<String> encodings() {
            List<String> known = encodings;
            if (known == null) {
                known = SdpStream.encodings(text);
                encodings = known;
            }
            return known;
        }
    }

    Sdp(SdpText text, Optional<Connection> connection, Optional<MediaDirection> direction, List<Media> media) {
        this.text = text;
        this.connection = connection;
        this.direction = direction;
        this.media = List.copyOf(media);
    }

    /** Reads a body; lines that are no SDP are passed over. Empty where there is none at all. */
    public static Optional<Sdp> parse(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return SdpReader.read(new SdpText(bytes, 0, bytes.length, 0));
    }

    /** {@code o=}. */
    public Optional<Origin> origin() {
        String[] words = own('o').map(line -> Quoting.words(line.value())).orElse(new String[0]);
        return words.length < 6 ? Optional.empty() : Optional.of(new Origin(words[0], words[1], words[2], words[5]));
    }

    /** {@code s=}. */
    public Optional<String> sessionName() {
        return own('s').map(Line::value);
    }

    /** The session's last line of this type. */
    private Optional<Line> own(char type) {
        Line last = null;
        for (SdpScanner line = text.lines(); line.advanceWithinStream(); ) {
            if (line.type == type) {
                last = line.line();
            }
        }
        return Optional.ofNullable(last);
    }

    /** {@code c=} of the session: the address, also a masked one. */
    public Optional<Connection> connection() {
        return connection;
    }

    /** The session's own {@code a=sendrecv} and the like. */
    public Optional<MediaDirection> direction() {
        return direction;
    }

    /** {@code m=}, in order. */
    public List<Media> media() {
        return media;
    }

    /** Every line as it stands, for what is not read here. */
    public List<Line> lines() {
        List<Line> lines = new ArrayList<>(16);
        for (SdpScanner line = text.lines(); line.advance(); ) {
            lines.add(line.line());
        }
        return List.copyOf(lines);
    }

    /** The address this stream's media shall be sent to: its own, else the session's. */
    public Optional<Connection> connectionOf(Media stream) {
        return stream.connection().isPresent() ? stream.connection() : connection;
    }

    /** The stream's direction: its own, else the session's, else {@code sendrecv} (RFC 8866, 6.7). */
    public MediaDirection directionOf(Media stream) {
        Optional<MediaDirection> said = stream.direction().isPresent() ? stream.direction() : direction;
        return said.isPresent() ? said.get() : MediaDirection.SENDRECV;
    }

    /** The first audio stream. */
    public Optional<Media> audio() {
        for (Media stream : media) {
            if (stream.type().equals("audio")) {
                return Optional.of(stream);
            }
        }
        return Optional.empty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sdp sdp && lines().equals(sdp.lines());
    }

    @Override
    public int hashCode() {
        return lines().hashCode();
    }

    @Override
    public String toString() {
        return lines().toString();
    }
}
