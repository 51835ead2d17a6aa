package io.cloudconnect.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceSheetTest {
    /** The router of 2018: one address, a volume, ten megabits. */
    private static final Map<String, String> OF_2018 = Map.of(
            "region", "eu-central-1", "platform", "csr1000v", "throughputMbps", "10", "instanceType", "t2.medium", "volumeType", "gp3");

    @ParameterizedTest
    @CsvSource({"from-aws, 2543.20", "byol, 3300.65", "byol-without-tls, 2256.55"})
    void reproducesTheTotalsOf2018ToTheCent(String model, BigDecimal total) {
        YearlyCost year = year(PriceSheet.builtIn("2018"), model, needs(OF_2018));

        assertThat(year.total()).isEqualTo(total);
    }

    @Test
    void reproducesEveryLineOf2018() {
        YearlyCost year = year(PriceSheet.builtIn("2018"), "byol", needs(OF_2018));

        assertThat(amounts(year))
                .containsExactly("2550.00", "440.45", "261.00", "5.28", "not given", "43.92", "not given");
        assertThat(year.isComplete()).isFalse();
    }

    @Test
    void givesNo2018PriceForWhatWasNotPricedThen() {
        Map<String, String> other = new HashMap<>(OF_2018);
        other.putAll(Map.of("instanceType", "c5.xlarge", "throughputMbps", "250"));

        assertThat(amounts(year(PriceSheet.builtIn("2018"), "byol", needs(other))))
                .containsExactly("not given", "not given", "not given", "5.28", "not given", "43.92", "not given");
    }

    @Test
    void multipliesByHoursGigabytesAndCount() {
        Map<String, String> today = Map.of(
                "region", "us-east-1", "instanceType", "c5.xlarge", "volumeType", "gp3", "route", "internet", "platform", "catalyst8000v");
        List<Need> needs = List.of(
                Need.of(Kind.INSTANCE, "two", 2, today),
                new Need(Kind.STORAGE, "two volumes", 2, BigDecimal.valueOf(16), today),
                Need.of(Kind.ADDRESS, "two", 2, today),
                new Need(Kind.TRANSFER, "bytes", 1, new BigDecimal("720.000"), today));

        YearlyCost year = year(PriceSheet.builtIn("2026"), "byol", needs);

        // 2 × 0.17 × 8760, 2 × 16 × 0.08 × 12, 2 × 0.005 × 8760, 720 × 0.09
        assertThat(amounts(year)).containsExactly("2978.40", "30.72", "87.60", "64.80");
        assertThat(year.total()).isEqualTo(new BigDecimal("3161.52"));
        assertThat(year.isComplete()).isTrue();
    }

    @Test
    void givesNoPriceForAnotherRegionAndNoneForLicencesItWasNotTold() {
        Map<String, String> ireland = Map.of("region", "eu-west-1", "instanceType", "c5.xlarge", "platform", "catalyst8000v");

        YearlyCost year = year(
                PriceSheet.builtIn("2026"),
                "byol",
                List.of(Need.of(Kind.LICENCE, "a licence", 1, ireland), Need.of(Kind.INSTANCE, "one", 1, ireland)));

        assertThat(amounts(year)).containsExactly("not given", "not given");
    }

    @Test
    void takesPricesThatSomebodyAdds() {
        String own = PriceSheet.text("2026")
                + "  - {kind: licence, model: byol, what: Ours, price: 1200.50, per: year, when: {package: network-essentials, throughputMbps: 250}}\n";
        Need licence = Need.of(Kind.LICENCE, "a licence", 2, Map.of("package", "network-essentials", "throughputMbps", "250"));

        assertThat(year(PriceSheet.parse(own, "own.yaml"), "byol", List.of(licence)).total())
                .isEqualTo(new BigDecimal("2401.00"));
        assertThat(amounts(year(PriceSheet.parse(own, "own.yaml"), "byol-without-tls", List.of(licence))))
                .containsExactly("not given");
    }

    @Test
    void namesThePageOfEveryPriceOfToday() {
        PriceSheet sheet = PriceSheet.builtIn(PriceSheet.CURRENT);

        assertThat(sheet.sources()).isNotEmpty().allMatch(source -> source.startsWith("https://aws.amazon.com/"));
        assertThat(sheet.date()).matches("2026-\\d\\d-\\d\\d");
    }

    @Test
    void tellsAPriceThatWasReadFromOneThatWasHeardOf() {
        Map<String, String> today = Map.of("region", "us-east-1", "instanceType", "c5.xlarge", "route", "internet");

        YearlyCost year = year(
                PriceSheet.builtIn(PriceSheet.CURRENT),
                "byol",
                List.of(Need.of(Kind.INSTANCE, "one", 1, today), Need.of(Kind.TRANSFER, "bytes", 1, today)));

        assertThat(year.lines()).allSatisfy(line -> assertThat(line.source()).isPresent());
        assertThat(year.lines()).extracting(line -> line.read().isPresent()).containsExactly(true, false);
    }

    @Test
    void tellsEveryMistakeAtOnce() {
        String bad =
                """
                name: mine
                date: yesterday
                covers: [licence, lunch]
                models: [{id: byol, name: Own}]
                prices:
                  - {kind: instance, what: a, price: -1, per: hour}
                  - {kind: instances, what: b, price: 1, per: hourly}
                  - {kind: licence, model: rent, what: c, price: cheap, per: year, wehn: {}}
                  - {kind: vpn, what: d, price: 1, per: hour, read: lately}
                """;

        assertThatThrownBy(() -> PriceSheet.parse(bad, "mine.yaml"))
                .isInstanceOf(PriceSheetException.class)
                .satisfies(problem -> assertThat(problem.getMessage().lines())
                        .allMatch(line -> line.startsWith("mine.yaml: "))
                        .anyMatch(line -> line.contains("currency: is missing"))
                        .anyMatch(line -> line.contains("kind \"lunch\" is unknown; write one of licence, support"))
                        .anyMatch(line -> line.contains("date: \"yesterday\" is no day"))
                        .anyMatch(line -> line.contains("prices[1].price: \"-1\" is no amount"))
                        .anyMatch(line -> line.contains("prices[2]: kind \"instances\" is unknown"))
                        .anyMatch(line -> line.contains("prices[2]: per \"hourly\" is unknown; write year, month, hour"))
                        .anyMatch(line -> line.contains("prices[3].wehn: is unknown"))
                        .anyMatch(line -> line.contains("prices[3].price: \"cheap\""))
                        .anyMatch(line -> line.contains("prices[4].read: \"lately\" is no day"))
                        .anyMatch(line -> line.contains("prices[3].model: \"rent\" is none of the sheet's; there are byol")));
    }

    @ParameterizedTest
    @CsvSource({"'a: [', is not YAML", "just words, is no price sheet", "'', is no price sheet"})
    void refusesWhatIsNoSheet(String text, String words) {
        assertThatThrownBy(() -> PriceSheet.parse(text, "own.yaml"))
                .isInstanceOf(PriceSheetException.class)
                .hasMessageContaining(words)
                .hasMessageContaining("--print-prices");
    }

    private static YearlyCost year(PriceSheet sheet, String model, List<Need> needs) {
        return sheet.yearly(needs).stream()
                .filter(year -> year.model().equals(model))
                .findFirst()
                .orElseThrow();
    }

    private static List<Need> needs(Map<String, String> attributes) {
        List<Need> needs = new ArrayList<>();
        for (Kind kind : List.of(
                Kind.LICENCE, Kind.SUPPORT, Kind.INSTANCE, Kind.STORAGE, Kind.IO, Kind.ADDRESS, Kind.TRANSFER, Kind.INTERCONNECT)) {
            needs.add(Need.of(kind, kind.id(), 1, attributes));
        }
        return needs;
    }

    private static List<String> amounts(YearlyCost year) {
        return year.lines().stream()
                .map(line -> line.amount().map(BigDecimal::toPlainString).orElse("not given"))
                .toList();
    }
}
