package io.cloudconnect.sip;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudconnect.sip.SampleCalls.Kind;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Messages become calls, one at a time, and no more is held than is open. */
class CallsTest {
    @Test
    void givesACallOnceItIsOverAndNotBefore() {
        List<TraceMessage> first = traced(SampleCalls.call(Kind.COMPLETED, 1, "UDP"));
        List<TraceMessage> later = traced(SampleCalls.call(Kind.COMPLETED, 5_000, "UDP"));
        List<String> order = new ArrayList<>();
        Stream<TraceMessage> messages = Stream.concat(first.stream(), later.stream())
                .peek(message -> order.add(message.message().callId().orElseThrow()));

        try (Stream<Call> calls = Calls.of(messages)) {
            calls.forEach(call -> order.add("over " + call.callId()));
        }

        assertThat(order.indexOf("over 00000001-CA11@198.51.100.7"))
                .isGreaterThan(order.indexOf("00001388-CA11@198.51.100.7"))
                .isLessThan(order.lastIndexOf("00001388-CA11@198.51.100.7"));
    }

    @Test
    void keepsACallOpenForRepetitionsOfItsLastWord() {
        List<TraceMessage> messages = new ArrayList<>(traced(SampleCalls.call(Kind.COMPLETED, 1, "UDP")));
        Wire last = SampleCalls.call(Kind.COMPLETED, 1, "UDP").get(6);
        messages.add(traced(new Wire(last.time().plusSeconds(4), last.sent(), last.router(), last.peer(), last.text())));

        List<Call> calls = Calls.of(messages.stream()).toList();

        assertThat(calls).singleElement().satisfies(call -> {
            assertThat(call.messages()).hasSize(8);
            assertThat(call.messages().get(7).retransmissionOf()).hasValue(7);
        });
    }

    @Test
    void joinsTheSecondInviteAfterAChallengeToTheSameCall() {
        List<Wire> wires = new ArrayList<>();
        for (Wire wire : SampleCalls.call(Kind.REJECTED, 1, "UDP")) {
            wires.add(new Wire(wire.time(), wire.sent(), wire.router(), wire.peer(), wire.text().replace("404 Not found", "407 Proxy Authentication Required")));
        }
        for (Wire wire : SampleCalls.call(Kind.COMPLETED, 1, "UDP")) {
            wires.add(new Wire(wire.time().plusSeconds(1), wire.sent(), wire.router(), wire.peer(), wire.text().replace("CSeq: 1 ", "CSeq: 3 ").replace("z9hG4bK", "z9hG4bKsecond")));
        }

        List<Call> calls = Calls.of(traced(wires).stream()).toList();

        assertThat(calls).singleElement().satisfies(call -> {
            assertThat(call.outcome()).isEqualTo(Outcome.COMPLETED);
            assertThat(call.transactions("INVITE")).hasSize(2);
            assertThat(call.invite().orElseThrow().cseq().number()).isEqualTo(3);
            assertThat(call.status()).hasValue(200);
        });
    }

    @Test
    void worksOutTheTimes() {
        Call call = Calls.of(traced(SampleCalls.call(Kind.COMPLETED, 1, "UDP")).stream()).findFirst().orElseThrow();

        assertThat(call.timings().postDialDelay()).contains(Duration.ofMillis(911));
        assertThat(call.timings().answerDelay()).contains(Duration.ofMillis(3411));
        assertThat(call.timings().duration()).contains(Duration.ofMillis(30_015));
    }

    @Test
    void marksRetransmissionsAndCountsThem() {
        Call call = Calls.of(traced(SampleCalls.call(Kind.NO_RESPONSE, 1, "UDP")).stream()).findFirst().orElseThrow();

        assertThat(call.outcome()).isEqualTo(Outcome.NO_RESPONSE);
        assertThat(call.messages()).extracting(CallMessage::isRetransmission).containsExactly(false, true, true, true);
        assertThat(call.invite().orElseThrow().retransmissions()).isEqualTo(3);
    }

    @Test
    void holdsCallsByTheTenThousandWithoutLosingAMessage() {
        int count = 25_000;
        int steps = SampleCalls.call(Kind.COMPLETED, 0, "UDP").size();
        Stream<TraceMessage> stepByStep = IntStream.range(0, steps)
                .boxed()
                .flatMap(step -> IntStream.range(0, count).mapToObj(number -> traced(withNumber(step, number))));
        Map<String, Integer> seen = new HashMap<>();

        try (Stream<Call> calls = Calls.of(stepByStep)) {
            calls.forEach(call -> {
                seen.merge(call.callId(), 1, Integer::sum);
                assertThat(call.messages()).hasSize(steps);
                assertThat(call.messages().get(3).message().startLine()).isEqualTo("SIP/2.0 200 OK");
                assertThat(call.messages().get(0).traced().source()).contains(HostPort.of("10.20.0.10", 5060));
                assertThat(call.timings().duration()).contains(Duration.ofMillis(30_015));
            });
        }

        assertThat(seen).hasSize(count).allSatisfy((id, times) -> assertThat(times).isEqualTo(1));
    }

    @Test
    void letsGoOfACallItHasHandedOut() {
        Stream<TraceMessage> twoCalls = IntStream.range(0, 2 * PATTERN.size())
                .mapToObj(turn -> traced(withNumber(turn / 2, turn % 2)));
        try (Stream<Call> calls = Calls.of(twoCalls)) {
            Iterator<Call> inTurn = calls.iterator();

            WeakReference<Call> first = new WeakReference<>(inTurn.next());
            WeakReference<SipMessage> message =
                    new WeakReference<>(first.get().messages().get(0).message());
            System.gc();

            assertThat(message.get()).isNull();
            assertThat(inTurn.hasNext()).isTrue();
        }
    }

    private static final List<Wire> PATTERN = SampleCalls.call(Kind.COMPLETED, 0, "UDP");

    private static Wire withNumber(int step, int number) {
        Wire wire = PATTERN.get(step);
        return new Wire(
                wire.time(), wire.sent(), wire.router(), wire.peer(), wire.text().replace("00000000-CA11", number + "-CA11"));
    }

    private static List<TraceMessage> traced(List<Wire> wires) {
        return wires.stream().map(CallsTest::traced).toList();
    }

    private static TraceMessage traced(Wire wire) {
        return new TraceMessage(
                SipMessage.parse(wire.text()),
                Place.line("test", 1),
                Optional.of(new TraceTime(
                        wire.time(), java.time.temporal.ChronoUnit.MILLIS, true, Optional.empty(), TraceTime.Clock.TRUSTED)),
                wire.sent() ? Direction.SENT : Direction.RECEIVED,
                Optional.of(wire.source()),
                Optional.of(wire.destination()),
                Optional.empty(),
                Optional.empty(),
                LineMap.STRAIGHT);
    }
}
