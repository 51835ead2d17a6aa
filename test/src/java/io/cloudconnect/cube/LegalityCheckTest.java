package io.cloudconnect.cube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.cloudconnect.cube.Violation.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LegalityCheckTest {
    @Test
    void findsTheKnownFaultsOf2019AndNoOthers() throws IOException {
        String text = resource("configuration-2019.txt");

        assertThat(LegalityCheck.of(text).violations())
                .extracting(Violation::kind, violation -> violation.line().split(" ")[0])
                .containsExactly(
                        tuple(Kind.DUPLICATE_ADDRESS, "ipv4"),
                        tuple(Kind.ILLEGAL_VALUE, "rtp-port"),
                        tuple(Kind.UNSUPPORTED_PATTERN, "request"),
                        tuple(Kind.STRAY_QUOTE, "response"),
                        tuple(Kind.UNDEFINED_REFERENCE, "translation-profile"));
    }

    /** As a router shows it, default lines, certificate and all: what is wrong is found, and nothing else. */
    @Test
    void findsTheFaultsOfARouterSomebodyElseConfigured() throws IOException {
        String text = resource("running-config-foreign.txt");

        assertThat(LegalityCheck.of(text).violations())
                .extracting(Violation::kind, Violation::line)
                .containsExactly(
                        tuple(Kind.REFUSED, "no ip address trusted authenticate"),
                        tuple(Kind.ILLEGAL_VALUE, "rtp-port range 10000 19999"),
                        tuple(Kind.REFUSED, "mode border-element license capacity 100"),
                        tuple(Kind.MIXED_STYLES, "rule 2 response ANY sip-header Contact modify \"10\\.0\\.0\\.5\" \"198.51.100.7\""),
                        tuple(Kind.UNSUPPORTED_PATTERN, "rule 3 request INVITE sip-header From modify \"@[0-9]{1,3}\" \"@example\""),
                        tuple(Kind.ILLEGAL_VALUE, "ip ssh maxstartups 1"),
                        tuple(Kind.UNDEFINED_REFERENCE, "voice-class codec 2"),
                        tuple(Kind.UNKNOWN_COMMAND, "dtmf-rely rtp-nte"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '\0',
            value = {
                // Each row breaks one line of a sound configuration: what stands there, what comes in its place, the fault.
                " rtp-port range 16384 32766 ~ rtp-port range 16384 32767 ~ ILLEGAL_VALUE",
                " rtp-port range 16384 32766 ~ rtp-port range 32766 16384 ~ ILLEGAL_VALUE",
                " rtp-port range 16384 32766 ~ rtp-port range 4000 32766 ~ ILLEGAL_VALUE",
                " rtp-port range 16384 32766 ~ rtp-port rnage 16384 32766 ~ UNKNOWN_COMMAND",
                " mode border-element ~ mode border-element license capacity 100 ~ REFUSED",
                " mode border-element ~ no ip address trusted authenticate ~ REFUSED",
                " no vad ~ no vab ~ UNKNOWN_COMMAND",
                " max-conn 1250 ~ max-conn 0 ~ ILLEGAL_VALUE",
                " max-conn 1250 ~ max-conn many ~ ILLEGAL_VALUE",
                " destination e164-pattern-map 100 ~ destination e164-pattern-map 101 ~ UNDEFINED_REFERENCE",
                " translation-profile outgoing E164-Out ~ translation-profile outgoing E164 ~ UNDEFINED_REFERENCE",
                " voice-class sip profiles 100 ~ voice-class sip profiles 7 ~ UNDEFINED_REFERENCE",
                " voice-class codec 100 ~ voice-class codec 3 ~ UNDEFINED_REFERENCE",
                " incoming uri via TWILIO ~ incoming uri via TWILIE ~ UNDEFINED_REFERENCE",
                " destination dpg 200 ~ destination dpg 201 ~ UNDEFINED_REFERENCE",
                " session server-group 200 ~ session server-group 9 ~ UNDEFINED_REFERENCE",
                " translate called 100 ~ translate called 55 ~ UNDEFINED_REFERENCE",
                " access-class MGMT-ACCESS in ~ access-class NOBODY in ~ UNDEFINED_REFERENCE",
                "source-interface GigabitEthernet1 ~ source-interface GigabitEthernet3 ~ UNDEFINED_REFERENCE",
                "dial-peer voice 110 voip ~ dial-peer voice 100 voip ~ TAG_REUSED",
                "voice class e164-pattern-map 200 ~ voice class e164-pattern-map 100 ~ TAG_REUSED",
                " rule 11 request ~ rule 10 request ~ TAG_REUSED",
                " rule 11 request ~ request ~ MIXED_STYLES",
                "  ipv4 10.1.1.11 ~ ipv4 10.1.1.10 ~ DUPLICATE_ADDRESS",
                "[^ ]*\" \"@ ~ [^ ]{1,9}\" \"@ ~ UNSUPPORTED_PATTERN",
                "[^ ]*\" \"@ ~ (a|b)\" \"@ ~ UNSUPPORTED_PATTERN",
                "[^ ]*\" \"@ ~ \\d+\" \"@ ~ UNSUPPORTED_PATTERN",
                "\"@10.20.0.26>\" ~ @10.20.0.26>\" ~ STRAY_QUOTE",
                " session target dns: ~ session target dms: ~ ILLEGAL_VALUE",
                " host ipv4:10.1.1.10 ~ host ipv4:10.1.1.999 ~ ILLEGAL_VALUE",
                " retry invite 2 ~ retry invite 11 ~ ILLEGAL_VALUE",
                " retry invite 2 ~ retry invite ? ~ ILLEGAL_CHARACTER",
                " description OUT to Twilio ~ description OUT to Zürich ~ ILLEGAL_CHARACTER",
                " tunnel protection ipsec profile ONPREM ~ tunnel protection ipsec profile X ~ UNDEFINED_REFERENCE",
                " group 20 19 ~ group 20 18 ~ UNKNOWN_COMMAND",
                "low 68 high 75 ~ low 78 high 75 ~ ILLEGAL_VALUE",
                "throughput level MB 250 ~ throughput level MB 300 ~ UNKNOWN_COMMAND",
            })
    void findsTheFault(String sound, String broken, Kind kind) {
        String text = CubeConfiguration.of(Sites.full().build()).text();
        assertThat(text).contains(sound);

        String faulty = text.replaceFirst(
                Pattern.quote(sound), Matcher.quoteReplacement(indent(sound) + broken));

        assertThat(LegalityCheck.of(text).violations()).isEmpty();
        assertThat(LegalityCheck.of(faulty).violations())
                .extracting(Violation::kind)
                .isNotEmpty()
                .contains(kind);
    }

    @Test
    void countsWhatAModeHolds() {
        String hosts = lines(11, index -> " host ipv4:10.0.0." + index);
        String trusted = lines(101, index -> "  ipv4 10.0.0." + index);

        assertThat(LegalityCheck.of("voice class uri A sip\n" + hosts).violations())
                .extracting(Violation::kind, Violation::lineNumber)
                .containsExactly(tuple(Kind.TOO_MANY, 12));
        assertThat(LegalityCheck.of("voice service voip\n ip address trusted list\n" + trusted)
                        .violations())
                .extracting(Violation::kind)
                .containsExactly(Kind.TOO_MANY);
    }

    @Test
    void findsHeadersThatWouldGrowTooLong() {
        String value = "x".repeat(200);
        String rule = "voice class sip-profiles 1\n rule 1 request ANY sip-header Contact modify \"a\" \"" + value;

        assertThat(LegalityCheck.of(rule + "\"").violations()).isEmpty();
        assertThat(LegalityCheck.of(rule + value + "\"").violations())
                .extracting(Violation::kind)
                .containsExactly(Kind.LINE_TOO_LONG, Kind.HEADER_TOO_LONG);
    }

    @Test
    void findsModesAsTheRouterDoesWithoutIndentation() {
        String text = CubeConfiguration.of(Sites.full().build()).text();
        String flat = text.lines()
                .map(String::strip)
                .filter(line -> !line.equals("exit"))
                .collect(Collectors.joining("\n"));

        assertThat(LegalityCheck.of(flat).violations()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Platform.class)
    void readsDayZeroText(Platform platform) {
        String text = CubeConfiguration.of(Sites.full().platform(platform).build())
                .dayZero();

        assertThat(LegalityCheck.of(text).violations()).isEmpty();
        assertThat(LegalityCheck.of(text.replace("rtp-port range 16384 32766", "rtp-port range 16384 32767"))
                        .violations())
                .extracting(Violation::kind)
                .containsExactly(Kind.ILLEGAL_VALUE);
    }

    @Test
    void readsOnlyTheConfigurationAmongSections() {
        String text = CubeConfiguration.of(Sites.plain().build()).dayZero();

        assertThat(LegalityCheck.of(text + "Section: Scripts\nhttps://example.com/a.sh\n")
                        .violations())
                .isEmpty();
    }

    @Test
    void everyRowOfTheTableNamesAnExistingMode() {
        CommandTable table = CommandTable.get();

        assertThat(table.modes())
                .allSatisfy(mode -> assertThat(table.forms(mode)).allSatisfy(form -> assertThat(form.source())
                        .matches("(https://|Cisco-IOS-XE-).{20,}")));
        assertThat(table.modes())
                .allSatisfy(mode -> table.forms(mode)
                        .forEach(form -> form.opens()
                                .ifPresent(opened -> assertThat(table.modes()).contains(opened))));
        assertThat(table.modes().stream().mapToInt(mode -> table.forms(mode).size()).sum())
                .isGreaterThan(300);
    }

    private static String indent(String line) {
        return line.substring(0, line.length() - line.stripLeading().length());
    }

    private static String lines(int count, IntFunction<String> line) {
        return IntStream.rangeClosed(1, count).mapToObj(line).collect(Collectors.joining("\n"));
    }

    static String resource(String name) throws IOException {
        try (InputStream in = LegalityCheckTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
