package io.cloudconnect.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ReadAheadTest {
    private static final SipMessage MESSAGE = SipMessage.parse("OPTIONS sip:router SIP/2.0\nCall-ID: 1@router\nCSeq: 1 OPTIONS\n\n");

    @Test
    void keepsTheOrder() {
        List<Long> lines = new ArrayList<>();
        try (ReadAhead ahead = ReadAhead.of(messages().limit(10_000).iterator())) {
            ahead.forEachRemaining(one -> lines.add(one.traced().place().number()));
        }

        assertThat(lines).hasSize(10_000).isSorted();
    }

    @Test
    void failsWhereTheReadingFails() {
        Iterator<KeyedMessage> broken = messages()
                .peek(one -> {
                    if (one.traced().place().number() == 1_000) {
                        throw new IllegalStateException("disk on fire");
                    }
                })
                .iterator();

        try (ReadAhead ahead = ReadAhead.of(broken)) {
            assertThatThrownBy(() -> ahead.forEachRemaining(one -> {}))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("disk on fire");
        }
    }

    @Test
    void stopsReadingWhenClosed() {
        List<Long> read = new ArrayList<>();
        ReadAhead ahead = ReadAhead.of(messages()
                .peek(one -> read.add(one.traced().place().number()))
                .iterator());
        ahead.next();

        ahead.close();

        // What is under way at a time is little, however much there is.
        assertThat(read).hasSizeLessThan(10_000);
    }

    private static Stream<KeyedMessage> messages() {
        return Stream.iterate(1L, line -> line + 1)
                .map(line -> KeyedMessage.of(new TraceMessage(
                                MESSAGE,
                                Place.line("endless.log", line),
                                Optional.empty(),
                                Direction.SENT,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                LineMap.STRAIGHT)));
    }
}
