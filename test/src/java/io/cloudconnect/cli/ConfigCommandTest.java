package io.cloudconnect.cli;

import static io.cloudconnect.cli.MainTest.run;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudconnect.cli.MainTest.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A pair of routers with a Site-to-Site VPN: whose addresses and tunnels are known, and who is told. */
class ConfigCommandTest {
    @Test
    void saysPlainlyWhatStandsInForTheTunnelsOfAws(@TempDir Path folder) throws Exception {
        Run run = run("config", "toronto", "--sites=" + pair(folder), "--peer=on-premises");

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .startsWith("! private address of router 1 192.168.128.126, private address of router 2 192.168.128.127 are samples")
                .contains("! both tunnels of AWS (240.240.250.1 and 2, 169.254.250.0/29) are samples; give --deployed, or --tunnels FILE\n")
                .contains("crypto ikev2 keyring AWS2", "tunnel source 203.0.113.10");
        assertThat(run.err()).contains("both tunnels of AWS", "pre-shared key of the VPN AWS1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "{\"VpnConnections\": [{\"CustomerGatewayConfiguration\": %s}]}"})
    void readsTheTunnelsThatAwsTold(String form, @TempDir Path folder) throws Exception {
        String told = awsAnswer();
        String text = form.equals("%s") ? told : form.formatted(new ObjectMapper().writeValueAsString(told));
        Path tunnels = Files.writeString(folder.resolve("tunnels"), text);
        String[] line = {
            "config",
            "toronto",
            "--sites=" + pair(folder),
            "--peer=on-premises",
            "--private-ip=10.20.0.37,10.20.64.37",
            "--voice-interface=Port-channel1.20",
            "--tunnels=" + tunnels
        };

        Run hidden = run(line);
        Run shown = run(Stream.concat(Stream.of(line), Stream.of("--expose-pre-shared-keys")).toArray(String[]::new));

        assertThat(hidden.out())
                .contains("tunnel destination 192.0.2.17", "tunnel destination 192.0.2.18", "ip address 169.254.44.42 255.255.255.252")
                .containsOnlyOnce("router bgp 65010")
                .contains("neighbor 169.254.45.9 remote-as 64512")
                .contains("host ipv4:10.20.0.37", "host ipv4:10.20.64.37")
                .contains("bind control source-interface Port-channel1.20")
                .doesNotContain("sample", "KeyOf");
        assertThat(hidden.err())
                .doesNotContain("KeyOf")
                .contains("    $ aws secretsmanager get-secret-value --region ca-central-1 --secret-id voice/vpn"
                        + " --query SecretString --output text\n");
        assertThat(shown.out()).contains("pre-shared-key FirstKeyOfTunnel_One.1234");
        assertThat(shown.err()).doesNotContain("KeyOf", "secretsmanager");
    }

    @Test
    void takesTheAddressesOfBothRoutersOfAPair(@TempDir Path folder) throws Exception {
        String sites = "--sites=" + pair(folder);

        Run both = run("config", "toronto", sites, "--peer=twilio", "--elastic-ip=203.0.113.7,203.0.113.8");
        Run one = run("config", "toronto", sites, "--peer=twilio", "--router=2", "--elastic-ip=203.0.113.8");
        Run second = run("config", "toronto", sites, "--router=2", "--elastic-ip=203.0.113.7", "--elastic-ip=203.0.113.8");

        assertThat(both.out()).contains("203.0.113.7/32, 203.0.113.8/32").doesNotContain("output");
        assertThat(one.out()).contains("<output ElasticIp1 of stack CloudConnect-toronto>, 203.0.113.8/32");
        assertThat(second.out()).contains("\"@203.0.113.8:\"").doesNotContain("203.0.113.7");
        assertThat(second.out()).startsWith("! private address of router 2 192.168.128.127 is a sample; give");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "hello ~ holds no CustomerGatewayConfiguration; write it by: aws ec2 describe-vpn-connections",
                "{\"VpnConnections\": []} ~ holds no CustomerGatewayConfiguration",
                "<html/> ~ is no customer gateway configuration: it begins with <html>",
                "OTHER ~ has no tunnel to 203.0.113.10, the site's onPremises.vpn.peer, but to [203.0.113.99]",
            })
    void saysWhatIsWrongWithTheTunnels(String text, String problem, @TempDir Path folder) throws Exception {
        String told = text.equals("OTHER") ? awsAnswer().replace("203.0.113.10", "203.0.113.99") : text;
        Path tunnels = Files.writeString(folder.resolve("tunnels"), told);

        Run run = run("config", "toronto", "--sites=" + pair(folder), "--peer=on-premises", "--tunnels=" + tunnels);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(problem).doesNotContain("\tat ", "KeyOf");
    }

    @Test
    void exposesNoKeyOfTunnelsItDoesNotKnow(@TempDir Path folder) throws Exception {
        Run run = run("config", "toronto", "--sites=" + pair(folder), "--peer=on-premises", "--expose-pre-shared-keys");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("the tunnels are not known; give --deployed, or --tunnels FILE");
    }

    private static String awsAnswer() throws Exception {
        return Files.readString(Path.of("../test/src/resources/io/cloudconnect/cube/customer-gateway.xml"));
    }

    private static Path pair(Path folder) throws Exception {
        return Files.writeString(
                folder.resolve("pair.yaml"),
                """
                twilio: {credentials: cloudconnect/twilio}
                sites:
                  toronto:
                    region: ca-central-1
                    exchange: ashburn-ix
                    trunk: {domain: toronto}
                    router: {redundancy: pair}
                    onPremises:
                      networks: [10.1.0.0/16]
                      callManagers: [10.1.1.10]
                      vpn: {type: site-to-site, peer: 203.0.113.10, asn: 65010, preSharedKey: voice/vpn}
                """);
    }
}
