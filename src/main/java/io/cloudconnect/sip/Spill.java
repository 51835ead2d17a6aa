package io.cloudconnect.sip;

import io.cloudconnect.sip.TraceMessage.RouterContext;
import io.cloudconnect.twilio.SipTransport;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A temporary file for messages of calls that are open for long; made when first needed, gone when closed. */
final class Spill implements AutoCloseable {
    /** Messages of one call, written at one time. */
    record Chunk(long position, int length, int messages) {}

    private FileChannel channel;
    private long end;

    Chunk write(List<TraceMessage> messages) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
            DataOutputStream out = new DataOutputStream(bytes);
            for (TraceMessage message : messages) {
                write(out, message);
            }
            ByteBuffer buffer = ByteBuffer.wrap(bytes.toByteArray());
            Chunk chunk = new Chunk(end, buffer.remaining(), messages.size());
            while (buffer.hasRemaining()) {
                end += channel().write(buffer, end);
            }
            return chunk;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the temporary file for open calls", e);
        }
    }

    List<TraceMessage> read(Chunk chunk) {
        try {
            ByteBuffer buffer = ByteBuffer.allocate(chunk.length());
            while (buffer.hasRemaining() && channel().read(buffer, chunk.position() + buffer.position()) >= 0) {
                // The channel reads in pieces.
            }
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(buffer.array()));
            List<TraceMessage> messages = new ArrayList<>(chunk.messages());
            for (int index = 0; index < chunk.messages(); index++) {
                messages.add(read(in));
            }
            return messages;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the temporary file for open calls", e);
        }
    }

    private FileChannel channel() throws IOException {
        if (channel == null) {
            Path file = Files.createTempFile("cloudconnect-calls", ".tmp");
            channel = FileChannel.open(
                    file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        }
        return channel;
    }

    private static void write(DataOutputStream out, TraceMessage traced) throws IOException {
        out.writeInt(traced.message().size());
        out.write(traced.message().bytes());
        out.writeUTF(traced.place().file());
        out.writeByte(traced.place().unit().ordinal());
        out.writeLong(traced.place().number());
        out.writeBoolean(traced.time().isPresent());
        if (traced.time().isPresent()) {
            writeTime(out, traced.time().get());
        }
        out.writeByte(traced.direction().ordinal());
        writeAddress(out, traced.source());
        writeAddress(out, traced.destination());
        out.writeByte(traced.wire().map(Enum::ordinal).orElse(-1));
        out.writeBoolean(traced.router().isPresent());
        if (traced.router().isPresent()) {
            out.writeLong(traced.router().get().callLeg().orElse(-1L));
            out.writeUTF(traced.router().get().guid().orElse(""));
        }
        out.writeInt(traced.lineMap().gaps().size());
        for (LineMap.Gap gap : traced.lineMap().gaps()) {
            out.writeInt(gap.beforeLine());
            out.writeInt(gap.foreignLines());
        }
    }

    private static TraceMessage read(DataInputStream in) throws IOException {
        byte[] bytes = in.readNBytes(in.readInt());
        Place place = new Place(in.readUTF(), Place.Unit.values()[in.readByte()], in.readLong());
        Optional<TraceTime> time = in.readBoolean() ? Optional.of(readTime(in)) : Optional.empty();
        Direction direction = Direction.values()[in.readByte()];
        Optional<HostPort> source = readAddress(in);
        Optional<HostPort> destination = readAddress(in);
        byte wire = in.readByte();
        Optional<RouterContext> router = Optional.empty();
        if (in.readBoolean()) {
            long leg = in.readLong();
            String guid = in.readUTF();
            router = Optional.of(new RouterContext(
                    leg < 0 ? Optional.empty() : Optional.of(leg),
                    guid.isEmpty() ? Optional.empty() : Optional.of(guid)));
        }
        List<LineMap.Gap> gaps = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            gaps.add(new LineMap.Gap(in.readInt(), in.readInt()));
        }
        return new TraceMessage(
                new SipMessage(bytes),
                place,
                time,
                direction,
                source,
                destination,
                wire < 0 ? Optional.empty() : Optional.of(SipTransport.values()[wire]),
                router,
                gaps.isEmpty() ? LineMap.STRAIGHT : new LineMap(gaps));
    }

    private static void writeTime(DataOutputStream out, TraceTime time) throws IOException {
        out.writeLong(time.instant().getEpochSecond());
        out.writeInt(time.instant().getNano());
        out.writeByte(time.precision().ordinal());
        out.writeBoolean(time.yearKnown());
        out.writeUTF(time.zone().orElse(""));
        out.writeByte(time.clock().ordinal());
    }

    private static TraceTime readTime(DataInputStream in) throws IOException {
        Instant instant = Instant.ofEpochSecond(in.readLong(), in.readInt());
        ChronoUnit precision = ChronoUnit.values()[in.readByte()];
        boolean yearKnown = in.readBoolean();
        String zone = in.readUTF();
        return new TraceTime(
                instant,
                precision,
                yearKnown,
                zone.isEmpty() ? Optional.empty() : Optional.of(zone),
                TraceTime.Clock.values()[in.readByte()]);
    }

    private static void writeAddress(DataOutputStream out, Optional<HostPort> address) throws IOException {
        out.writeUTF(address.map(HostPort::host).orElse(""));
        out.writeInt(address.map(one -> one.port().orElse(-1)).orElse(-1));
    }

    private static Optional<HostPort> readAddress(DataInputStream in) throws IOException {
        String host = in.readUTF();
        int port = in.readInt();
        return host.isEmpty() && port < 0
                ? Optional.empty()
                : Optional.of(new HostPort(host, port < 0 ? OptionalInt.empty() : OptionalInt.of(port)));
    }

    @Override
    public void close() {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove the temporary file for open calls", e);
        }
    }
}
