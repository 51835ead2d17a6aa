package io.cloudconnect.sip;

/** Takes link, network and transport layer off a packet. */
final class PacketLayers {
    private static final int IPV4 = 0x0800;
    private static final int IPV6 = 0x86DD;
    private static final int VXLAN_PORT = 4789;
    private static final int DEEPEST = 6;

    private final Fragments fragments = new Fragments();
    private final Segment segment = new Segment();
    private byte[] b;
    private int end;

    /** The packet's UDP or TCP payload; null where it has none. Valid until the next call. */
    Segment unwrap(PacketFile packet) {
        b = packet.bytes;
        end = packet.length;
        segment.cut = packet.wireLength > packet.length;
        return link(packet.linkType, 0, 0);
    }

    /** Link types: https://www.tcpdump.org/linktypes.html */
    private Segment link(int type, int at, int depth) {
        return switch (type) {
            case 1 -> ethernet(at, depth);
            case 0 -> has(at, 4) ? network(at + 4, depth) : null;
            case 108 -> has(at, 4) ? network(at + 4, depth) : null;
            case 12, 14, 101, 228, 229 -> network(at, depth);
            case 113 -> has(at, 16) ? tagged(int16(at + 14), at + 16, depth) : null;
            case 276 -> has(at, 20) ? tagged(int16(at), at + 20, depth) : null;
            default -> null;
        };
    }

    private Segment ethernet(int at, int depth) {
        return has(at, 14) ? tagged(int16(at + 12), at + 14, depth) : null;
    }

    private Segment tagged(int firstType, int first, int depth) {
        int type = firstType;
        int at = first;
        while ((type == 0x8100 || type == 0x88A8 || type == 0x9100) && has(at, 4)) {
            type = int16(at + 2);
            at += 4;
        }
        return type == IPV4 || type == IPV6 ? network(at, depth) : null;
    }

    private Segment network(int at, int depth) {
        if (depth > DEEPEST || !has(at, 1)) {
            return null;
        }
        return switch (b[at] >> 4 & 15) {
            case 4 -> ipv4(at, depth);
            case 6 -> ipv6(at, depth);
            default -> null;
        };
    }

    private Segment ipv4(int at, int depth) {
        int header = (b[at] & 15) * 4;
        if (header < 20 || !has(at, header)) {
            return null;
        }
        // A length of 0 is what a network card's segmentation leaves in the sender's own capture.
        int total = int16(at + 2) == 0 ? end - at : int16(at + 2);
        if (total < header) {
            return null;
        }
        limit(at + total);
        long source = uint32(at + 12);
        long destination = uint32(at + 16);
        int flags = int16(at + 6);
        int protocol = b[at + 9] & 0xFF;
        int payload = at + header;
        if ((flags & 0x3FFF) != 0) {
            Fragments.Key key = new Fragments.Key(0, source, 0, destination, int16(at + 4), protocol);
            payload = assemble(key, (flags & 0x1FFF) * 8, (flags & 0x2000) != 0, payload);
            if (payload < 0) {
                return null;
            }
        }
        return transport(protocol, payload, 0, source, 0, destination, false, depth);
    }

    private Segment ipv6(int at, int depth) {
        if (!has(at, 40)) {
            return null;
        }
        int total = int16(at + 4) == 0 ? end - at - 40 : int16(at + 4);
        limit(at + 40 + total);
        long sourceHigh = int64(at + 8);
        long source = int64(at + 16);
        long destinationHigh = int64(at + 24);
        long destination = int64(at + 32);
        int next = b[at + 6] & 0xFF;
        int payload = at + 40;
        for (int extension = 0; extension < 8 && has(payload, 8); extension++) {
            if (next == 44) {
                int offset = int16(payload + 2);
                next = b[payload] & 0xFF;
                Fragments.Key key = new Fragments.Key(
                        sourceHigh, source, destinationHigh, destination, (int) uint32(payload + 4), next);
                payload = assemble(key, offset & ~7, (offset & 1) != 0, payload + 8);
                if (payload < 0) {
                    return null;
                }
            } else if (next == 0 || next == 43 || next == 60) {
                next = b[payload] & 0xFF;
                payload += (b[payload + 1] & 0xFF) * 8 + 8;
            } else {
                break;
            }
        }
        return transport(next, payload, sourceHigh, source, destinationHigh, destination, true, depth);
    }

    private int assemble(Fragments.Key key, int offset, boolean more, int payload) {
        byte[] whole = payload > end ? null : fragments.add(key, offset, more, b, payload, end);
        if (whole == null) {
            return -1;
        }
        b = whole;
        end = whole.length;
        return 0;
    }

    private Segment transport(
            int protocol,
            int at,
            long sourceHigh,
            long source,
            long destinationHigh,
            long destination,
            boolean six,
            int depth) {
        if (protocol == 4 || protocol == 41) {
            return network(at, depth + 1);
        }
        int header = protocol == Segment.UDP ? 8 : protocol == Segment.TCP ? 20 : -1;
        if (header < 0 || !has(at, header)) {
            return null;
        }
        int destinationPort = int16(at + 2);
        if (protocol == Segment.UDP && destinationPort == VXLAN_PORT && has(at, 16)) {
            // AWS traffic mirroring sends whole frames in VXLAN.
            return depth > DEEPEST ? null : ethernet(at + 16, depth + 1);
        }
        segment.protocol = protocol;
        segment.source = new Endpoint(sourceHigh, source, six, int16(at));
        segment.destination = new Endpoint(destinationHigh, destination, six, destinationPort);
        segment.bytes = b;
        segment.to = end;
        if (protocol == Segment.UDP) {
            segment.from = at + 8;
            int length = int16(at + 4);
            if (length >= 8) {
                segment.cut |= at + length > end;
                segment.to = Math.min(end, at + length);
            }
            return segment;
        }
        segment.from = at + Math.max(20, (b[at + 12] >> 4 & 15) * 4);
        segment.sequence = (int) uint32(at + 4);
        segment.syn = (b[at + 13] & 2) != 0;
        segment.finOrReset = (b[at + 13] & 5) != 0;
        return segment.from <= end ? segment : null;
    }

    /** Leaves out what a link adds behind a packet. */
    private void limit(int to) {
        segment.cut |= to > end;
        end = Math.min(end, to);
    }

    private boolean has(int at, int count) {
        return at + count <= end;
    }

    private int int16(int at) {
        return PacketFile.int16(b, at, false);
    }

    private long uint32(int at) {
        return PacketFile.uint32(b, at, false);
    }

    private long int64(int at) {
        return uint32(at) << 32 | uint32(at + 4);
    }
}
