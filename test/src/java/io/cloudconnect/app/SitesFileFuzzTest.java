package io.cloudconnect.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is in a site file: it is read, or every mistake is told on a line of its own. */
class SitesFileFuzzTest {
    private static final List<String> SCRAPS = List.of(
            "{", "}", "[", "]", ": ", ", ", "\n", "\n  ", "\n    ", "- ", "? ", "&a ", "*a", "<<: *a", "|", ">", "\"", "'", "#", "%", "!!int ",
            "!!map ", "!x ", "~", "null", "true", "-1", "1e999", "0x1F", "99999999999999999999999999", "\t", "\u0000", "\uFEFF", "\uD800", "é",
            "twilio", "sites", "virginia", "region", "us-east-1", "trunk", "domain", "router", "rtpPorts", "image", "recording", "network",
            "vpcId", "onPremises", "vpn", "interconnect", "path", "expires", "numbersFile", "../..", "x-a", "---\n", "...\n");

    @Property(tries = 3000)
    void survivesAnyText(@ForAll("scraps") String text) {
        check(text);
    }

    @Property(tries = 3000)
    void survivesTheSampleWithScrapsInIt(@ForAll("damagedSamples") String text) {
        check(text);
    }

    @Example
    void mergesAnchorsThatNameEachOtherATrillionTimes() {
        StringBuilder bomb = new StringBuilder("x-0: &a0 {region: us-east-1}\n");
        for (int level = 1; level <= 12; level++) {
            String below = "*a" + (level - 1);
            bomb.append("x-%d: &a%d {<<: [%s]}\n"
                    .formatted(level, level, String.join(", ", Collections.nCopies(10, below))));
        }
        bomb.append("twilio: {credentials: a}\nsites:\n  virginia: {<<: *a12, trunk: {domain: gaman}}\n");

        SitesFile read = assertTimeoutPreemptively(
                Duration.ofSeconds(5), () -> SitesFile.parse(bomb.toString(), Path.of("cloudconnect.yaml")));

        assertThat(read.site("virginia").region()).isEqualTo("us-east-1");
    }

    @Provide
    Arbitrary<String> scraps() {
        return Arbitraries.of(SCRAPS).list().ofMaxSize(40).map(scraps -> String.join("", scraps));
    }

    @Provide
    Arbitrary<String> damagedSamples() throws IOException {
        String sample = Files.readString(Path.of("..", "cloudconnect.yaml"));
        Arbitrary<Integer> place = Arbitraries.integers().between(0, sample.length());
        return Combinators.combine(place, Arbitraries.integers().between(0, 12), Arbitraries.of(SCRAPS))
                .as((at, cut, scrap) -> new Damage(at, cut, scrap))
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(damages -> {
                    String text = sample;
                    for (Damage damage : damages) {
                        text = damage.to(text);
                    }
                    return text;
                });
    }

    private record Damage(int at, int cut, String scrap) {
        String to(String text) {
            int from = Math.min(at, text.length());
            return text.substring(0, from) + scrap + text.substring(Math.min(text.length(), from + cut));
        }
    }

    private static void check(String text) {
        try {
            assertThat(SitesFile.parse(text, Path.of("cloudconnect.yaml")).sites()).isNotEmpty();
        } catch (SitesFileException e) {
            assertThat(e.mistakes()).isNotEmpty().allSatisfy(mistake -> {
                assertThat(mistake.toString()).startsWith("cloudconnect.yaml:").doesNotContainPattern("\\p{Cntrl}");
                assertThat(mistake.found()).isNotBlank();
            });
        }
    }
}
