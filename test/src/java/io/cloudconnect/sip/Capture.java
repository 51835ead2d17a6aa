package io.cloudconnect.sip;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes packets as capture tools do: pcap or pcapng, on several kinds of links. */
final class Capture {
    enum Format {
        PCAP,
        PCAP_NANOSECONDS_BIG_ENDIAN,
        PCAPNG,
        PCAPNG_BIG_ENDIAN_NANOSECONDS
    }

    enum Link {
        ETHERNET(1),
        VLAN(1),
        DOUBLE_VLAN(1),
        COOKED(113),
        COOKED_2(276),
        RAW(101),
        LOOPBACK(0),
        VXLAN(1);

        private final int type;

        Link(int type) {
            this.type = type;
        }
    }

    private final OutputStream out;
    private final Format format;
    private final Link link;
    private final Map<HostPort, Integer> sequences = new HashMap<>();
    private int identification;

    Capture(OutputStream out, Format format, Link link) {
        this.out = out;
        this.format = format;
        this.link = link;
        writeFileHeader();
    }

    /** A capture of these messages, each a datagram, or one after the other on TCP. */
    static byte[] of(List<Wire> messages, Format format, Link link, boolean tcp) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Capture capture = new Capture(bytes, format, link);
        messages.forEach(tcp ? capture::tcp : capture::udp);
        return bytes.toByteArray();
    }

    void udp(Wire message) {
        packet(message.time(), ip(17, message.source(), message.destination(), datagram(message)));
    }

    /** The message as two IP fragments. */
    void fragmentedUdp(Wire message, boolean lastFirst) {
        byte[] datagram = datagram(message);
        int cut = datagram.length / 2 & ~7;
        int id = ++identification;
        byte[] first = fragment(message, java.util.Arrays.copyOfRange(datagram, 0, cut), id, 0x2000);
        byte[] second = fragment(message, java.util.Arrays.copyOfRange(datagram, cut, datagram.length), id, cut / 8);
        packet(message.time(), lastFirst ? second : first);
        packet(message.time(), lastFirst ? first : second);
    }

    void tcp(Wire message) {
        tcp(message, message.text().getBytes(StandardCharsets.UTF_8));
    }

    /** These bytes as the next segment of the connection; their sequence number. */
    int tcp(Wire message, byte[] bytes) {
        int sequence = sequences.getOrDefault(message.source(), 0x7FFF_FF00);
        sequences.put(message.source(), sequence + bytes.length);
        tcp(message, bytes, sequence);
        return sequence;
    }

    void tcp(Wire message, byte[] bytes, int sequence) {
        ByteBuffer segment = ByteBuffer.allocate(20 + bytes.length);
        segment.putShort((short) message.source().port().getAsInt())
                .putShort((short) message.destination().port().getAsInt())
                .putInt(sequence)
                .putInt(0)
                .putShort((short) 0x5018)
                .putShort((short) 65_535)
                .putInt(0)
                .put(bytes);
        packet(message.time(), ip(6, message.source(), message.destination(), segment.array()));
    }

    private byte[] datagram(Wire message) {
        byte[] bytes = message.text().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + bytes.length)
                .putShort((short) message.source().port().getAsInt())
                .putShort((short) message.destination().port().getAsInt())
                .putShort((short) (8 + bytes.length))
                .putShort((short) 0)
                .put(bytes)
                .array();
    }

    private byte[] ip(int protocol, HostPort source, HostPort destination, byte[] payload) {
        byte[] from = address(source);
        byte[] to = address(destination);
        if (from.length == 16) {
            return ByteBuffer.allocate(40 + payload.length)
                    .putInt(0x6000_0000)
                    .putShort((short) payload.length)
                    .put((byte) protocol)
                    .put((byte) 64)
                    .put(from)
                    .put(to)
                    .put(payload)
                    .array();
        }
        return ipv4(protocol, from, to, payload, ++identification, 0);
    }

    private static byte[] fragment(Wire message, byte[] payload, int id, int flags) {
        return ipv4(17, address(message.source()), address(message.destination()), payload, id, flags);
    }

    private static byte[] ipv4(int protocol, byte[] from, byte[] to, byte[] payload, int id, int flags) {
        return ByteBuffer.allocate(20 + payload.length)
                .putShort((short) 0x4500)
                .putShort((short) (20 + payload.length))
                .putShort((short) id)
                .putShort((short) flags)
                .put((byte) 64)
                .put((byte) protocol)
                .putShort((short) 0)
                .put(from)
                .put(to)
                .put(payload)
                .array();
    }

    private static byte[] address(HostPort host) {
        try {
            return InetAddress.getByName(host.host()).getAddress();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Any bytes as a packet of the link. */
    void packet(Instant time, byte[] network) {
        byte[] frame = frame(network);
        if (format == Format.PCAP || format == Format.PCAP_NANOSECONDS_BIG_ENDIAN) {
            boolean nanoseconds = format == Format.PCAP_NANOSECONDS_BIG_ENDIAN;
            write(buffer(16)
                    .putInt((int) time.getEpochSecond())
                    .putInt(nanoseconds ? time.getNano() : time.getNano() / 1000)
                    .putInt(frame.length)
                    .putInt(frame.length));
            write(ByteBuffer.wrap(frame).position(frame.length));
            return;
        }
        long units = format == Format.PCAPNG ? 1_000_000L : 1_000_000_000L;
        long stamp = time.getEpochSecond() * units + time.getNano() / (1_000_000_000L / units);
        int padded = frame.length + 3 & ~3;
        int total = 32 + padded;
        ByteBuffer block = buffer(total)
                .putInt(6)
                .putInt(total)
                .putInt(0)
                .putInt((int) (stamp >>> 32))
                .putInt((int) stamp)
                .putInt(frame.length)
                .putInt(frame.length)
                .put(frame);
        block.position(total - 4);
        write(block.putInt(total));
    }

    private byte[] frame(byte[] network) {
        short type = (short) (network[0] >> 4 == 6 ? 0x86DD : 0x0800);
        return switch (link) {
            case ETHERNET -> before(network, ByteBuffer.allocate(14).position(12).putShort(type));
            case VLAN -> before(
                    network,
                    ByteBuffer.allocate(18).position(12).putShort((short) 0x8100).putShort((short) 7).putShort(type));
            case DOUBLE_VLAN -> before(
                    network,
                    ByteBuffer.allocate(22)
                            .position(12)
                            .putShort((short) 0x88A8)
                            .putShort((short) 7)
                            .putShort((short) 0x8100)
                            .putShort((short) 8)
                            .putShort(type));
            case COOKED -> before(network, ByteBuffer.allocate(16).position(14).putShort(type));
            case COOKED_2 -> before(network, ByteBuffer.allocate(20).putShort(type).position(20));
            case RAW -> network;
            case LOOPBACK -> before(network, ByteBuffer.allocate(4).put((byte) 2).position(4));
            case VXLAN -> mirrored(before(network, ByteBuffer.allocate(14).position(12).putShort(type)));
        };
    }

    /** As AWS traffic mirroring sends it: the frame within UDP to port 4789. */
    private static byte[] mirrored(byte[] frame) {
        byte[] datagram = ByteBuffer.allocate(16 + frame.length)
                .putShort((short) 65_000)
                .putShort((short) 4789)
                .putShort((short) (16 + frame.length))
                .putShort((short) 0)
                .putInt(0x0800_0000)
                .putInt(0x0000_2A00)
                .put(frame)
                .array();
        byte[] outer = ipv4(17, new byte[] {10, 0, 0, 1}, new byte[] {10, 0, 0, 2}, datagram, 1, 0);
        return before(outer, ByteBuffer.allocate(14).position(12).putShort((short) 0x0800));
    }

    private static byte[] before(byte[] payload, ByteBuffer header) {
        return ByteBuffer.allocate(header.capacity() + payload.length)
                .put(header.array())
                .put(payload)
                .array();
    }

    private void writeFileHeader() {
        if (format == Format.PCAP || format == Format.PCAP_NANOSECONDS_BIG_ENDIAN) {
            write(buffer(24)
                    .putInt(format == Format.PCAP ? 0xA1B2C3D4 : 0xA1B23C4D)
                    .putShort((short) 2)
                    .putShort((short) 4)
                    .putLong(0)
                    .putInt(262_144)
                    .putInt(link.type));
            return;
        }
        write(buffer(28).putInt(0x0A0D0D0A).putInt(28).putInt(0x1A2B3C4D).putInt(1).putLong(-1).putInt(28));
        boolean nanoseconds = format == Format.PCAPNG_BIG_ENDIAN_NANOSECONDS;
        int total = nanoseconds ? 32 : 20;
        ByteBuffer description =
                buffer(total).putInt(1).putInt(total).putShort((short) link.type).putShort((short) 0).putInt(262_144);
        if (nanoseconds) {
            description.putShort((short) 9).putShort((short) 1).put((byte) 9).put(new byte[3]).putInt(0);
        }
        write(description.putInt(total));
    }

    private ByteBuffer buffer(int size) {
        boolean big = format == Format.PCAP_NANOSECONDS_BIG_ENDIAN || format == Format.PCAPNG_BIG_ENDIAN_NANOSECONDS;
        return ByteBuffer.allocate(size).order(big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    }

    private void write(ByteBuffer bytes) {
        try {
            out.write(bytes.array(), 0, bytes.position());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
