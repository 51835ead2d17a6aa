package io.cloudconnect.sip;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The packets of a capture file, one after the other; the last one read stands in its fields. */
abstract class PacketFile {
    /** Larger than any packet a capture holds (the largest snapshot length of libpcap is 256 KiB). */
    static final int LARGEST_PACKET = 1 << 20;

    /** The end of the year 9999: a time beyond is damage. */
    private static final long LATEST_SECOND = 253_402_300_799L;

    byte[] bytes = new byte[1 << 12];
    int length;

    /** How long it was on the wire; more than {@link #length} where the capture cut it. */
    long wireLength;

    int linkType;

    /** From 1, as Wireshark counts. */
    long frame;

    private final InputStream in;
    private long seconds;
    private int nanos;
    private ChronoUnit precision = ChronoUnit.MICROS;

    PacketFile(InputStream in) {
        this.in = in;
    }

    /** Goes to the next packet; false at the end. */
    abstract boolean advance() throws IOException;

    TraceTime time() {
        return new TraceTime(
                Instant.ofEpochSecond(seconds, nanos), precision, true, Optional.empty(), TraceTime.Clock.TRUSTED);
    }

    void setTime(long newSeconds, long newNanos, ChronoUnit newPrecision) {
        seconds = Math.max(0, Math.min(LATEST_SECOND, newSeconds));
        nanos = (int) newNanos;
        precision = newPrecision;
    }

    /** Reads so many bytes to the beginning of the buffer; false where the file ends before the first. */
    boolean read(byte[] into, int count) throws IOException {
        int read = in.readNBytes(into, 0, count);
        if (read > 0 && read < count) {
            throw new EOFException();
        }
        return read == count;
    }

    void need(byte[] into, int count) throws IOException {
        if (!read(into, count) && count > 0) {
            throw new EOFException();
        }
    }

    void ensureCapacity(int count) {
        if (bytes.length < count) {
            bytes = new byte[Math.max(count, bytes.length * 2)];
        }
    }

    void skip(long count) throws IOException {
        try {
            in.skipNBytes(count);
        } catch (EOFException e) {
            throw new EOFException();
        }
    }

    static int int16(byte[] b, int at, boolean little) {
        return little ? b[at] & 0xFF | (b[at + 1] & 0xFF) << 8 : (b[at] & 0xFF) << 8 | b[at + 1] & 0xFF;
    }

    static int int32(byte[] b, int at, boolean little) {
        return little
                ? int16(b, at, true) | int16(b, at + 2, true) << 16
                : int16(b, at, false) << 16 | int16(b, at + 2, false);
    }

    static long uint32(byte[] b, int at, boolean little) {
        return int32(b, at, little) & 0xFFFF_FFFFL;
    }
}
