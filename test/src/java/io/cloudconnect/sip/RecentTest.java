package io.cloudconnect.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecentTest {
    private final List<String> read = new ArrayList<>();
    private final Recent<String> recent = new Recent<>(bytes -> {
        String text = new String(bytes, StandardCharsets.UTF_8);
        read.add(text);
        return "<" + text + ">";
    });

    @Test
    void readsTheSameTextOnce() {
        assertThat(value("SIP/2.0/TCP 10.20.0.37:5060")).isEqualTo("<SIP/2.0/TCP 10.20.0.37:5060>");
        assertThat(value("SIP/2.0/TCP 10.20.0.37:5060")).isEqualTo("<SIP/2.0/TCP 10.20.0.37:5060>");

        assertThat(read).hasSize(1);
    }

    @Test
    void tellsTextsApartThatFallOnOnePlace() {
        String ends = "12345678%s12345678middle!!12345678%s87654321abcdefgh";

        for (String difference : List.of("a", "b", "c", "a", "b")) {
            String text = ends.formatted(difference, difference);

            assertThat(value(text)).isEqualTo("<" + text + ">");
        }
    }

    @Test
    void tellsManyShortTextsApart() {
        for (int number = 0; number < 20_000; number++) {
            assertThat(value(Integer.toString(number))).isEqualTo("<" + number + ">");
        }
    }

    @Test
    void readsALongTextAnewEachTimeAndKeepsNoneOfIt() {
        String text = "a".repeat(5_000);

        assertThat(value(text)).isEqualTo(value(text));
        assertThat(read).hasSize(2);
    }

    /** Read from the middle of a message, as headers are. */
    private String value(String text) {
        byte[] bytes = ("Via: " + text + "\r\n").getBytes(StandardCharsets.UTF_8);
        return recent.read(bytes, 5, bytes.length - 2);
    }
}
