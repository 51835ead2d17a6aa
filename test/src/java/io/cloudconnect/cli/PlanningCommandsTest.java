package io.cloudconnect.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudconnect.cost.PriceSheet;
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

/** {@code capacity} and {@code cost}. */
class PlanningCommandsTest {
    private static final String SAMPLE = "--sites=../cloudconnect.yaml";

    /** The site whose cost was calculated in 2018. */
    private static final String OF_2018 =
            """
            twilio: {credentials: a}
            sites:
              central:
                region: eu-central-1
                exchange: public:frankfurt
                trunk: {domain: a}
                router: {platform: csr1000v, image: ami-0123456789abcdef0, instanceType: t2.medium, unsupportedInstanceType: true, licence: {throughputMbps: 10}}
            """;

    record Run(int code, String out, String err) {}

    @Test
    void saysThatCallsFit() {
        Run run = run("capacity", "virginia", SAMPLE, "--calls=100");

        assertThat(run.code).isZero();
        assertThat(run.err).isEmpty();
        assertThat(run.out.lines())
                .contains(
                        "One call to Twilio, each way: 160 G.711 speech + 12 RTP + 8 UDP + 20 IP + 18 Ethernet = 218 bytes, 50 times a second: 87.2 kbit/s; counted as 100.0 kbit/s",
                        "Interconnect             10 Mbit/s  10 Mbit/s   100 calls    yes",
                        "Site virginia carries 100 calls as it is; its router admits 100.")
                .noneMatch(line -> line.contains("change"));
    }

    @Test
    void endsWithOneAndTheRemediesWhenCallsDoNotFit() {
        Run run = run("capacity", "virginia", SAMPLE, "--calls=2000", "--call-seconds=60");

        assertThat(run.code).isEqualTo(1);
        assertThat(run.out)
                .endsWith(
                        """
                        For 2000 calls change:
                          interconnect.bandwidthMbps: 1000, ordered from Twilio
                          router.licence.throughputMbps: 500, ordered from Cisco
                          Twilio's limit of the trunk in this region, to 34 CPS: ask Twilio, or spread the calls over 7 trunks or more
                        """);
    }

    @Test
    void givesCapacityToPrograms() throws Exception {
        Run run = run("capacity", "virginia", SAMPLE, "--calls=101", "--format=json");

        JsonNode plan = new ObjectMapper().readTree(run.out);
        assertThat(run.code).isEqualTo(1);
        assertThat(plan.get("fits").asBoolean()).isFalse();
        assertThat(plan.get("carries").asInt()).isEqualTo(100);
        assertThat(plan.get("limits").get(0).get("remedy").asText()).startsWith("interconnect.bandwidthMbps: 100");
    }

    @Test
    void showsTheYearsOf2018(@TempDir Path folder) throws Exception {
        Path sites = Files.writeString(folder.resolve("sites.yaml"), OF_2018);

        Run run = run("cost", "central", "--sites=" + sites, "--prices=2018");

        assertThat(run.code).isZero();
        assertThat(run.out.lines().map(line -> line.strip().replaceAll(" +", " ")))
                .containsSubsequence(
                        "from-aws byol byol-without-tls",
                        "Cisco licence 2,233.00",
                        "Cisco licence 10 Mbit/s (L-CSR-10M-AX=) 2,550.00",
                        "Cisco SWSS 12 months (CON-ECMU-LCS1MAPP) 286.35",
                        "EC2 t2.medium, reserved, standard 261.00 261.00 261.00",
                        "TOTAL ≥ 2,543.20 ≥ 3,300.65 ≥ 2,256.55",
                        "≥: at least, since prices are not given");
    }

    @Test
    void saysWhatHasNoPriceAndWhereToAddIt() {
        Run run = run("cost", "virginia", SAMPLE, "--calls=50");

        assertThat(run.code).isZero();
        assertThat(run.out)
                .contains("Site virginia, a year, USD, prices of 2026-", "50 calls in 2000 busy hours")
                .contains("not to be had: Cisco supports a vCUBE on its own-licence listings only")
                .containsPattern("EC2 c5.xlarge +1,489.20 +1,489.20")
                .containsPattern("Public IPv4 address +43.80 +43.80")
                .containsPattern("Cisco Catalyst 8000V, network-essentials, 250 Mbit/s +not given +not given")
                .contains("price to confirm: Data transfer out to the Internet; hold it against https://aws.amazon.com/ec2/pricing/on-demand/")
                .contains("price not given: licence (Cisco Catalyst 8000V, network-essentials, 250 Mbit/s); add it to a copy of the sheet (--print-prices)");
    }

    @Test
    void calculatesWithTheSheetItPrintedAndSomebodyEdited(@TempDir Path folder) throws Exception {
        String printed = run("cost", "--print-prices").out;
        Path own = Files.writeString(
                folder.resolve("own.yaml"),
                printed + "  - {kind: licence, model: byol, what: Ours, price: 900, per: year, when: {throughputMbps: 250}}\n");

        JsonNode cost = new ObjectMapper().readTree(run("cost", "virginia", SAMPLE, "--prices=" + own, "--format=json").out);

        assertThat(printed).isEqualTo(PriceSheet.text(PriceSheet.CURRENT));
        assertThat(cost.get("models").get(1).get("lines").get(0).get("amount").asDouble()).isEqualTo(900);
        assertThat(cost.get("sources")).isNotEmpty();
    }

    static final List<List<String>> WRONG_USES = List.of(
            List.of("Missing required option: '--calls=N'", "capacity", "virginia", SAMPLE),
            List.of("calls 0, call seconds 180 and trunk CPS 1 have to be 1 or more", "capacity", "virginia", SAMPLE, "--calls=0"),
            List.of("there is no site \"dublin\"", "capacity", "dublin", SAMPLE, "--calls=1"),
            List.of("name either a SITE or --print-prices", "cost"),
            List.of("name either a SITE or --print-prices", "cost", "virginia", "--print-prices", SAMPLE),
            List.of("--prices: nowhere.yaml cannot be read", "cost", "virginia", SAMPLE, "--prices=nowhere.yaml"),
            List.of("pom.xml: is no price sheet", "cost", "virginia", SAMPLE, "--prices=pom.xml"),
            List.of("hours from 0 to 8784", "cost", "virginia", SAMPLE, "--busy-hours=9000"));

    @ParameterizedTest
    @FieldSource("WRONG_USES")
    void wrongUseEndsWithTwoAndNoStackTrace(List<String> row) {
        Run run = run(row.subList(1, row.size()).toArray(String[]::new));

        assertThat(run.code).isEqualTo(2);
        assertThat(run.out).isEmpty();
        assertThat(run.err).contains(row.get(0)).doesNotContain("\tat ", "Exception");
    }

    @ParameterizedTest
    @ValueSource(strings = {"capacity", "cost"})
    void helpTeachesByExamples(String command) {
        Run run = run(command, "--help");

        assertThat(run.code).isZero();
        assertThat(run.out).contains("Usage: cloudconnect", "Examples:", "  cloudconnect " + command);
        assertThat(run.out.lines()).allMatch(line -> line.length() <= 100);
    }

    private static Run run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.run(new PrintWriter(out), new PrintWriter(err), Ansi.OFF, arguments);
        return new Run(code, out.toString(), err.toString());
    }
}
