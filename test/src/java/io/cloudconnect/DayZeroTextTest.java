package io.cloudconnect;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudconnect.cube.CubeConfiguration;
import io.cloudconnect.cube.CubeSettings;
import io.cloudconnect.cube.OnPremises;
import io.cloudconnect.cube.Platform;
import io.cloudconnect.cube.RouterAddresses;
import io.cloudconnect.cube.RouterVpn;
import io.cloudconnect.ip.Cidr;
import io.cloudconnect.twilio.Exchange;
import io.cloudconnect.twilio.TrunkDomain;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** User data generated once is the same as generated for the addresses. */
class DayZeroTextTest {
    private static final RouterAddresses TOKENS =
            new RouterAddresses("${Token[TOKEN.1]}", "${Token[TOKEN.12]}", Optional.of("${Token[TOKEN.123]}"));

    static Stream<CubeSettings.Builder> sites() {
        return Stream.of(
                site(),
                site().platform(Platform.CSR1000V),
                site().extraConfiguration(List.of("ip host sample 240.240.240.240")),
                site().interfaces(2).onPremises(premises().build()),
                site().onPremises(premises().vpn(RouterVpn.to("203.0.113.10")).build()));
    }

    private static CubeSettings.Builder site() {
        return CubeSettings.builder()
                .edge(Exchange.ASHBURN)
                .trunkDomain(new TrunkDomain("gaman"))
                .addresses(RouterAddresses.sample());
    }

    private static OnPremises.Builder premises() {
        return OnPremises.builder().networks(List.of(Cidr.of("10.1.0.0/16"))).callManagers(List.of(Cidr.of("10.1.1.10")));
    }

    @ParameterizedTest
    @MethodSource("sites")
    void isTheSameForSampleAndTokens(CubeSettings.Builder site) {
        CubeSettings settings = site.build();
        DayZeroText text = new DayZeroText(settings);

        assertThat(text.apply(RouterAddresses.sample())).isEqualTo(generated(settings, RouterAddresses.sample()));
        assertThat(text.apply(TOKENS)).isEqualTo(generated(settings, TOKENS)).contains(TOKENS.elasticIp(), TOKENS.privateIp());
    }

    private static String generated(CubeSettings settings, RouterAddresses addresses) {
        return CubeConfiguration.of(settings.with(addresses)).dayZero();
    }
}
