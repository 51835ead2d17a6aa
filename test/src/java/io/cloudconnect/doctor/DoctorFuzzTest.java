package io.cloudconnect.doctor;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.cloudconnect.doctor.report.HtmlReport;
import io.cloudconnect.doctor.report.JsonReport;
import io.cloudconnect.doctor.report.Report;
import io.cloudconnect.doctor.report.SarifReport;
import io.cloudconnect.doctor.report.TextReport;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

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
        String trace = damaged(damage);

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

    private static String damaged(Damage damage) {
        Random random = new Random(damage.seed());
        List<String> lines = new ArrayList<>(TRACES.get(damage.trace()).lines().toList());
        for (int blow = 0; blow < damage.blows(); blow++) {
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
