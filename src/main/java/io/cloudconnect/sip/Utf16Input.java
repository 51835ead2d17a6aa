package io.cloudconnect.sip;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;

/** A file in UTF-16 as if it were in UTF-8: what Windows PowerShell makes of a terminal's output. */
final class Utf16Input extends InputStream {
    private static final int CHARACTERS = 1 << 14;

    private final Reader reader;
    private final char[] characters = new char[CHARACTERS];
    private byte[] bytes = {};
    private int next;

    Utf16Input(InputStream in) {
        // The byte order mark is still there and tells the order.
        reader = new InputStreamReader(in, StandardCharsets.UTF_16);
    }

    static boolean recognises(byte[] magic) {
        return magic.length >= 2
                && (magic[0] == (byte) 0xFF && magic[1] == (byte) 0xFE
                        || magic[0] == (byte) 0xFE && magic[1] == (byte) 0xFF);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (next == bytes.length) {
            int count = reader.read(characters);
            if (count < 0) {
                return -1;
            }
            bytes = new String(characters, 0, count).getBytes(StandardCharsets.UTF_8);
            next = 0;
        }
        int count = Math.min(length, bytes.length - next);
        System.arraycopy(bytes, next, into, from, count);
        next += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
