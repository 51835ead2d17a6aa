package io.cloudconnect.doctor.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.cloudconnect.doctor.BenchLog;
import io.cloudconnect.doctor.Diagnosis;
import io.cloudconnect.doctor.Doctor;
import io.cloudconnect.doctor.SeedTraces;
import io.cloudconnect.sip.CSeq;
import io.cloudconnect.sip.Call;
import io.cloudconnect.sip.Trace;
import io.cloudconnect.sip.Via;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page in a real browser, where one is installed, and its text everywhere. */
class HtmlReportTest {
    private static final String HOSTILE = "<script>document.title='ran'</script><img src=x onerror=\"document.title='ran'\">";

    @TempDir
    Path folder;

    @Test
    void needsNothingFromElsewhere() {
        String page = HtmlReport.text(ReportsTest.morning(Report.Options.PLAIN));

        assertThat(page)
                .contains("default-src &#39;none&#39;")
                .doesNotContain("<script", "<link", "src=", "url(http", "@import", "javascript:", " style=\"", " onclick");
    }

    @Test
    void drawsAnArrowForEachMessageAndAMarkForEachFinding() {
        Report report = ReportsTest.morning(Report.Options.PLAIN);

        String page = HtmlReport.text(report);

        long messages = report.calls().stream().mapToLong(call -> call.messages().size()).sum();
        assertThat(page.split("class=\"arrow ", -1)).hasSize((int) messages + 1);
        for (CallReport call : report.calls()) {
            for (int finding = 1; finding <= call.findings().size(); finding++) {
                String id = HtmlReport.findingId(call, finding);
                assertThat(page).contains("href=\"#" + id + "\" class=\"mark").contains("id=\"" + id + "\"");
            }
        }
    }

    @Test
    void staysSmallEnoughToOpenAndPointsOnlyWhereSomethingIs() throws IOException {
        Path log = folder.resolve("outage.log");
        BenchLog.main(new String[] {log.toString(), "16", "outage"});
        Diagnosis diagnosis = SeedTraces.diagnose(Doctor.create(), log);
        Report report = Report.of(diagnosis, Map.of(), Report.Options.PLAIN);

        String page = HtmlReport.text(report);

        assertThat(page.length()).isLessThan(8_000_000);
        assertThat(page.split("class=\"row (error|fine)\"", -1)).hasSize(report.calls().size() + 1);
        assertThat(page).contains("in the list without a ladder").contains("id=\"show-errors\"", "id=\"show-fine\"", "class=\"list kinds\"");
        Pattern.compile("href=\"#([^\"]+)\"").matcher(page).results().map(found -> found.group(1)).distinct()
                .forEach(id -> assertThat(page).contains("id=\"" + id + "\""));
        diagnosis.counts().byFinding().keySet().forEach(id -> assertThat(page).contains("<code>" + id + "</code></p>"));
    }

    @Test
    void keepsManyMarksOfAnArrowBesideIt() {
        Report report = HostileTrace.report(folder, "x", Report.Options.PLAIN);

        String page = HtmlReport.text(report);

        long onTheInvite = report.calls().get(0).findings().stream()
                .filter(finding -> finding.evidence().stream().anyMatch(line -> line.message() == 1))
                .count();
        assertThat(onTheInvite).isGreaterThan(2);
        assertThat(Pattern.compile("<circle cx=\"(\\d+)\"").matcher(page).results().map(found -> Integer.valueOf(found.group(1))))
                .hasSizeGreaterThanOrEqualTo((int) onTheInvite)
                .allMatch(x -> x < 40);
        assertThat(page.split("<svg x=\"83%\" y=\"66\"", -1)).as("marks at the arrow's own height").hasSize(3);
    }

    @Test
    void unfoldsTheCallALinkPointsTo() throws Exception {
        Path file = Files.writeString(folder.resolve("page.html"), HtmlReport.text(ReportsTest.morning(Report.Options.PLAIN)));
        String folded = "<details class=\"call\">";

        assertThat(browser("--dump-dom", file.toUri().toString())).contains(folded);
        assertThat(browser("--dump-dom", file.toUri() + "#call-1")).doesNotContain(folded);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        HOSTILE,
        "</title></style></script></pre><svg onload=\"document.title='ran'\"><script>document.title='ran'</script>",
        "\" onmouseover=\"document.title='ran'\" autofocus onfocus='document.title=`ran`' x=\"",
        "--><!--><iframe srcdoc='<script>parent.document.title=`ran`</script>'></iframe>\u2028<script>"
    })
    void scriptsInATraceDoNotRun(String payload) throws Exception {
        Report report = HostileTrace.report(folder, payload, Report.Options.PLAIN.compare());
        String page = HtmlReport.text(report);
        Path file = Files.writeString(folder.resolve("hostile.html"), page);

        assertThat(page).doesNotContain("<script", "<img", "<svg on", "<iframe", "<!--", "\" on");
        assertThat(browser("--dump-dom", file.toUri().toString()))
                .contains("<title>" + "Refused with 404")
                .doesNotContain("<title>ran");
    }

    @Test
    void thePolicyStopsAScriptThatGotIn() throws Exception {
        String page = HtmlReport.text(hostile()).replace("</body>", "<script>document.title='ran'</script></body>");
        Path file = Files.writeString(folder.resolve("injected.html"), page);

        assertThat(browser("--dump-dom", file.toUri().toString())).doesNotContain("<title>ran").contains("<title>Refused");
    }

    @Test
    void showsTheLadderInABrowser() throws Exception {
        Path file = Files.writeString(folder.resolve("page.html"), HtmlReport.text(ReportsTest.morning(Report.Options.PLAIN)));
        for (int width : new int[] {1280, 390}) {
            BufferedImage image = picture(file, width);

            assertThat(has(image, 0xC4122F)).as("red at %d: sent", width).isTrue();
            assertThat(has(image, 0x0B57B8)).as("blue at %d: received", width).isTrue();
        }
    }

    /** Chromium makes no window as narrow as a phone, so the page stands in a frame that is. */
    private BufferedImage picture(Path page, int width) throws Exception {
        Path frame = Files.writeString(
                folder.resolve("frame.html"),
                "<!doctype html><style>body { margin: 0 } iframe { border: 0; width: %dpx; height: 3600px }</style><iframe src='%s'></iframe>"
                        .formatted(width, page.getFileName()));
        Path picture = folder.resolve("page-" + width + ".png");
        browser("--allow-file-access-from-files", "--window-size=1280,3600", "--screenshot=" + picture, frame.toUri().toString());
        return ImageIO.read(picture.toFile()).getSubimage(0, 0, width, 3600);
    }

    private static boolean has(BufferedImage image, int colour) {
        int found = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                found += (image.getRGB(x, y) & 0xFFFFFF) == colour ? 1 : 0;
            }
        }
        return found > 500;
    }

    /** A trace whose every header carries markup. */
    private Report hostile() {
        return HostileTrace.report(folder, HOSTILE, Report.Options.PLAIN.compare());
    }

    /** What the browser prints; where none is installed, the test counts as skipped. */
    private String browser(String... arguments) throws IOException, InterruptedException {
        Optional<Path> chromium = Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> Arrays.stream(System.getenv("PATH").split(":")).map(path -> Path.of(path, name)))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(chromium.isPresent(), "no browser, so the page was not looked at: install chromium");
        List<String> command = new ArrayList<>(List.of(
                chromium.get().toString(), "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                "--user-data-dir=" + folder.resolve("profile")));
        command.addAll(List.of(arguments));
        Path out = folder.resolve("out");
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("the browser ends").isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(out);
    }
}
