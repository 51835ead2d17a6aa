package io.cloudconnect.doctor.rules;

import io.cloudconnect.sip.CallMessage;
import io.cloudconnect.sip.CallRole;
import io.cloudconnect.sip.Sdp;
import io.cloudconnect.sip.SipMessage;
import io.cloudconnect.sip.Transaction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** A final response that a row of {@code findings.yaml} knows by its code, its words or its status. */
final class Refusal implements Rule {
    private static final String UNKNOWN_CODE = "CC-T240";
    private static final String NO_AUDIO = "no audio stream";
    /** Challenges have rules of their own, and 487 is what the caller asked for. */
    private static final Set<Integer> ELSEWHERE = Set.of(401, 407, 487);

    private final List<FindingRow> rows =
            Catalogue.rows().stream().filter(row -> row.answer().isPresent()).toList();

    /** The ids of the rows that match an answer by its words. */
    private final PerText<Set<String>> worded = new PerText<>(this::matching);

    @Override
    public Set<String> ids() {
        Set<String> ids = new LinkedHashSet<>(rows.stream().map(FindingRow::id).toList());
        ids.add(UNKNOWN_CODE);
        return ids;
    }

    @Override
    public List<Hit> examine(CallView call) {
        List<Hit> hits = new ArrayList<>(1);
        if (call.call().invite().isPresent()) {
            explain(call, call.call().invite().get(), hits);
        }
        for (Transaction refer : call.call().transactions("REFER")) {
            explain(call, refer, hits);
        }
        return hits;
    }

    private void explain(CallView call, Transaction transaction, List<Hit> hits) {
        Optional<CallMessage> answer = transaction.finalResponse();
        if (answer.isPresent() && answer.get().message().status() >= 300) {
            Optional<Hit> hit = explain(call, transaction, answer.get());
            if (hit.isPresent()) {
                hits.add(hit.get());
            }
        }
    }

    private Optional<Hit> explain(CallView call, Transaction transaction, CallMessage answer) {
        int status = answer.message().status();
        boolean byRouter = call.isOurs(answer);
        Optional<TwilioError> error = TwilioError.of(answer);
        if (call.call().role() == CallRole.INTERNAL
                || byRouter && status < 400
                || status == 487
                || !byRouter && error.isEmpty() && ELSEWHERE.contains(status)) {
            return Optional.empty();
        }
        OptionalInt code = error.isPresent() ? OptionalInt.of(error.get().code()) : OptionalInt.empty();
        Set<String> byWords = worded.of(
                answer.message().reason() + " " + error.map(TwilioError::text).orElse(""));
        FindingRow best = null;
        int closest = -1;
        for (FindingRow row : rows) {
            AnswerMatch match = row.answer().orElseThrow();
            if (match.byRouter() != byRouter || !match.method().equals(transaction.method())) {
                continue;
            }
            OptionalInt closeness = match.closeness(status, code, byWords.contains(row.id()));
            if (closeness.isPresent() && closeness.getAsInt() > closest) {
                best = row;
                closest = closeness.getAsInt();
            }
        }
        if (best == null) {
            return Optional.empty();
        }
        boolean unknownCode = code.isPresent() && closest < 2 && !byRouter;
        Hit hit = Hit.of(unknownCode ? UNKNOWN_CODE : best.id()).at(answer).at(answer, "X-Twilio-Error");
        Hit placed = status == 403 ? hit.at(answer, "Via") : hit;
        return Optional.of(withValues(placed, call, answer, error));
    }

    private Set<String> matching(String words) {
        Set<String> ids = new HashSet<>();
        for (FindingRow row : rows) {
            if (row.answer().orElseThrow().matches(words)) {
                ids.add(row.id());
            }
        }
        return Set.copyOf(ids);
    }

    private static Hit withValues(Hit hit, CallView call, CallMessage answer, Optional<TwilioError> error) {
        SipMessage message = answer.message();
        Optional<CallMessage> invite = call.call().invite().flatMap(Transaction::request);
        return hit.with("status", message.status())
                .with("reason", () -> error.map(TwilioError::text)
                        .filter(text -> !text.isBlank())
                        .orElse(message.reason()))
                .with("error", () -> error.map(one -> one.code() + " " + one.text())
                        .orElse("nothing"))
                .with("code", () -> error.map(one -> String.valueOf(one.code())).orElse("<code>"))
                .with("hops", () -> header(invite, "Max-Forwards").orElse("an unknown number"))
                .with("retryAfter", () -> message.header("Retry-After")
                        .map(text -> text + " seconds")
                        .orElse("a little"))
                .with("minSe", () -> message.header("Min-SE").orElse("not told"))
                .with("sessionExpires", () -> header(invite, "Session-Expires").orElse(""))
                .with("codecs", () -> codecs(invite))
                .with("offer", () -> offer(invite)
                        .map(audio -> audio.protocol() + " " + codecs(invite))
                        .orElse(NO_AUDIO))
                .with("protocol", () -> offer(invite).map(Sdp.Media::protocol).orElse(NO_AUDIO))
                .with("header", "Contact")
                .with("user", "?")
                .with("address", () -> invite.flatMap(one -> one.message().contact())
                        .map(one -> one.uri().host())
                        .orElse("?"))
                .with("target", () -> message.contact()
                        .map(one -> one.uri().toString())
                        .or(() -> message.header("Refer-To"))
                        .orElse("another place"))
                .with("source", () -> invite.map(RouterSilent::source).orElse("an unknown address"));
    }

    private static Optional<String> header(Optional<CallMessage> invite, String name) {
        return invite.flatMap(one -> one.message().header(name));
    }

    private static Optional<Sdp.Media> offer(Optional<CallMessage> invite) {
        return invite.flatMap(SdpLines::audio);
    }

    private static String codecs(Optional<CallMessage> invite) {
        return offer(invite).map(audio -> String.join(", ", audio.encodings())).orElse("no codecs");
    }
}
