package io.cloudconnect.cube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudconnect.ip.Cidr;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomerGatewayConfigurationTest {
    private String document;

    @BeforeEach
    void read() throws IOException {
        document = LegalityCheckTest.resource("customer-gateway.xml");
    }

    @Test
    void readsBothTunnels() {
        CustomerGatewayConfiguration configuration = CustomerGatewayConfiguration.of(document);

        List<AwsTunnel> tunnels = configuration.tunnels(List.of(PreSharedKey.inSecret("voice/vpn-1")));

        assertThat(configuration.connectionId()).isEqualTo("vpn-0123456789abcdef0");
        assertThat(tunnels)
                .containsExactly(
                        new AwsTunnel(
                                "192.0.2.17",
                                "203.0.113.10",
                                Cidr.of("169.254.44.40/30"),
                                Optional.of(new RouterVpn.Bgp(65010, 64512)),
                                PreSharedKey.inSecret("voice/vpn-1")),
                        new AwsTunnel(
                                "192.0.2.18",
                                "203.0.113.10",
                                Cidr.of("169.254.45.8/30"),
                                Optional.of(new RouterVpn.Bgp(65010, 64512)),
                                PreSharedKey.typedIn()));
    }

    @Test
    void readsStaticRoutes() {
        String without = document.replace(
                "</vpn_connection_type>",
                "</vpn_connection_type><vpn_connection_attributes>NoBGPVPNConnection</vpn_connection_attributes>");

        assertThat(CustomerGatewayConfiguration.of(without).tunnels(List.of()))
                .allSatisfy(tunnel -> assertThat(tunnel.bgp()).isEmpty());
    }

    @Test
    void showsKeysOnlyWhereTheyAreAskedFor() {
        CustomerGatewayConfiguration configuration = CustomerGatewayConfiguration.of(document);
        CubeSettings router = Sites.plain().onPremises(Sites.PREMISES).build();

        String hidden = OnPremisesConfiguration.of(List.of(router), configuration.tunnels(List.of()))
                .text();
        OnPremisesConfiguration shown =
                OnPremisesConfiguration.of(List.of(router), configuration.tunnelsWithExposedKeys());

        assertThat(hidden).doesNotContain("KeyOf", "pre-shared-key ");
        assertThat(configuration.tunnels(List.of()).toString()).doesNotContain("KeyOf");
        assertThat(shown.text())
                .containsSubsequence(
                        "address 192.0.2.17",
                        "pre-shared-key FirstKeyOfTunnel_One.1234",
                        "address 192.0.2.18",
                        "pre-shared-key SecondKeyOfTunnelTwo.5678");
        assertThat(shown.operatorSteps()).noneMatch(step -> step.title().contains("pre-shared key"));
        assertThat(LegalityCheck.of(shown.text()).violations()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "hello ~ it is not XML",
                "<html/> ~ it begins with <html>, not with <vpn_connection>",
                "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><vpn_connection>&e;</vpn_connection> ~ it is not XML",
                "<vpn_connection><ipsec_tunnel/></vpn_connection> ~ without customer_gateway/tunnel_inside_address/ip_address",
            })
    void saysWhatIsWrongWithADocument(String text, String problem) {
        assertThatThrownBy(() -> CustomerGatewayConfiguration.of(text).tunnels(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(problem);
    }
}
