package io.cloudconnect.doctor;

import io.cloudconnect.sip.Trace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The traces of the article of 2019, as printed there. */
public final class SeedTraces {
    private SeedTraces() {}

    static Path file(String name) {
        try {
            return Path.of(SeedTraces.class.getResource(name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static String text(String name) {
        try {
            return Files.readString(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String reference() {
        return text("seed-appendix-2.txt");
    }

    public static Diagnosis diagnose(Doctor doctor, Path file) {
        return diagnose(doctor, Trace.read(file));
    }

    static Diagnosis diagnose(Doctor doctor, Trace trace) {
        trace.calls().forEach(doctor::examine);
        return doctor.diagnosis(trace.unreadable(), trace.messages());
    }

    static Diagnosis diagnose(Doctor doctor, String text) {
        try {
            Path file = Files.createTempFile("trace", ".txt");
            try {
                return diagnose(doctor, Files.write(file, text.getBytes(StandardCharsets.UTF_8)));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> ids(Diagnosis diagnosis) {
        return Stream.concat(
                        diagnosis.calls().stream().flatMap(call -> call.findings().stream()), diagnosis.overall().stream())
                .map(Finding::id)
                .toList();
    }
}
