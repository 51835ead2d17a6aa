package io.cloudconnect.ip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CidrTest {
    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/33, not between /0 and /32",
        "10.0.0.1/16, write 10.0.0.0/16",
        "10.0.0.256/32, 256 is above 255",
        "10.0.0/24, write four numbers and a prefix",
        "example.com, write four numbers and a prefix",
        "'', write four numbers and a prefix"
    })
    void saysWhatIsWrongWithANetwork(String text, String remedy) {
        assertThatThrownBy(() -> Cidr.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(remedy);
    }

    @ParameterizedTest
    @CsvSource({
        "10.20.0.0/16, 255.255.0.0, 0.0.255.255, 65536",
        "203.0.113.7, 255.255.255.255, 0.0.0.0, 1",
        "0.0.0.0/0, 0.0.0.0, 255.255.255.255, 4294967296",
        "168.86.128.0/18, 255.255.192.0, 0.0.63.255, 16384"
    })
    void knowsItsMasksAndSize(String text, String mask, String wildcard, long size) {
        Cidr network = Cidr.of(text);

        assertThat(network.mask()).isEqualTo(mask);
        assertThat(network.wildcard()).isEqualTo(wildcard);
        assertThat(network.size()).isEqualTo(size);
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.0.0/16, false",
        "172.31.0.0/16, false",
        "192.168.35.0/24, false",
        "100.64.0.1/32, false",
        "0.0.0.0/0, false",
        "203.0.113.0/24, true",
        "208.78.112.64/32, true"
    })
    void tellsPublicAddressesFromOthers(String text, boolean isPublic) {
        assertThat(Cidr.of(text).isPublic()).isEqualTo(isPublic);
    }

    @Test
    void splitsIntoEqualParts() {
        assertThat(Cidr.of("10.20.0.0/16").split(18))
                .hasToString("[10.20.0.0/18, 10.20.64.0/18, 10.20.128.0/18, 10.20.192.0/18]");
    }

    @Property
    void readsBackWhatItWrites(@ForAll @LongRange(max = 0xFFFFFFFFL) long address, @ForAll @IntRange(max = 32) int prefix) {
        long mask = prefix == 0 ? 0 : 0xFFFFFFFFL << (32 - prefix) & 0xFFFFFFFFL;
        Cidr network = new Cidr(address & mask, prefix);

        assertThat(Cidr.of(network.toString())).isEqualTo(network);
        assertThat(network.contains(new Cidr(address, 32))).isTrue();
        assertThat(network.host(network.size() - 1)).isNotEmpty();
    }
}
