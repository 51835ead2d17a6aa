package io.cloudconnect.sip;

import java.io.IOException;
import java.io.InputStream;
import java.time.temporal.ChronoUnit;

/** The older format. Source: https://www.ietf.org/archive/id/draft-ietf-opsawg-pcap-06.html */
final class PcapFile extends PacketFile {
    private static final int MICROSECONDS = 0xA1B2C3D4;
    private static final int NANOSECONDS = 0xA1B23C4D;
    private static final int FILE_HEADER = 24;
    private static final int PACKET_HEADER = 16;

    private final byte[] header = new byte[FILE_HEADER];
    private boolean little;
    private boolean nanoseconds;
    private boolean opened;

    PcapFile(InputStream in) {
        super(in);
    }

    static boolean recognises(byte[] magic) {
        return isMagic(int32(magic, 0, true)) || isMagic(int32(magic, 0, false));
    }

    private static boolean isMagic(int value) {
        return value == MICROSECONDS || value == NANOSECONDS;
    }

    @Override
    boolean advance() throws IOException {
        if (!opened) {
            open();
        }
        if (!read(header, PACKET_HEADER)) {
            return false;
        }
        long captured = uint32(header, 8, little);
        if (captured > LARGEST_PACKET) {
            throw new IOException("frame " + (frame + 1) + " claims " + captured + " bytes");
        }
        long fraction = uint32(header, 4, little);
        setTime(
                uint32(header, 0, little),
                nanoseconds ? fraction : fraction * 1000,
                nanoseconds ? ChronoUnit.NANOS : ChronoUnit.MICROS);
        wireLength = uint32(header, 12, little);
        length = (int) captured;
        ensureCapacity(length);
        frame++;
        need(bytes, length);
        return true;
    }

    private void open() throws IOException {
        need(header, FILE_HEADER);
        little = isMagic(int32(header, 0, true));
        nanoseconds = int32(header, 0, little) == NANOSECONDS;
        // The upper bits tell of a frame check sequence.
        linkType = int32(header, 20, little) & 0xFFFF;
        opened = true;
    }
}
