package io.cloudconnect.sip;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A session description: where a side wants its media and in what form.
 *
 * <p>Source: https://www.rfc-editor.org/rfc/rfc8866
 *
 * @param origin {@code o=}
 * @param sessionName {@code s=}
 * @param connection {@code c=} of the session: the address, also a masked one
 * @param direction the session's own {@code a=sendrecv} and the like
 * @param media {@code m=}, in order
 * @param lines every line as it stands, for what is not read here
 */
public record Sdp(
        Optional<Origin> origin,
        Optional<String> sessionName,
        Optional<Connection> connection,
        Optional<MediaDirection> direction,
        List<Media> media,
        List<Line> lines) {

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

    /**
     * One stream.
     *
     * @param type {@code audio}, {@code image}
     * @param port 0 where it is refused
     * @param protocol {@code RTP/AVP}, {@code RTP/SAVP}
     * @param formats as listed: payload types for RTP
     * @param connection its own {@code c=}
     * @param direction its own {@code a=sendrecv} and the like
     * @param packetTime {@code a=ptime}, ms
     * @param line the message's line of its {@code m=}
     */
    public record Media(
            String type,
            int port,
            String protocol,
            List<String> formats,
            Optional<Connection> connection,
            Optional<MediaDirection> direction,
            List<RtpMap> rtpMaps,
            List<Crypto> crypto,
            OptionalInt packetTime,
            int line) {

        /** True when the stream is encrypted: SRTP. */
        public boolean isSecure() {
            return protocol.toUpperCase(Locale.ROOT).contains("SAVP");
        }

        /** The payload types; formats that are no numbers are left out. */
        public List<Integer> payloads() {
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
            List<String> encodings = new ArrayList<>(formats.size());
            for (int payload : payloads()) {
                encodings.add(encoding(payload).toUpperCase(Locale.ROOT));
            }
            return encodings;
        }

        private String encoding(int payload) {
            for (RtpMap map : rtpMaps) {
                if (map.payload() == payload) {
                    return map.encoding();
                }
            }
            return StaticPayloads.encoding(payload);
        }
    }

    public Sdp {
        media = List.copyOf(media);
        lines = List.copyOf(lines);
    }

    /** Reads a body; lines that are no SDP are passed over. Empty where there is none at all. */
    public static Optional<Sdp> parse(String body) {
        return parse(body, 0);
    }

    static Optional<Sdp> parse(String body, int firstLine) {
        List<Line> lines = new ArrayList<>(16);
        boolean described = false;
        int number = firstLine;
        for (int from = 0; from <= body.length(); number++) {
            int newline = body.indexOf('\n', from);
            int end = newline < 0 ? body.length() : newline;
            int start = Quoting.skipBlanks(body, from, end);
            int stop = Quoting.trimEnd(body, start, end);
            if (stop - start >= 2 && body.charAt(start + 1) == '=') {
                char type = body.charAt(start);
                if (type >= 'a' && type <= 'z') {
                    lines.add(new Line(type, body.substring(start + 2, stop), number));
                    described |= type == 'v' || type == 'm';
                }
            }
            from = end + 1;
        }
        return described ? Optional.of(new SdpReader(lines).read()) : Optional.empty();
    }

    /** The address this stream's media shall be sent to: its own, else the session's. */
    public Optional<Connection> connectionOf(Media stream) {
        return stream.connection().isPresent() ? stream.connection() : connection;
    }

    /** The stream's direction: its own, else the session's, else {@code sendrecv} (RFC 8866, 6.7). */
    public MediaDirection directionOf(Media stream) {
        Optional<MediaDirection> said = stream.direction().isPresent() ? stream.direction() : direction;
        return said.orElse(MediaDirection.SENDRECV);
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
}
