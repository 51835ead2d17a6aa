package io.cloudconnect.sip;

import io.cloudconnect.sip.Sdp.Crypto;
import io.cloudconnect.sip.Sdp.RtpMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * Reads what a stream of a session description says beyond its port, address and direction. The texts begin with the
 * stream's {@code m=}.
 */
final class SdpStream {
    private static final Literal RTP_MAP = Literal.of("rtpmap:");
    private static final Literal CRYPTO = Literal.of("crypto:");
    private static final Literal PACKET_TIME = Literal.of("ptime:");

    private SdpStream() {}

    static List<String> formats(SdpText text) {
        List<String> formats = new ArrayList<>(8);
        for (ByteWords words = formatWords(text); words.advance(); ) {
            formats.add(words.text());
        }
        return List.copyOf(formats);
    }

    /** The encodings of the formats that are payload types, in upper case. */
    static List<String> encodings(SdpText text) {
        List<RtpMap> maps = rtpMaps(text);
        List<String> encodings = new ArrayList<>(8);
        for (ByteWords words = formatWords(text); words.advance(); ) {
            int payload = words.length() > 3 ? -1 : words.number();
            if (payload >= 0) {
                encodings.add(encoding(payload, maps).toUpperCase(Locale.ROOT));
            }
        }
        return List.copyOf(encodings);
    }

    private static String encoding(int payload, List<RtpMap> maps) {
        for (int index = 0; index < maps.size(); index++) {
            if (maps.get(index).payload() == payload) {
                return maps.get(index).encoding();
            }
        }
        return StaticPayloads.encoding(payload);
    }

    static List<RtpMap> rtpMaps(SdpText text) {
        List<RtpMap> maps = new ArrayList<>(8);
        for (SdpScanner line = media(text); line.advanceWithinStream(); ) {
            if (line.isAttribute(RTP_MAP)) {
                ByteWords words = line.words(RTP_MAP.length());
                words.advance();
                int payload = words.number();
                if (payload >= 0 && words.advance()) {
                    maps.add(new RtpMap(payload, words.textBeforeSlash(), optional(words.numberBehindSlash())));
                }
            }
        }
        return List.copyOf(maps);
    }

    static List<Crypto> crypto(SdpText text) {
        List<Crypto> crypto = new ArrayList<>(2);
        for (SdpScanner line = media(text); line.advanceWithinStream(); ) {
            if (line.isAttribute(CRYPTO)) {
                String[] words = Quoting.words(line.value().substring(CRYPTO.length()));
                if (words.length >= 3) {
                    crypto.add(new Crypto(words[0], words[1], words[2]));
                }
            }
        }
        return List.copyOf(crypto);
    }

    static OptionalInt packetTime(SdpText text) {
        int time = -1;
        for (SdpScanner line = media(text); line.advanceWithinStream(); ) {
            if (line.isAttribute(PACKET_TIME)) {
                time = line.number(PACKET_TIME.length());
            }
        }
        return optional(time);
    }

    private static ByteWords formatWords(SdpText text) {
        ByteWords words = media(text).words(0);
        // The type, the port and the protocol stand before them.
        words.advance();
        words.advance();
        words.advance();
        return words;
    }

    private static SdpScanner media(SdpText text) {
        SdpScanner line = text.lines();
        line.advance();
        return line;
    }

    private static OptionalInt optional(int number) {
        return number < 0 ? OptionalInt.empty() : OptionalInt.of(number);
    }
}
