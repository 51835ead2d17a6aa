package io.cloudconnect.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
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
