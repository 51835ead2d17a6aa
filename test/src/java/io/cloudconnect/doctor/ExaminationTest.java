package io.cloudconnect.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudconnect.doctor.report.JsonReport;
import io.cloudconnect.doctor.report.Report;
import io.cloudconnect.sip.Call;
import io.cloudconnect.sip.Trace;
import io.cloudconnect.sip.TraceReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExaminationTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"day", "outage"})
    void answersTheSameOnAnyNumberOfProcessors(String kind) throws IOException {
        Path log = folder.resolve(kind + ".log");
        BenchLog.main(new String[] {log.toString(), "4", kind});

        String alone = answer(log, 1);

        assertThat(answer(log, 2)).isEqualTo(alone);
        assertThat(answer(log, 5)).isEqualTo(alone);
    }

    @Test
    void findsWhatTheLogWasBrokenBy() throws IOException {
        Path log = folder.resolve("outage.log");
        BenchLog.main(new String[] {log.toString(), "2", "outage"});

        Diagnosis diagnosis = SeedTraces.diagnose(Doctor.create(), log);

        assertThat(diagnosis.counts().sick()).isEqualTo(diagnosis.counts().calls() * 9 / 10);
        assertThat(diagnosis.counts().byFinding())
                .containsOnlyKeys("CC-T103", "CC-T107", "CC-T201", "CC-T205", "CC-T215", "CC-T301", "CC-T401", "CC-T404", "CC-T410");
    }

    @Test
    void tellsWhatWentWrongWithTheReading() throws IOException {
        Call call = Trace.read(SeedTraces.file("seed-appendix-2.txt")).calls().get(0);
        Stream<Call> broken = Stream.of(call, call).peek(one -> {
            throw new IllegalStateException("the disk is gone");
        });

        assertThatThrownBy(() -> Doctor.create().examineAll(broken, 3)).hasMessage("the disk is gone");
    }

    private static String answer(Path log, int processors) {
        Doctor doctor = Doctor.create();
        try (TraceReader reader = TraceReader.open(log);
                Stream<Call> calls = reader.calls()) {
            doctor.examineAll(calls, processors);
            Diagnosis diagnosis = doctor.diagnosis(reader.unreadable(), reader.messagesRead());
            return JsonReport.text(Report.of(diagnosis, Map.of(), Report.Options.PLAIN));
        }
    }
}
