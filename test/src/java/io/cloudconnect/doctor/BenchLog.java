package io.cloudconnect.doctor;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Writes the logs {@code test/bench/doctor} measures with: the reference call over and over, in 200 calls at a time.
 *
 * <p>{@code FILE MEGABYTES day}: every call has a leg to the call manager and one to Twilio, one in twenty is broken.
 * {@code FILE MEGABYTES outage}: legs to Twilio only, nine in ten broken, in ten ways.
 */
public final class BenchLog {
    private static final int OPEN = 200;
    private static final int SECONDS_A_BATCH = 100;
    private static final long MILLIS_A_STEP = 8_000;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("MMM d HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);
    /** Stands for what is another in each call: in Call-ID, tags, branches, SIDs. */
    private static final String OWN = "67B38A52";

    private final List<BrokenCall> kinds;
    private final boolean day;
    private long written;
    private long sequence = 100_000;

    private BenchLog(boolean day) {
        this.day = day;
        this.kinds = kinds();
    }

    public static void main(String[] arguments) throws IOException {
        new BenchLog(arguments[2].equals("day"))
                .write(Path.of(arguments[0]), Long.parseLong(arguments[1]) * 1_000_000);
    }

    private static List<BrokenCall> kinds() {
        BrokenCall sound = sound();
        return List.of(
                sound,
                sound.unanswered(),
                sound.unanswered().everywhere(";tnx=TN0123456789abcdef0123456789abcdef", ""),
                sound.refused("403 Forbidden", "X-Twilio-Error: 32201 Authentication failure - source IP Address not in ACL"),
                sound.refused("404 Not a valid Twilio domain"),
                sound.refused("503 Service Unavailable", "X-Twilio-Error: 32001 CPS limit exceeded"),
                sound.in("ACK", "ACK sip:172.18.49.157", "ACK sip:172.18.49.200"),
                sound.everywhere("IN IP4 34.201.8.9", "IN IP4 10.20.0.37"),
                sound.everywhere("a=sendrecv", "a=inactive"),
                sound.everywhere("RTP/AVP 0 101", "RTP/AVP 18 101").everywhere("rtpmap:0 PCMU", "rtpmap:18 G729"));
    }

    private static BrokenCall sound() {
        return BrokenCall.reference()
                .everywhere("34.XXX.XXX.XXX", "34.201.8.9")
                .everywhere("172.YYY.YYY.YYY", "172.20.1.4")
                .everywhere("TN01011XXXXXXXXXXXXXXXXXXXXXXXXXXX", "TN0123456789abcdef0123456789abcdef")
                .everywhere("1647XXXXXXX", "16475550101")
                .everywhere("1648XXXXXXX", "+16485550100")
                .everywhere("D05DA885", OWN)
                .everywhere("92752060", OWN)
                .everywhere("14F", OWN)
                .everywhere("CA86709cb2", "CA" + OWN);
    }

    private static BrokenCall inside() {
        return sound()
                .everywhere("gaman.pstn.twilio.com:5060;tnx=TN0123456789abcdef0123456789abcdef", "10.1.1.10:5060")
                .everywhere("gaman.pstn.twilio.com", "10.1.1.10")
                .everywhere("Gaman-Cloud.pstn.us1-ix.twilio.com", "10.1.1.10")
                .everywhere("208.78.112.64", "10.1.1.10")
                .everywhere("172.18.", "10.1.")
                .everywhere("208.78.112.118", "10.1.1.12")
                .everywhere("X-Twilio-CallSid: CA", "X-Call: ")
                .everywhere("Twilio", "CUCM12.5")
                .everywhere(OWN + "-2DD3", OWN + "-3DD3");
    }

    private void write(Path file, long size) throws IOException {
        BrokenCall inside = inside();
        try (Writer out = new BufferedWriter(Files.newBufferedWriter(file), 1 << 16)) {
            for (long batch = 0; written < size; batch++) {
                List<BrokenCall> calls = new ArrayList<>();
                for (int number = 0; number < OPEN; number++) {
                    long call = batch * OPEN + number;
                    boolean broken = day ? call % 20 == 7 : call % 10 != 0;
                    calls.add(kinds.get(broken ? 1 + (int) (call / (day ? 20 : 1) % (kinds.size() - 1)) : 0));
                    if (day) {
                        calls.add(inside);
                    }
                }
                batch(out, batch, calls);
            }
        }
    }

    private void batch(Writer out, long batch, List<BrokenCall> calls) throws IOException {
        Instant start = Instant.parse("2026-11-02T00:00:00Z").plusSeconds(batch * SECONDS_A_BATCH);
        for (int step = 0; step < 12; step++) {
            for (int number = 0; number < calls.size(); number++) {
                List<BrokenCall.Message> messages = calls.get(number).messages();
                if (step < messages.size()) {
                    long own = batch * OPEN + (day ? number / 2 : number);
                    message(
                            out,
                            start.plusMillis(step * MILLIS_A_STEP + MILLIS_A_STEP * number / calls.size()),
                            messages.get(step),
                            String.format(Locale.ROOT, "%08X", own));
                }
            }
        }
    }

    private void message(Writer out, Instant time, BrokenCall.Message message, String own) throws IOException {
        String text = String.format(Locale.ROOT, "%06d: ", sequence++) + STAMP.format(time)
                + ": //" + own.substring(3) + "/" + own + "8002/SIP/Msg/ccsipDisplayMsg:\n" + message.way() + ":\n"
                + message.text().replace(OWN, own) + "\n\n\n";
        out.write(text);
        written += text.length();
    }
}
