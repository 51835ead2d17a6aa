package io.cloudconnect.cube;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people dial, and what Twilio is sent: read back from the pattern map and the translation rules. */
class DiallingTest {
    @ParameterizedTest
    @CsvSource({
        "NANP, 6475550100, +16475550100",
        "NANP, 16475550100, +16475550100",
        "NANP, +16475550100, +16475550100",
        "NANP, 5550100, refused",
        "NANP, 1475550100, refused",
        "NANP, 911, refused",
        "NANP, 4479, refused",
        "NANP, +442079460000, refused",
        "NANP, 011442079460000, refused",
        "NANP, 00442079460000, refused",
        "NANP_AND_INTERNATIONAL, 6475550100, +16475550100",
        "NANP_AND_INTERNATIONAL, +16475550100, +16475550100",
        "NANP_AND_INTERNATIONAL, 011442079460000, +442079460000",
        "NANP_AND_INTERNATIONAL, +442079460000, +442079460000",
        "NANP_AND_INTERNATIONAL, 442079460000, refused",
        "NANP_AND_INTERNATIONAL, 01116475550100, refused",
        "NANP_AND_INTERNATIONAL, 911, refused",
        "E164, +442079460000, +442079460000",
        "E164, +16475550100, +16475550100",
        "E164, +0442079460000, refused",
        "E164, +1234567, refused",
        "E164, +1234567890123456, refused",
        "E164, 6475550100, refused",
    })
    void aNumberReachesTwilioAsE164OrNotAtAll(NumberingPlan plan, String dialled, String sent) {
        CubeSettings settings = Sites.plain().numberingPlan(plan).build();

        assertThat(sentToTwilio(CubeConfiguration.of(settings).text(), dialled)).isEqualTo(sent);
    }

    @ParameterizedTest
    @CsvSource({"NANP, 911, 911", "E164, 112, 112", "NANP, 9112, refused", "NANP, 933, refused"})
    void emergencyNumbersGoAsTheyAreDialled(NumberingPlan plan, String dialled, String sent) {
        CubeSettings settings = Sites.plain()
                .numberingPlan(plan)
                .emergencyNumbers(List.of("911", "112"))
                .build();

        assertThat(sentToTwilio(CubeConfiguration.of(settings).text(), dialled)).isEqualTo(sent);
    }

    /** The first rule that matches rewrites; a pattern ends at the number's end. */
    private static String sentToTwilio(String text, String dialled) {
        boolean allowed = lines(text, "voice class e164-pattern-map 100", "e164 (.*)\\$")
                .map(found -> found.group(1).replace("+", "\\+"))
                .anyMatch(dialled::matches);
        if (!allowed) {
            return "refused";
        }
        return lines(text, "voice translation-rule 100", "rule \\d+ /(.*)/ /(.*)/")
                .filter(rule -> Pattern.compile(groups(rule.group(1))).matcher(dialled).find())
                .findFirst()
                .map(rule -> dialled.replaceFirst(groups(rule.group(1)), rule.group(2).replace("\\", "$")))
                .orElse(dialled);
    }

    /** IOS writes groups with backslashes. */
    private static String groups(String pattern) {
        return pattern.replace("\\(", "(").replace("\\)", ")");
    }

    private static Stream<Matcher> lines(String text, String mode, String form) {
        String block = text.substring(text.indexOf(mode + "\n")).split("\n exit\n", 2)[0];
        return block.lines().map(line -> Pattern.compile(form).matcher(line.strip())).filter(Matcher::matches);
    }
}
