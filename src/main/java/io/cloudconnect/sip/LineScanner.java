package io.cloudconnect.sip;

import java.io.IOException;
import java.io.InputStream;

/**
 * The lines of a stream, one after the other, in a window of bytes that moves over it.
 *
 * <p>Fields instead of accessors: this runs for every line of files of many gigabytes.
 */
final class LineScanner {
    private static final int FIRST_WINDOW = 1 << 13;
    private static final int WINDOW = 1 << 17;

    /** A line longer than this comes in pieces, so that no file can make the window grow without end. */
    private static final int LONGEST_LINE = 1 << 18;

    /** The window; {@link #start} to {@link #end} of it is the line. */
    byte[] bytes = new byte[FIRST_WINDOW];

    int start;

    /** Without CR and LF. */
    int end;

    /** Where the line after this one begins. */
    int next;

    /** From here on the window keeps its bytes, {@code -1} for none; moves with them. */
    int keep = -1;

    /** The line's number, from 1. */
    long number;

    private final InputStream in;
    private int limit;
    private boolean atEnd;
    private boolean cut;

    LineScanner(InputStream in) {
        this.in = in;
    }

    /** Goes to the next line; false at the end. Lines too long come in pieces. */
    boolean advance() throws IOException {
        int newline = Bytes.newline(bytes, next, limit);
        if (newline < 0) {
            newline = fill();
            if (newline < 0 && next == limit) {
                return false;
            }
        }
        start = next;
        number += cut ? 0 : 1;
        cut = newline < 0;
        if (newline < 0) {
            end = limit;
            next = limit;
        } else {
            end = newline > start && bytes[newline - 1] == '\r' ? newline - 1 : newline;
            next = newline + 1;
        }
        return true;
    }

    /** Where what the window holds ends. */
    int limit() {
        return limit;
    }

    /** True where the line after this one is not the rest of it. */
    boolean isLineWhole() {
        return !cut;
    }

    /** Goes over whole lines in the window, which somebody has looked at. */
    void pass(int count, int nextLine) {
        number += count;
        next = nextLine;
    }

    /** Reads until there is a line feed; its place, or -1 at the end and where the line is too long. */
    private int fill() throws IOException {
        int searched = next;
        while (!atEnd && limit - next < LONGEST_LINE) {
            if (limit == bytes.length) {
                int first = keep >= 0 ? Math.min(keep, next) : next;
                if (first > 0 && bytes.length >= WINDOW) {
                    System.arraycopy(bytes, first, bytes, 0, limit - first);
                    next -= first;
                    limit -= first;
                    searched -= first;
                    keep = keep >= 0 ? keep - first : -1;
                } else {
                    bytes = java.util.Arrays.copyOf(bytes, bytes.length * 2);
                }
            }
            int read = in.read(bytes, limit, bytes.length - limit);
            if (read < 0) {
                atEnd = true;
            } else {
                limit += read;
                int newline = Bytes.newline(bytes, searched, limit);
                if (newline >= 0) {
                    return newline;
                }
                searched = limit;
            }
        }
        return -1;
    }
}
