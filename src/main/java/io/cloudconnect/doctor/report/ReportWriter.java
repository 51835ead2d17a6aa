package io.cloudconnect.doctor.report;

import io.cloudconnect.doctor.CallDiagnosis;
import io.cloudconnect.doctor.Diagnosis;
import io.cloudconnect.doctor.rules.Evidence;
import io.cloudconnect.doctor.rules.Words;
import io.cloudconnect.sip.Call;
import io.cloudconnect.sip.CallMessage;
import io.cloudconnect.sip.CallTimings;
import io.cloudconnect.sip.Place;
import io.cloudconnect.sip.Sdp;
import io.cloudconnect.sip.SipMessage;
import io.cloudconnect.sip.TraceTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Puts calls and findings into words, masked where that is asked for. */
final class ReportWriter {
    private static final int LINES_SHOWN = 400;

    private final Map<String, String> files;
    private final Report.Options options;

    ReportWriter(Map<String, String> files, Report.Options options) {
        this.files = files;
        this.options = options;
    }

    String text(String text) {
        return options.text(text);
    }

    /** Whose name is met in one message may stand in those before it. */
    void learn(Diagnosis diagnosis) {
        options.anonymiser().ifPresent(anonymiser -> diagnosis.calls().stream()
                .flatMap(call -> call.call().messages().stream())
                .forEach(message -> anonymiser.learn(message.message().lines())));
    }

    String file(String name) {
        return options.anonymiser().isPresent()
                ? "trace-" + (Math.max(0, List.copyOf(files.keySet()).indexOf(name)) + 1)
                : files.getOrDefault(name, name);
    }

    String place(Place place) {
        return place.unit() == Place.Unit.LINE
                ? file(place.file()) + ":" + place.number()
                : file(place.file()) + " frame " + place.number();
    }

    /** A line of the trace, of a message whose lines are masked already. */
    FindingReport.Line line(Evidence evidence, List<String> message) {
        Place place = evidence.place();
        return new FindingReport.Line(
                place(place),
                file(place.file()),
                place.number(),
                place.unit() == Place.Unit.FRAME,
                evidence.lineOfMessage() < message.size()
                        ? message.get(evidence.lineOfMessage()).strip()
                        : text(evidence.line()),
                evidence.message(),
                evidence.lineOfMessage());
    }

    /** The lines of a message. */
    List<String> lines(CallMessage message) {
        return options.message(message.message().lines());
    }

    /** What differs from the reference call, where that was asked for. */
    Optional<List<Difference>> comparison(CallDiagnosis diagnosis) {
        return options.compared()
                ? Optional.of(ReferenceCall.compare(diagnosis).stream()
                        .map(this::masked)
                        .toList())
                : Optional.empty();
    }

    /** A header's value alone is masked as it is in its line. */
    String value(String header, String value) {
        String name = header + ": ";
        return text(name + value).substring(name.length());
    }

    /** A user part alone is masked as it is within its URI. */
    String user(String user) {
        String masked = text("sip:" + user + "@");
        return masked.substring("sip:".length(), masked.length() - 1);
    }

    Map<String, String> facts(CallDiagnosis diagnosis) {
        Call call = diagnosis.call();
        Map<String, String> facts = new LinkedHashMap<>();
        CallTimings times = call.timings();
        facts.put("Call-ID", value("Call-ID", call.callId()));
        call.transport()
                .ifPresent(transport -> facts.put("Transport", transport.id().toUpperCase(Locale.ROOT)));
        call.edge().ifPresent(edge -> facts.put("Edge", edge.id()));
        call.trunkDomain().ifPresent(trunk -> facts.put("Trunk", text(trunk.fullName())));
        call.tnx().ifPresent(tnx -> facts.put("Connection", text(tnx)));
        diagnosis.seenByTwilio().ifPresent(address -> facts.put("Seen by Twilio as", text(address)));
        call.twilioCallSid().ifPresent(sid -> facts.put("Twilio's call SID", text(sid)));
        times.postDialDelay().ifPresent(time -> facts.put("Rang or answered after", Words.span(time)));
        times.answerDelay().ifPresent(time -> facts.put("Answered after", Words.span(time)));
        times.duration().ifPresent(time -> facts.put("Talked", Words.span(time)));
        media(call.offer()).ifPresent(media -> facts.put("Offered", text(media)));
        media(call.answer()).ifPresent(media -> facts.put("Answer", text(media)));
        return facts;
    }

    private static Optional<String> media(Optional<Sdp> sdp) {
        return sdp.flatMap(one -> one.audio()
                .map(audio ->
                        one.connectionOf(audio).map(Sdp.Connection::address).orElse("?") + ":" + audio.port()
                                + ", " + String.join(" ", audio.encodings()).toLowerCase(Locale.ROOT)
                                + ", " + one.directionOf(audio)
                                + (audio.isSecure() ? ", SRTP" : "")));
    }

    MessageReport message(CallMessage message, boolean ours, List<String> lines) {
        SipMessage sip = message.message();
        List<String> shown = lines.size() > LINES_SHOWN ? lines.subList(0, LINES_SHOWN) : lines;
        return new MessageReport(
                message.number(),
                text(sip.isRequest() ? sip.method() : (sip.status() + " " + sip.reason()).strip()),
                ours,
                message.isRetransmission(),
                sip.sdp().isPresent(),
                message.time().map(TraceTime::instant),
                place(message.place()),
                List.copyOf(shown));
    }

    private Difference masked(Difference one) {
        return new Difference(
                one.message(),
                one.header(),
                one.expected(),
                one.found().isEmpty() ? "" : value(one.header(), one.found()),
                one.matters(),
                one.why());
    }
}
