package io.cloudconnect.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EdgeTest {
    @Test
    void knowsEightExchangesAndEightPublicEdges() {
        assertThat(Edge.all()).hasSize(16).doesNotHaveDuplicates();
        assertThat(Exchange.ASHBURN).isSameAs(Exchange.of("us1-ix"));
        assertThat(PublicEdge.ASHBURN).isSameAs(Edge.of("public:us1"));
    }

    @Test
    void derivesTodaysAndTheOldTerminationHost() {
        TrunkDomain gaman = new TrunkDomain("gaman");

        assertThat(Exchange.ASHBURN.terminationHost(gaman)).isEqualTo("gaman.pstn.ashburn-ix.twilio.com");
        assertThat(Exchange.ASHBURN.legacyTerminationHost(gaman)).isEqualTo("gaman.pstn.us1-ix.twilio.com");
    }
}
