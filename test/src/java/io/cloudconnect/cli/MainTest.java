package io.cloudconnect.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Help.Ansi;

class MainTest {
    private static final String SAMPLE = "--sites=../cloudconnect.yaml";

    /** What a run of the launcher leaves behind. */
    record Run(int code, String out, String err) {}

    @Test
    void listsTheSites() {
        Run run = run("sites", SAMPLE);

        assertThat(run.code).isZero();
        assertThat(run.err).isEmpty();
        assertThat(run.out.lines())
                .containsExactly(
                        "SITE      REGION     EXCHANGE    TODAY           DOMAIN                            PLATFORM       ROUTERS  STACK",
                        "virginia  us-east-1  ashburn-ix  public:ashburn  example-virginia.pstn.twilio.com  catalyst8000v  1        CloudConnect-virginia",
                        "ireland   eu-west-1  london-ix   public:dublin   example-ireland.pstn.twilio.com   csr1000v       1        CloudConnect-ireland");
    }

    @Test
    void listsTheSitesForPrograms() throws Exception {
        JsonNode sites = new ObjectMapper().readTree(run("sites", SAMPLE, "--format", "json").out);

        assertThat(sites.findValuesAsText("stack")).containsExactly("CloudConnect-virginia", "CloudConnect-ireland");
    }

    @Test
    void validatesTheSample() {
        Run run = run("validate", SAMPLE);

        assertThat(run).isEqualTo(new Run(0, "../cloudconnect.yaml: no mistakes; sites: virginia, ireland\n", ""));
    }

    @Test
    void tellsEveryMistakeOnALineOfStandardError(@TempDir Path folder) throws Exception {
        Path bad = bad(folder);

        Run run = run("validate", "--sites", bad.toString());

        assertThat(run.code).isEqualTo(2);
        assertThat(run.out).isEmpty();
        assertThat(run.err.lines())
                .containsExactly(
                        bad + ":3: sites.a.region: is missing; write it",
                        bad + ":3: sites.a.trunk.domain: trunk domain \"a_b\" is not made of letters, digits and hyphens; write a name such as \"gaman\"");
    }

    @Test
    void givesMistakesToProgramsAsJson(@TempDir Path folder) throws Exception {
        Run run = run("validate", "--format=json", "--sites", bad(folder).toString());

        assertThat(run.code).isEqualTo(2);
        JsonNode mistakes = new ObjectMapper().readTree(run.out);
        assertThat(mistakes.findValuesAsText("field")).containsExactly("sites.a.region", "sites.a.trunk.domain");
        assertThat(mistakes.get(0).fieldNames())
                .toIterable()
                .containsExactly("file", "line", "column", "field", "found", "remedy");
    }

    @Test
    void printsTheConfigurationWithTheAddressesGiven() {
        Run run = run("config", "virginia", SAMPLE, "--elastic-ip=203.0.113.7", "--private-ip=10.20.0.37");

        assertThat(run.code).isZero();
        assertThat(run.out).contains("203.0.113.7", "10.20.0.37", "hostname ").doesNotContain("240.240.240.240");
        assertThat(run.err).doesNotContain("sample addresses");
    }

    @Test
    void saysWhenAddressesAreSamples() {
        Run run = run("config", "ireland", SAMPLE);

        assertThat(run.out).contains("240.240.240.240");
        assertThat(run.err).contains("give --elastic-ip and --private-ip");
    }

    @Test
    void printsUserDataInThePlatformsForm() {
        assertThat(run("config", "virginia", SAMPLE, "--day-0").out).startsWith("Section: License\n");
        assertThat(run("config", "ireland", SAMPLE, "--day-0").out).contains("ios-config-0001=\"");
    }

    @Test
    void printsTheSheetForTwilio() {
        Run run = run("config", "ireland", SAMPLE, "--peer=twilio", "--elastic-ip=203.0.113.7");

        assertThat(run.out).contains("london-ix, London", "203.0.113.7", "10 Mbit/s", "sites.ireland.connection: TN");
    }

    @Test
    void printsTheMirrorForThePremises() {
        Run run = run("config", "ireland", SAMPLE, "--peer=on-premises", "--inside-ip=10.30.128.37");

        assertThat(run.code).isZero();
        assertThat(run.out).contains("10.1.1.10", "10.30.128.37");
    }

    @Test
    void checksAConfigurationOfSomebodyElses() {
        String old = "../test/src/resources/io/cloudconnect/cube/configuration-2019.txt";

        Run run = run("config", "--check", old);

        assertThat(run.code).isEqualTo(1);
        assertThat(run.out.lines().filter(line -> line.startsWith(old + ":")))
                .hasSize(6)
                .last()
                .isEqualTo(old + ": 5 faults in 31 lines");
        assertThat(run.out)
                .contains(old + ":7: ", "\n    ipv4 208.78.112.64 255.255.255.192\n", "\n    so:     the router refuses the second\n")
                .contains("\n    remedy: ", "\n    source: https://");
    }

    @Test
    void findsNoFaultInItsOwnConfiguration(@TempDir Path folder) throws Exception {
        for (String site : List.of("virginia", "ireland")) {
            Path own = Files.writeString(folder.resolve(site), run("config", site, SAMPLE).out);

            assertThat(run("config", "--check", own.toString())).isEqualTo(
                    new Run(0, own + ": no faults in " + Files.readAllLines(own).size() + " lines\n", ""));
        }
    }

    @Test
    void drawsASiteToStandardOutputOrAFile(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("virginia.svg");

        Run printed = run("diagram", "virginia", SAMPLE);
        Run written = run("diagram", "virginia", SAMPLE, "--output", file.toString());

        assertThat(written).isEqualTo(new Run(0, "", ""));
        assertThat(printed).isEqualTo(new Run(0, Files.readString(file), ""));
    }

    static final List<List<String>> WRONG_USES = List.of(
            List.of("there is no site \"virgina\"; did you mean \"virginia\"?", "config", "virgina", SAMPLE),
            List.of("--elastic-ip: \"203.0.113\" is no IPv4 network", "config", "virginia", SAMPLE, "--elastic-ip=203.0.113"),
            List.of("--private-ip: 10.0.0.0/8 is a network; write one address", "config", "virginia", SAMPLE, "--private-ip=10.0.0.0/8"),
            List.of("--router 2: site virginia has 1", "config", "virginia", SAMPLE, "--router=2"),
            List.of("--elastic-ip: 2 addresses, and site virginia has 1 router; give one a router", "config", "virginia", SAMPLE, "--elastic-ip=203.0.113.7,203.0.113.8"),
            List.of("--elastic-ip: 10.20.0.37 is no public address; write the Elastic IP, and this one as --private-ip", "config", "virginia", SAMPLE, "--elastic-ip=10.20.0.37"),
            List.of("--inside-ip: site virginia has one interface a router; leave it out", "config", "virginia", SAMPLE, "--inside-ip=10.20.0.37"),
            List.of("--voice-interface: \"eth0;reload\" is no interface; write it in full, as in GigabitEthernet0/0/1", "config", "virginia", SAMPLE, "--peer=on-premises", "--voice-interface=eth0;reload"),
            List.of("--tunnels, --expose-pre-shared-keys and --voice-interface belong to --peer on-premises; add it", "config", "virginia", SAMPLE, "--tunnels=vpn.json"),
            List.of("--tunnels: site virginia has no Site-to-Site VPN; leave it out", "config", "virginia", SAMPLE, "--peer=on-premises", "--tunnels=vpn.json"),
            List.of("nowhere.yaml: there is no such file", "sites", "--sites=nowhere.yaml"),
            List.of("name either a SITE or --check FILE", "config"),
            List.of("name either a SITE or --check FILE", "config", "virginia", "--check=pom.xml"),
            List.of("nowhere.txt: cannot be read", "config", "--check=nowhere.txt"),
            List.of("--output: nowhere/a.svg cannot be written", "diagram", "virginia", SAMPLE, "--output=nowhere/a.svg"),
            List.of("there is no site \"virgina\"", "diagram", "virgina", SAMPLE),
            List.of("Unmatched argument at index 0: 'confg'", "confg"),
            List.of("Invalid value for option '--format'", "sites", "--format=xml"),
            List.of("which command?"));

    @ParameterizedTest
    @FieldSource("WRONG_USES")
    void wrongUseEndsWithTwoAndNoStackTrace(List<String> row) {
        Run run = run(row.subList(1, row.size()).toArray(String[]::new));

        assertThat(run.code).isEqualTo(2);
        assertThat(run.out).isEmpty();
        assertThat(run.err).contains(row.get(0)).doesNotContain("\tat ", "Exception");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sites", "validate", "config", "diagram"})
    void helpTeachesByExamples(String command) {
        Run run = command.isEmpty() ? run("--help") : run(command, "--help");

        assertThat(run.code).isZero();
        assertThat(run.err).isEmpty();
        assertThat(run.out).contains("Usage: cloudconnect", "Examples:", "  cloudconnect " + command, "--help");
        assertThat(run.out.lines()).allMatch(line -> line.length() <= 100);
    }

    @Test
    void usesNoColourOutsideATerminal() {
        assertThat(run("--help").out + run("confg").err).doesNotContain("\u001b");
    }

    private static Path bad(Path folder) throws Exception {
        return Files.writeString(
                folder.resolve("bad.yaml"), "twilio: {credentials: a}\nsites:\n  a: {trunk: {domain: a_b}}\n");
    }

    static Run run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.run(new PrintWriter(out), new PrintWriter(err), Ansi.OFF, arguments);
        return new Run(code, out.toString(), err.toString());
    }
}
