package io.cloudconnect.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.cloudconnect.doctor.report.HtmlReport;
import io.cloudconnect.doctor.report.JsonReport;
import io.cloudconnect.doctor.report.Report;
import io.cloudconnect.doctor.report.SarifReport;
import io.cloudconnect.doctor.report.TextReport;
import io.cloudconnect.doctor.rules.SiteFacts;
import io.cloudconnect.ip.PortRange;
import io.cloudconnect.sip.MemoryTrace;
import io.cloudconnect.twilio.Exchange;
import io.cloudconnect.twilio.SipTransport;
import io.cloudconnect.twilio.TrunkDomain;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;

/** Whatever a trace is made into, the doctor answers. */
class DoctorFuzzTest {
    private static final List<String> TRACES = List.of(
            SeedTraces.reference(),
            BrokenCall.fromTwilio().text(),
            SeedTraces.text("seed-3-not-a-valid-domain.txt"),
            SeedTraces.text("morning.log"));
    private static final List<String> PIECES = List.of(
            "", " ", ";", ":", "<", ">", "\"", ",", "sip:", "sip:@", "SIP/2.0 ", "m=audio", "m=audio x RTP/SAVP", "c=IN IP4", "c=IN IP6 ::1",
            "a=crypto:", "a=sendonly", "Via:", "Route: ", "Record-Route: <sip:", "X-Twilio-Error: 99999999999", "CSeq: 0 ", "Max-Forwards: -1",
            "127.0.0.1", "999.999.999.999", "tnx=", "tnx", ".pstn..twilio.com", "Session-Expires: 999999", "Date: yesterday", "\u202E", "\u0000", "💥",
            "INVITE", "ACK", "BYE", "OPTIONS", "CANCEL", "REFER", "Content-Length: 99999999999999");

    private static final int SMALL_INPUTS = 200_000;
    /** Short, so that many of them can go all the way: each has a part that rules look at. */
    private static final List<String> SMALL_TRACES = List.of(
            SeedTraces.text("seed-1-no-answer.txt"),
            SeedTraces.text("seed-2-connection-host.txt"),
            SeedTraces.text("seed-3-not-a-valid-domain.txt"),
            SeedTraces.text("seed-4-no-audio.txt"),
            SeedTraces.text("seed-5-drop.txt"),
            BrokenCall.reference().refused("403 Forbidden", "X-Twilio-Error: 32201 Not in ACL").text(),
            BrokenCall.fromTwilio().text());
    private static final SiteFacts SITE = new SiteFacts(
            "virginia",
            new TrunkDomain("gaman"),
            Exchange.ASHBURN,
            Optional.empty(),
            false,
            SipTransport.TCP,
            new PortRange(16384, 32767));
    private static final AtomicLong ANSWERED = new AtomicLong();
    private static final AtomicLong FINDINGS = new AtomicLong();

    /** How a trace is damaged. */
    record Damage(int trace, long seed, int blows) {}

    @Provide
    Arbitrary<Damage> damages() {
        return net.jqwik.api.Combinators.combine(
                        Arbitraries.integers().between(0, TRACES.size() - 1),
                        Arbitraries.longs(),
                        Arbitraries.integers().between(1, 40))
                .as(Damage::new);
    }

    @Property(tries = 400)
    void answersWhateverTheTrace(@ForAll("damages") Damage damage) {
        String trace = damaged(TRACES.get(damage.trace()), damage.seed(), damage.blows());

        assertThatCode(() -> {
                    Diagnosis diagnosis = SeedTraces.diagnose(Doctor.create(), trace);
                    Report report = Report.of(diagnosis, Map.of(), Report.Options.PLAIN.compare().anonymise());
                    TextReport.coloured(report);
                    JsonReport.text(report);
                    SarifReport.text(report);
                    HtmlReport.text(report);
                })
                .doesNotThrowAnyException();
    }

    /** Read, joined, examined, and told to people and to programs. */
    @Property(tries = SMALL_INPUTS, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void answersManySmallTraces(@ForAll long seed) {
        Random random = new Random(seed);
        String trace = damaged(SMALL_TRACES.get(random.nextInt(SMALL_TRACES.size())), random.nextLong(), 1 + random.nextInt(12));

        Diagnosis diagnosis = SeedTraces.diagnose(random.nextBoolean() ? Doctor.create() : Doctor.forSite(SITE), MemoryTrace.read(trace));
        Report report = Report.of(diagnosis, Map.of(), Report.Options.PLAIN);

        assertThat(TextReport.plain(report)).isNotBlank();
        assertThat(JsonReport.text(report)).startsWith("{");
        ANSWERED.incrementAndGet();
        FINDINGS.addAndGet(SeedTraces.ids(diagnosis).size());
    }

    @AfterContainer
    static void countWhatWasAnswered() {
        System.out.println("answered " + ANSWERED + " damaged traces with " + FINDINGS + " findings");
        // Damage that leaves nothing to find would prove nothing.
        assertThat(FINDINGS.get()).isGreaterThan(ANSWERED.get() / 2);
    }

    private static String damaged(String trace, long seed, int blows) {
        Random random = new Random(seed);
        List<String> lines = new ArrayList<>(trace.lines().toList());
        for (int blow = 0; blow < blows; blow++) {
            int at = random.nextInt(lines.size());
            String line = lines.get(at);
            String piece = PIECES.get(random.nextInt(PIECES.size()));
            int cut = random.nextInt(line.length() + 1);
            switch (random.nextInt(6)) {
                case 0 -> lines.set(at, line.substring(0, cut));
                case 1 -> lines.set(at, line.substring(0, cut) + piece + line.substring(cut));
                case 2 -> lines.set(at, piece);
                case 3 -> lines.add(at, lines.get(random.nextInt(lines.size())));
                case 4 -> lines.set(at, line.substring(cut));
                default -> Collections.swap(lines, at, random.nextInt(lines.size()));
            }
        }
        return String.join("\n", lines);
    }
}
