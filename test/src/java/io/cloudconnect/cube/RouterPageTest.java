package io.cloudconnect.cube;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class RouterPageTest {
    @Test
    void explainsEverySection() throws IOException {
        String page = Files.readString(Path.of("../docs/router.md"));
        CubeSettings everything = Sites.full()
                .interconnect(InterconnectPath.vpn(
                        "192.0.2.1",
                        InterconnectPath.VpnMode.ROUTE_BASED,
                        IpsecProposal.AES_GCM,
                        PreSharedKey.typedIn()))
                .extraConfiguration(List.of("ip name-server 10.1.1.53"))
                .build();

        assertThat(CubeConfiguration.of(everything).sections())
                .extracting(Section::title)
                .hasSize(21)
                .allSatisfy(title -> assertThat(page).contains(title));
    }
}
