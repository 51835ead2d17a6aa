package io.cloudconnect.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudconnect.doctor.BenchLog;
import io.cloudconnect.sip.TraceBench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Traces many times larger than what the doctor may take for them. */
class LargeTraceTest {
    @TempDir
    Path folder;

    /** How a process ended, and what it wrote. */
    record Run(int code, String out) {}

    @Test
    void countsTwentyThousandCallsOpenAtOneTimeInASmallHeap() throws Exception {
        Path trace = folder.resolve("interleaved.log");
        TraceBench.main(new String[] {"log", trace.toString(), "1", "20000"});
        assertThat(Files.size(trace)).isGreaterThan(80_000_000);

        Run run = doctor("-Xmx150m", trace);

        assertThat(run.code).isEqualTo(1);
        assertThat(run.out).contains("20000 calls with Twilio").doesNotContain("passed over");
    }

    @Test
    void takesNoMoreForALongDay() throws Exception {
        Path trace = folder.resolve("day.log");
        BenchLog.main(new String[] {trace.toString(), "250", "day"});

        Run run = doctor("-Xmx120m", trace);

        assertThat(run.code).isEqualTo(1);
        assertThat(run.out).contains("calls with Twilio").doesNotContain("passed over");
    }

    private Run doctor(String heap, Path trace) throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        heap,
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "doctor",
                        trace.toString()))
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        try {
            assertThat(process.waitFor(180, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Run(process.exitValue(), Files.readString(out));
    }
}
