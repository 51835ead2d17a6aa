package io.cloudconnect.doctor.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.cloudconnect.doctor.CallDiagnosis;
import io.cloudconnect.sip.CallMessage;
import io.cloudconnect.sip.Sdp;
import io.cloudconnect.sip.SipHeader;
import io.cloudconnect.sip.SipMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The reference call of the article of 2019, as shapes, to hold other calls against. */
public final class ReferenceCall {
    private static final List<Part> PARTS = read();

    private record Part(String name, boolean byCaller, String method, int status, List<Shape> shapes) {}

    private record Shape(String header, String example, Pattern pattern, boolean needed, boolean matters, String why) {}

    private ReferenceCall() {}

    /** What differs, message by message and header by header. */
    public static List<Difference> compare(CallDiagnosis call) {
        List<Difference> differences = new ArrayList<>();
        for (Part part : PARTS) {
            Optional<CallMessage> found = find(call, part);
            if (found.isEmpty()) {
                differences.add(
                        new Difference(part.name(), "the message", "is there", "", true, "the reference call has it"));
                continue;
            }
            part.shapes().forEach(shape -> compare(part, shape, found.get().message())
                    .ifPresent(differences::add));
        }
        return differences;
    }

    private static Optional<CallMessage> find(CallDiagnosis call, Part part) {
        return call.call().messages().stream()
                .filter(one -> !one.isRetransmission() && call.isOurs(one) == part.byCaller())
                .filter(one -> part.status() == 0
                        ? one.message().isRequest(part.method())
                        : one.message().isResponseTo(part.method())
                                && one.message().status() / 10 == part.status() / 10)
                .findFirst();
    }

    private static Optional<Difference> compare(Part part, Shape shape, SipMessage message) {
        String found = value(shape.header(), message);
        boolean same = found.isEmpty()
                ? !shape.needed()
                : shape.pattern().matcher(found).matches();
        return same
                ? Optional.empty()
                : Optional.of(new Difference(
                        part.name(), shape.header(), shape.example(), found, shape.matters(), shape.why()));
    }

    private static String value(String header, SipMessage message) {
        if (header.equals("Request-URI")) {
            return message.requestUriText().orElse("");
        }
        if (header.length() == 2 && header.charAt(1) == '=') {
            return message.sdp()
                    .flatMap(sdp -> sdp.lines().stream()
                            .filter(line -> line.type() == header.charAt(0))
                            .findFirst())
                    .map(Sdp.Line::value)
                    .orElse("");
        }
        return String.join(
                ", ", message.headers(header).stream().map(SipHeader::value).toList());
    }

    private static List<Part> read() {
        List<Part> parts = new ArrayList<>();
        try (InputStream in = ReferenceCall.class.getResourceAsStream("/io/cloudconnect/doctor/reference-call.yaml")) {
            for (JsonNode cells : new YAMLMapper().readTree(in).get("messages")) {
                List<Shape> shapes = new ArrayList<>();
                cells.get("headers")
                        .forEach(row -> shapes.add(new Shape(
                                row.get("name").asText(),
                                row.get("example").asText(),
                                Pattern.compile(row.get("shape").asText(), Pattern.CASE_INSENSITIVE | Pattern.DOTALL),
                                row.path("needed").asBoolean(true),
                                row.path("matters").asBoolean(false),
                                row.get("why").asText())));
                parts.add(new Part(
                        cells.get("name").asText(),
                        cells.get("sent").asBoolean(),
                        cells.get("method").asText(),
                        cells.path("status").asInt(),
                        List.copyOf(shapes)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(parts);
    }
}
