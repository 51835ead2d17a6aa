package io.cloudconnect.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LocalCloudExtensionTest {
    @Test
    void runsWhereNothingIsMissing() {
        assertThat(LocalCloudExtension.decide(Optional.empty(), Map.of("CI", "true"))
                        .isDisabled())
                .isFalse();
    }

    @Test
    void skipsWithTheReasonWherePythonIsMissing() {
        var decision = LocalCloudExtension.decide(Optional.of("python3 is missing"), Map.of());

        assertThat(decision.isDisabled()).isTrue();
        assertThat(decision.getReason()).contains("python3 is missing");
    }

    @Test
    void failsInsteadOfSkippingInContinuousIntegration() {
        assertThatThrownBy(() -> LocalCloudExtension.decide(Optional.of("python3 is missing"), Map.of("CI", "true")))
                .hasMessageContaining("python3 is missing");
    }
}
