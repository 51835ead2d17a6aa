package io.cloudconnect.trunk.function.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkerTest {
    private static final String STACK = "arn:aws:cloudformation:us-east-1:123456789012:stack/CloudConnect-virginia/";

    private final Marker marker = Marker.of(STACK + "11111111", "Trunk", "");

    @Test
    void staysWhenTheStackIsMadeAgain() {
        assertThat(Marker.of(STACK + "22222222", "Trunk", "")).isEqualTo(marker);
    }

    @Test
    void differsBetweenStacksResourcesAndImportedTrunks() {
        assertThat(Marker.of(STACK.replace("us-east-1", "us-west-2") + "1", "Trunk", "")).isNotEqualTo(marker);
        assertThat(Marker.of(STACK.replace("virginia", "oregon") + "1", "Trunk", "")).isNotEqualTo(marker);
        assertThat(Marker.of(STACK + "1", "Trunk2", "")).isNotEqualTo(marker);
        assertThat(Marker.of(STACK + "1", "Trunk", "TK1")).isNotEqualTo(marker);
    }

    @Test
    void isKnownAgainOnlyAtTheEndOfAName() {
        assertThat(marker.on("Gaman")).matches("Gaman \\[cc-[0-9a-f]{10}]").hasSize("Gaman".length() + Marker.ROOM);
        assertThat(marker.isOn(marker.on("Gaman"))).isTrue();
        assertThat(marker.isOn(marker.on("Gaman") + " (copy)")).isFalse();
    }
}
