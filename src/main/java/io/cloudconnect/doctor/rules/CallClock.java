package io.cloudconnect.doctor.rules;

import io.cloudconnect.sip.CSeq;
import io.cloudconnect.sip.Call;
import io.cloudconnect.sip.CallMessage;
import io.cloudconnect.sip.NameAddress;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** When a message passed: by the trace's own times or, where a log has none, by the Date header nearest to it. */
final class CallClock {
    private CallClock() {}

    static Optional<Instant> time(Call call, CallMessage one) {
        if (one.time().isPresent()) {
            return one.time().map(time -> time.instant());
        }
        return date(one).or(() -> call.messages().stream()
                .filter(other -> other.number() > one.number() && sameTransaction(one, other))
                .map(CallClock::date)
                .flatMap(Optional::stream)
                .findFirst());
    }

    private static boolean sameTransaction(CallMessage one, CallMessage other) {
        Optional<CSeq> mine = one.message().cseq();
        return mine.isPresent()
                && mine.map(CSeq::number).equals(other.message().cseq().map(CSeq::number))
                && one.message()
                        .from()
                        .flatMap(NameAddress::tag)
                        .equals(other.message().from().flatMap(NameAddress::tag));
    }

    private static Optional<Instant> date(CallMessage one) {
        return one.message().header("Date").flatMap(text -> {
            try {
                return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant());
            } catch (DateTimeParseException notADate) {
                return Optional.empty();
            }
        });
    }
}
