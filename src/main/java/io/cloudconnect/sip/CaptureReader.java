package io.cloudconnect.sip;

import io.cloudconnect.twilio.SipTransport;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads SIP out of pcap and pcapng, whatever the ports: a payload that begins like SIP is SIP.
 *
 * <p>The two file formats are read here and not by a library. Those on Maven Central need the native libpcap (pcap4j,
 * jNetPcap), read the older format only (pkts, see https://github.com/aboutsip/pkts/issues/86) or hold a whole file in
 * memory (pcapngdecoder); the part of the formats that is needed takes two small classes.
 */
final class CaptureReader implements TraceFile.Reader {
    private static final int MOST_ADDRESSES = 100_000;
    private static final int TLS_HANDSHAKE = 22;

    private final String file;
    private final PacketFile packets;
    private final Unreadables unreadables;
    private final PacketLayers layers = new PacketLayers();
    private final TcpStreams streams;
    private final Deque<TraceMessage> ready = new ArrayDeque<>();
    private boolean encrypted;

    private final Map<Endpoint, Optional<HostPort>> addresses = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Endpoint, Optional<HostPort>> eldest) {
            return size() > MOST_ADDRESSES;
        }
    };

    CaptureReader(String file, InputStream in, byte[] magic, Unreadables unreadables) {
        this.file = file;
        this.packets = PcapFile.recognises(magic) ? new PcapFile(in) : new PcapngFile(in);
        this.unreadables = unreadables;
        this.streams = new TcpStreams(file, unreadables);
    }

    static boolean recognises(byte[] magic) {
        return magic.length == 4 && (PcapFile.recognises(magic) || PcapngFile.recognises(magic));
    }

    @Override
    public TraceMessage next() throws IOException {
        while (ready.isEmpty() && packets.advance()) {
            Segment segment = layers.unwrap(packets);
            if (segment != null && segment.to >= segment.from) {
                accept(segment);
            }
        }
        return ready.poll();
    }

    private void accept(Segment segment) {
        if (segment.protocol == Segment.TCP) {
            if (isTls(segment)) {
                reportEncryption();
            }
            streams.accept(
                    segment,
                    packets,
                    (place, time, source, destination, bytes) ->
                            deliver(place, time, source, destination, SipTransport.TCP, bytes));
            return;
        }
        int from = segment.from;
        while (from < segment.to && (segment.bytes[from] == '\r' || segment.bytes[from] == '\n')) {
            from++;
        }
        int newline = Bytes.newline(segment.bytes, from, segment.to);
        if (newline < 0 || !StartLine.matches(segment.bytes, from, newline)) {
            return;
        }
        Place place = Place.frame(file, packets.frame);
        if (segment.cut) {
            unreadables.add(place, "a message the capture has cut", "capture whole packets, as tcpdump does with -s 0");
        }
        byte[] message = Arrays.copyOfRange(segment.bytes, from, segment.to);
        deliver(place, packets.time(), segment.source, segment.destination, SipTransport.UDP, message);
    }

    private void deliver(
            Place place, TraceTime time, Endpoint source, Endpoint destination, SipTransport transport, byte[] bytes) {
        ready.add(new TraceMessage(
                new SipMessage(bytes),
                place,
                Optional.of(time),
                Direction.UNKNOWN,
                addresses.computeIfAbsent(source, one -> Optional.of(one.toHostPort())),
                addresses.computeIfAbsent(destination, one -> Optional.of(one.toHostPort())),
                Optional.of(transport),
                Optional.empty(),
                LineMap.STRAIGHT));
    }

    private static boolean isTls(Segment segment) {
        int port = SipTransport.TLS.port();
        return segment.to - segment.from > 5
                && segment.bytes[segment.from] == TLS_HANDSHAKE
                && segment.bytes[segment.from + 1] == 3
                && (segment.source.port() == port || segment.destination.port() == port);
    }

    private void reportEncryption() {
        if (!encrypted) {
            encrypted = true;
            unreadables.add(
                    here(),
                    "signalling encrypted by TLS",
                    "record it at the router with \"debug ccsip messages\", where it is in the clear");
        }
    }

    @Override
    public Place here() {
        return Place.frame(file, Math.max(1, packets.frame));
    }
}
