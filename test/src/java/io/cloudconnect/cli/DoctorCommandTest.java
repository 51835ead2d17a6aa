package io.cloudconnect.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Help.Ansi;

class DoctorCommandTest {
    private static final String TRACES = "../test/src/resources/io/cloudconnect/doctor/";

    @TempDir
    Path folder;

    /** What a run leaves behind. */
    record Run(int code, String out, String err) {}

    @Test
    void isSilentAboutAHealthyCallButForItsVerdict() {
        Run run = run("doctor", TRACES + "seed-appendix-2.txt");

        assertThat(run.code).isZero();
        assertThat(run.out.lines().findFirst()).contains("One call with Twilio, and nothing is wrong with it.");
    }

    @Test
    void endsWith1WhereACallIsSick() {
        Run run = run("doctor", TRACES + "seed-3-not-a-valid-domain.txt");

        assertThat(run.code).isEqualTo(1);
        assertThat(run.out).contains("CC-T102", "seed-3-not-a-valid-domain.txt:50", "session target dns:gaman.pstn.ashburn-ix.twilio.com");
    }

    @Test
    void namesTheSitesFieldWhereTheSiteIsKnown() throws IOException {
        Path sites = Files.writeString(folder.resolve("sites.yaml"), """
                twilio: {credentials: x}
                sites:
                  virginia:
                    region: us-east-1
                    connection: TN0123456789abcdef0123456789abcdef
                    trunk: {domain: gaman}
                """);

        Run run = run("doctor", TRACES + "seed-1-no-answer.txt", "--site", "virginia", "--sites", sites.toString());

        assertThat(run.code).isEqualTo(1);
        assertThat(run.out).contains("sites.virginia.connection", ";tnx=TN0123456789abcdef0123456789abcdef");
    }

    @Test
    void tellsEveryFileThatIsNotThereAtOnce() {
        Run run = run("doctor", "no.log", TRACES, "neither.pcap");

        assertThat(run).isEqualTo(new Run(2, "", "no.log: there is no such file\n" + TRACES + ": is a folder; name the files in it\nneither.pcap: there is no such file\n"));
    }

    @Test
    void tellsThatAFileMayNotBeReadOrCannotBe() throws IOException {
        Path secret = Files.copy(Path.of(TRACES + "morning.log"), folder.resolve("secret.log"));
        Files.setPosixFilePermissions(secret, Set.of());
        // Nobody keeps root from reading it: then it is a trace as any other.
        boolean readable = Files.isReadable(secret);

        Run run = run("doctor", secret.toString());

        assertThat(run.code).isEqualTo(readable ? 1 : 2);
        assertThat(run.err).isEqualTo(readable ? "" : secret + ": may not be read by you\n");
        assertThat(run("doctor", folder.toString())).isEqualTo(new Run(2, "", folder + ": is a folder; name the files in it\n"));
    }

    @Test
    void aFilesNameDoesNotActOnTheTerminal() throws IOException {
        Path empty = Files.createFile(folder.resolve("x\u001B[2J\u202E.log"));

        assertThat(run("doctor", "no\u001B]0;owned\u0007.log").err).contains("there is no such file").doesNotContainPattern("[\\p{Cc}\\p{Cf}&&[^\\r\\n]]");
        assertThat(run("doctor", empty.toString()).err).contains("an empty file").doesNotContainPattern("[\\p{Cc}\\p{Cf}&&[^\\r\\n]]");
    }

    @Test
    void endsWith2WhereNothingCanBeRead() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.log"));
        Path junk = Files.write(folder.resolve("junk.bin"), new byte[] {0, 1, 2, (byte) 0xFF, 7, 0, 0});

        assertThat(run("doctor", empty.toString()).code).isEqualTo(2);
        assertThat(run("doctor", empty.toString()).err).contains("an empty file");
        assertThat(run("doctor", empty.toString()).out).isEmpty();
        assertThat(run("doctor", empty.toString(), "--format", "json").out).contains("\"messages\" : 0");
        assertThat(run("doctor", junk.toString()).code).isEqualTo(2);
        assertThat(run("doctor", junk.toString()).err).contains("no SIP message in the whole file");
    }

    @Test
    void writesThePageWhereItIsTold() throws IOException {
        Path page = folder.resolve("calls.html");

        Run run = run("doctor", TRACES + "morning.log", "--format", "html", "--output", page.toString(), "--anonymise");

        assertThat(run).isEqualTo(new Run(1, "", ""));
        assertThat(Files.readString(page)).startsWith("<!doctype html>").contains("numbers, addresses and SIDs masked");
    }

    @Test
    void readsStandardInput() throws IOException {
        InputStream before = System.in;
        try (InputStream trace = Files.newInputStream(Path.of(TRACES + "seed-3-not-a-valid-domain.txt"))) {
            System.setIn(trace);

            Run run = run("doctor", "-");

            assertThat(run.code).isEqualTo(1);
            assertThat(run.out).contains("standard input:50");
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void saysWhereItCannotWrite() {
        Run run = run("doctor", TRACES + "morning.log", "--output", folder.resolve("none/x.txt").toString());

        assertThat(run.code).isEqualTo(2);
        assertThat(run.err).contains("cannot be written");
    }

    private static Run run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.run(new PrintWriter(out), new PrintWriter(err), Ansi.OFF, arguments);
        return new Run(code, out.toString(), err.toString());
    }
}
