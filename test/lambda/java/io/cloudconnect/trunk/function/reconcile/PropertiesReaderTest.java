package io.cloudconnect.trunk.function.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudconnect.trunk.contract.TrunkProperties;
import io.cloudconnect.trunk.contract.TrunkProperties.TransferMode;
import io.cloudconnect.trunk.function.twilio.TrunkFailure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PropertiesReaderTest {
    private static final Map<String, Object> LEAST = Map.of(
            "credentialsSecret", "cloudconnect/twilio",
            "friendlyName", "Gaman",
            "domainName", "Gaman.pstn.twilio.com");

    @Test
    void needsOnlySecretNameAndDomain() {
        TrunkProperties read = PropertiesReader.read(LEAST);

        assertThat(read.domainName()).isEqualTo("gaman.pstn.twilio.com");
        assertThat(read.transferMode()).isEqualTo(TransferMode.DISABLE_ALL);
        assertThat(read.numbers().owned()).isEmpty();
        assertThat(read.secure()).isFalse();
    }

    @Test
    void readsWhatTheContractWrites() {
        TrunkProperties read = PropertiesReader.read(with("secure", "true"));

        assertThat(PropertiesReader.read(read.toMap())).isEqualTo(read);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("mistakes")
    void namesTheMistake(String key, Object value, String expected) {
        assertThatThrownBy(() -> PropertiesReader.read(with(key, value)))
                .isInstanceOf(TrunkFailure.class)
                .hasMessageContaining("1 mistake:")
                .hasMessageContaining(expected);
    }

    static Stream<Arguments> mistakes() {
        Map<String, String> router = Map.of("name", "router", "sipUrl", "sip:203.0.113.7");
        return Stream.of(
                Arguments.of("credentialsSecret", "", "credentialsSecret: found nothing"),
                Arguments.of("trunkSid", "TK12", "trunkSid: found \"TK12\", expected TK and 32 hex digits"),
                Arguments.of("friendlyName", "x".repeat(49), "1 to 48 characters"),
                Arguments.of("friendlyName", List.of("a"), "friendlyName"),
                Arguments.of("domainName", "gaman", "then .pstn.twilio.com"),
                Arguments.of("domainName", "ga_man.pstn.twilio.com", "ga_man"),
                Arguments.of("disasterRecoveryUrl", "recovery", "an http or https URL"),
                Arguments.of("recording", Map.of("mode", "always"), "recording.mode: found \"always\""),
                Arguments.of("recording", "on", "recording: found \"on\", expected a set of properties"),
                Arguments.of("allowedAddresses", "203.0.113.7/32", "expected a list"),
                Arguments.of("credentialLists", List.of("AL" + "0".repeat(32)), "CL and 32 hex digits"),
                Arguments.of(
                        "originationUrls",
                        List.of(Map.of("name", "r", "sipUrl", "sips:203.0.113.7")),
                        "originationUrls[0].sipUrl: found \"sips:203.0.113.7\", Twilio does not support sips:"),
                Arguments.of(
                        "originationUrls",
                        List.of(Map.of("name", "r", "sipUrl", "sip:203.0.113.7", "weight", "0")),
                        "expected a whole number from 1 to 65535"),
                Arguments.of(
                        "originationUrls",
                        List.of(router, Map.of("name", "other", "sipUrl", "sip:203.0.113.7")),
                        "it stands there twice"),
                Arguments.of(
                        "originationUrls",
                        IntStream.range(0, 11)
                                .mapToObj(i -> Map.of("name", "r" + i, "sipUrl", "sip:203.0.113." + i))
                                .toList(),
                        "a trunk takes at most 10"),
                Arguments.of("numbers", Map.of("owned", List.of("+0123")), "numbers.owned[0]: found \"+0123\""),
                Arguments.of(
                        "numbers",
                        Map.of("purchase", Map.of("country", "GB", "areaCode", "647")),
                        "area codes are for US and CA"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.7 | expected IPv4 with a prefix length",
                "203.0.113.256/32 | expected IPv4",
                "203.0.113.7/33 | expected IPv4",
                "0.0.0.0/0 | too wide",
                "203.0.113.7/24 | write 203.0.113.0/24",
                "192.168.1.1/32 | not a public address (192.168.0.0/16)",
                "172.20.0.0/16 | not a public address (172.16.0.0/12)",
                "240.0.0.1/32 | not a public address",
                "2001:db8::1/128 | expected IPv4"
            })
    void refusesAddressesTwilioNeverSees(String cidr, String expected) {
        assertThat(PublicCidr.mistake(cidr)).get().asString().contains(expected);
    }

    @ParameterizedTest
    @CsvSource({"203.0.113.7/32", "198.51.100.0/24", "8.0.0.0/8", "172.15.255.255/32"})
    void takesPublicAddresses(String cidr) {
        assertThat(PublicCidr.mistake(cidr)).isEmpty();
    }

    @Test
    void readsANumberFileAndNamesItsBadLines() {
        assertThat(NumberText.lines("n.csv", "# ours\n+16475550100,desk\r\n\n\"+16475550101\"\n+16475550100\n"))
                .containsExactly("+16475550100", "+16475550101");
        assertThatThrownBy(() -> NumberText.lines("n.csv", "+16475550100\n6475550101\nx"))
                .isInstanceOf(TrunkFailure.class)
                .hasMessageContaining("n.csv has 2 lines")
                .hasMessageContaining("line 2: \"6475550101\"")
                .hasMessageContaining("line 3: \"x\"");
    }

    private static Map<String, Object> with(String key, Object value) {
        Map<String, Object> map = new LinkedHashMap<>(LEAST);
        map.put(key, value);
        return map;
    }
}
