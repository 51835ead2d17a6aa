package io.cloudconnect.sip;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.atomic.LongAdder;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Opens a file by what its first bytes say it is, and turns its failures into places passed over. */
final class TraceFile implements MessageSource {
    private static final int PEEKED = 4;
    private static final int INFLATED_AT_ONCE = 1 << 14;
    private static final int CAPTURE_AT_ONCE = 1 << 15;

    /** Opens what is to be read. */
    interface Opening {
        InputStream open() throws IOException;
    }

    /** A reader of a format; it may fail where the file does. */
    interface Reader {
        TraceMessage next() throws IOException;

        /** Where it is. */
        Place here();
    }

    private final String file;
    private final Unreadables unreadables;
    private InputStream in;
    private Reader reader;
    private long messages;

    private TraceFile(String file, Unreadables unreadables) {
        this.file = file;
        this.unreadables = unreadables;
    }

    static MessageSource open(Path file, Unreadables unreadables, LongAdder bytesRead) {
        return open(file.toString(), () -> new CountedInput(Files.newInputStream(file), bytesRead), unreadables);
    }

    static MessageSource open(String file, Opening opening, Unreadables unreadables) {
        TraceFile opened = new TraceFile(file, unreadables);
        try {
            opened.in = opening.open();
            opened.reader = opened.reader();
        } catch (IOException e) {
            opened.failed(e);
        }
        return opened;
    }

    private Reader reader() throws IOException {
        byte[] magic = peek();
        for (int layer = 0; layer < 3 && magic.length >= 2 && magic[0] == 0x1F && magic[1] == (byte) 0x8B; layer++) {
            in = new GZIPInputStream(in, INFLATED_AT_ONCE);
            magic = peek();
        }
        if (magic.length == 0) {
            unreadables.add(Place.line(file, 1), "an empty file", "record the trace again");
            return null;
        }
        if (CaptureReader.recognises(magic)) {
            return new CaptureReader(file, new BufferedInputStream(in, CAPTURE_AT_ONCE), magic, unreadables);
        }
        return new LogReader(file, Utf16Input.recognises(magic) ? new Utf16Input(in) : in, unreadables);
    }

    private byte[] peek() throws IOException {
        PushbackInputStream peeked = new PushbackInputStream(in, PEEKED);
        byte[] magic = peeked.readNBytes(PEEKED);
        peeked.unread(magic);
        in = peeked;
        return magic;
    }

    @Override
    public TraceMessage next() {
        if (reader == null) {
            return null;
        }
        try {
            TraceMessage message = reader.next();
            if (message != null) {
                messages++;
            } else if (messages == 0) {
                unreadables.add(
                        Place.line(file, 1),
                        "no SIP message in the whole file",
                        "give it the output of \"debug ccsip messages\", a capture or SIP as text");
            }
            return message;
        } catch (IOException e) {
            failed(e);
            return null;
        }
    }

    private void failed(IOException e) {
        Place place = reader == null ? Place.line(file, 1) : reader.here();
        reader = null;
        if (e instanceof NoSuchFileException) {
            unreadables.add(place, "no such file", "check its name");
        } else if (e instanceof AccessDeniedException) {
            unreadables.add(place, "no permission to read it", "make it readable");
        } else if (e instanceof EOFException) {
            unreadables.add(place, "the file ends in the middle", "copy it whole; what stands before was read");
        } else if (e instanceof ZipException) {
            unreadables.add(place, "the gzip data is damaged", "copy the file again; what stands before was read");
        } else {
            unreadables.add(place, "the file cannot be read: " + e.getMessage(), "check the file");
        }
    }

    @Override
    public void close() {
        try {
            if (in != null) {
                in.close();
            }
        } catch (IOException e) {
            // Nothing was written: there is nothing to lose.
            in = null;
        }
    }
}
