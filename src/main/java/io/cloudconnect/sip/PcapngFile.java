package io.cloudconnect.sip;

import java.io.IOException;
import java.io.InputStream;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** The newer format. Source: https://www.ietf.org/archive/id/draft-ietf-opsawg-pcapng-05.html */
final class PcapngFile extends PacketFile {
    private static final int SECTION = 0x0A0D0D0A;
    private static final int INTERFACE = 1;
    private static final int OLD_PACKET = 2;
    private static final int SIMPLE_PACKET = 3;
    private static final int ENHANCED_PACKET = 6;
    private static final int BYTE_ORDER = 0x1A2B3C4D;
    private static final long LARGEST_BLOCK = 1L << 26;
    private static final long NANOS = 1_000_000_000L;

    /**
     * An interface's clock.
     *
     * @param unitsPerSecond a power of ten or of two
     */
    private record Interface(int linkType, long unitsPerSecond, long offsetSeconds) {}

    private final List<Interface> interfaces = new ArrayList<>();
    private final byte[] head = new byte[12];
    private boolean little;

    PcapngFile(InputStream in) {
        super(in);
    }

    static boolean recognises(byte[] magic) {
        return int32(magic, 0, true) == SECTION;
    }

    @Override
    boolean advance() throws IOException {
        while (read(head, 8)) {
            int type = int32(head, 0, little);
            if (type == SECTION) {
                section();
                continue;
            }
            long total = blockLength(int32(head, 4, little) & 0xFFFF_FFFFL);
            boolean packet = type == ENHANCED_PACKET || type == SIMPLE_PACKET || type == OLD_PACKET;
            if (!packet && type != INTERFACE) {
                skip(total - 8);
                continue;
            }
            int body = (int) total - 8;
            ensureCapacity(body);
            need(bytes, body);
            if (type == INTERFACE) {
                describe(body - 4);
            } else if (packet(type, body - 4)) {
                return true;
            }
        }
        return false;
    }

    private void section() throws IOException {
        byte[] order = new byte[4];
        need(order, 4);
        little = int32(order, 0, true) == BYTE_ORDER;
        if (!little && int32(order, 0, false) != BYTE_ORDER) {
            throw new IOException("a section without byte order after frame " + frame);
        }
        interfaces.clear();
        skip(blockLength(uint32(head, 4, little)) - 12);
    }

    private long blockLength(long total) throws IOException {
        if (total < 12 || total > LARGEST_BLOCK || total % 4 != 0) {
            throw new IOException("a block after frame " + frame + " claims " + total + " bytes");
        }
        return total;
    }

    private void describe(int end) throws IOException {
        if (end < 8) {
            throw new IOException("an interface without description after frame " + frame);
        }
        long units = 1_000_000;
        long offset = 0;
        int at = 8;
        while (at + 4 <= end) {
            int code = int16(bytes, at, little);
            int size = int16(bytes, at + 2, little);
            int value = at + 4;
            if (code == 0 || value + size > end) {
                break;
            }
            if (code == 9 && size == 1) {
                units = unitsPerSecond(bytes[value]);
            } else if (code == 14 && size == 8) {
                long low = uint32(bytes, little ? value : value + 4, little);
                long high = uint32(bytes, little ? value + 4 : value, little);
                offset = high << 32 | low;
            }
            at = value + (size + 3 & ~3);
        }
        interfaces.add(new Interface(int16(bytes, 0, little), units, offset));
    }

    private static long unitsPerSecond(byte resolution) {
        int exponent = resolution & 0x7F;
        if (resolution < 0) {
            return 1L << Math.min(exponent, 32);
        }
        long units = 1;
        for (int index = 0; index < Math.min(exponent, 12); index++) {
            units *= 10;
        }
        return units;
    }

    /** Reads the packet out of its block; false where the block belongs to no interface or is too short. */
    private boolean packet(int type, int end) {
        int number =
                type == ENHANCED_PACKET ? int32(bytes, 0, little) : type == OLD_PACKET ? int16(bytes, 0, little) : 0;
        int data = type == SIMPLE_PACKET ? 4 : 20;
        frame++;
        if (number < 0 || number >= interfaces.size() || end < data) {
            return false;
        }
        Interface from = interfaces.get(number);
        long captured = type == SIMPLE_PACKET ? Math.min(end - 4, uint32(bytes, 0, little)) : uint32(bytes, 12, little);
        if (captured > end - data) {
            return false;
        }
        linkType = from.linkType();
        wireLength = uint32(bytes, type == SIMPLE_PACKET ? 0 : 16, little);
        length = (int) captured;
        if (type != SIMPLE_PACKET) {
            stamp(from, uint32(bytes, 4, little) << 32 | uint32(bytes, 8, little));
        }
        System.arraycopy(bytes, data, bytes, 0, length);
        return true;
    }

    private void stamp(Interface from, long time) {
        long units = from.unitsPerSecond();
        long rest = Long.remainderUnsigned(time, units);
        long nanos = units <= NANOS ? rest * (NANOS / units) : rest / (units / NANOS);
        if (NANOS % units != 0 && units < NANOS) {
            nanos = (long) ((double) rest / units * NANOS);
        }
        setTime(
                Long.divideUnsigned(time, units) + from.offsetSeconds(),
                Math.min(nanos, NANOS - 1),
                units >= NANOS ? ChronoUnit.NANOS : units >= 1_000_000 ? ChronoUnit.MICROS : ChronoUnit.MILLIS);
    }
}
