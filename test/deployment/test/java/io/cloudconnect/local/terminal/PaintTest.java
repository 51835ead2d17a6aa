package io.cloudconnect.local.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaintTest {
    @Test
    void foldsBetweenColumnsFirst() {
        assertThat(Paint.fold("in  UDP 5060  192.0.2.1, .2  Twilio signalling, SIP", 30, 14))
                .containsExactly(
                        "in  UDP 5060  192.0.2.1, .2", "              Twilio", "              signalling, SIP");
    }

    @Test
    void leavesALineThatFitsAndAWordThatCannotBeBroken() {
        assertThat(Paint.fold("a  b c", 6, 2)).containsExactly("a  b c");
        assertThat(Paint.fold("a  0123456789", 6, 3)).containsExactly("a  0123456789");
    }

    @Test
    void countsNoColours() {
        Paint paint = new Paint(true);

        assertThat(Paint.fold(paint.value("one") + "  " + paint.quiet("two"), 8, 2))
                .hasSize(1);
    }
}
