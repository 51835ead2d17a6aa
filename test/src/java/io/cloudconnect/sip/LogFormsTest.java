package io.cloudconnect.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One exchange of messages in every form a router, a syslog server or a person gives it. */
class LogFormsTest {
    private static final String INTERFACE_DOWN = "*Mar  9 14:00:00.001: %LINK-3-UPDOWN: Interface GigabitEthernet2, changed state to down";
    private static final String COVER = """
            ------------------ Cover Buffer ---------------
            Search-key = 4479:+16475550003:17
              Timestamp = *Mar  9 14:00:00.000
              Buffer-Id = 1
              CallID = 17
              Peer-CallID = 18
              Correlator = 5
              Called-Number = +16475550003
              SIP CallID = 00000003-CA11@198.51.100.7
              Tenant = 100
            -----------------------------------------------
            """;

    /** INVITE with SDP, 100, 200 with SDP, ACK. */
    private static final List<Wire> EXCHANGE =
            Stream.of(0, 1, 3, 4).map(SampleCalls.call(SampleCalls.Kind.COMPLETED, 3, "TCP")::get).toList();

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> readsTheSameMessagesFromEveryForm() {
        Map<String, String> forms = new LinkedHashMap<>();
        forms.put("with sequence numbers", headed("007592: Mar  9 14:00:00.000: "));
        forms.put("with a clock never set", headed("*Mar  9 14:00:00.000: "));
        forms.put("with a clock that lost NTP", headed(".Mar  9 14:00:00.000: "));
        forms.put("without blanks", headed("*Mar  9 14:00:00.000:").replaceAll("(?m)^([\\w-]+): +", "$1:"));
        forms.put("with a zone", headed("Mar  9 14:00:00.000 EST: "));
        forms.put("with a year", headed("Mar  9 2026 14:00:00.000: "));
        forms.put("with a year and a zone", headed("001: *Mar  9 2026 14:00:00.000 UTC: "));
        forms.put("without a time", headed(""));
        forms.put("with a host name", headed("vcube-1: 007592: Mar  9 14:00:00.000: "));
        forms.put("VoIP trace", voipTrace());
        forms.put("VoIP trace whose cover buffers have colons", voipTrace().replace(" = ", ": ").replaceAll("\n+(-+ Cover)", "\n$1"));
        forms.put("binary bodies behind the messages", each(LogFormsTest::withBinaryBody));
        forms.put("bare", each(wire -> marker(wire) + "\n" + text(wire) + "\n\n"));
        forms.put("start line behind the marker", each(wire -> marker(wire) + " " + text(wire) + "\n\n"));
        forms.put("CRLF", headed("*Mar  9 14:00:00.000: ").replace("\n", "\r\n"));
        forms.put("no blank lines between", each(wire -> marker(wire) + "\n" + text(wire).stripTrailing() + "\n"));
        forms.put("many blank lines between", each(wire -> marker(wire) + "\n\n" + text(wire) + "\n\n\n\n\n"));
        forms.put("indented", headed("").indent(4));
        forms.put("indented by tabs", headed("").replaceAll("(?m)^", "\t"));
        forms.put("plain SIP", each(LogFormsTest::text));
        forms.put("plain SIP with CRLF", each(Wire::text));
        forms.put("in a document", "Look at this:\n\n" + each(wire -> marker(wire) + "\n" + text(wire) + "\nThat is: well.\n\n"));
        forms.put("RFC 3164 on each line", prefixed("<191>1763: "));
        forms.put("RFC 3164 with the server's time", prefixed("Mar  9 14:00:01 10.20.0.10 1763: "));
        forms.put("RFC 3164 with both times", prefixed("<189>Mar  9 14:00:01 10.20.0.10 1763: *Mar  9 14:00:00.000: "));
        forms.put("RFC 5424 on each line", prefixed("<191>1 2026-03-09T14:00:00.000Z vcube cube - - - "));
        forms.put("RFC 5424 with data", prefixed("<191>1 2026-03-09T14:00:00.000+00:00 vcube cube 17 m [a b=\"c\"][d e=\"f\"] "));
        forms.put("ISO time on each line", prefixed("2026-03-09T14:00:00.000+01:00 10.20.0.10 "));
        forms.put("syslog with CR as #015", prefixed("Mar  9 14:00:01 10.20.0.10 1763: ").replace("\n", "#015\n"));
        forms.put("syslog on one line", oneLine());
        forms.put("log lines among the headers", interleaved("CSeq", INTERFACE_DOWN));
        forms.put("log lines within the SDP", interleaved("m=audio", "007600: " + INTERFACE_DOWN));
        forms.put("log lines without a time", interleaved("Contact", "%SYS-5-CONFIG_I: Configured from console by ops"));
        forms.put("another debug among the headers", interleaved("From", "*Mar  9 14:00:00.002: //17/1CE915CE8002/SIP/Info/info/1/sipSPICheck: Entry"));
        forms.put("another debug between messages", each(wire -> heading("*Mar  9 14:00:00.000: ") + marker(wire) + "\n" + text(wire) + "\n"
                + "*Mar  9 14:00:00.002: //17/1CE915CE8002/SIP/State/sipSPIChangeState:\nState: STATE_ACTIVE, substate: none\n"));
        forms.put("without Content-Length", headed("").replaceAll("Content-Length:.*\n", ""));
        forms.put("with headers in other case", headed("").replace("Call-ID:", "CALL-ID:").replace("Content-Length", "content-length"));
        forms.put("headers folded", headed("").replace(", BYE, CANCEL", ",\n BYE,\n\tCANCEL"));
        forms.put("broken at 80 columns", headed("*Mar  9 14:00:00.000: ").replaceAll("(?m)^(.{80})(?=.)", "$1\n"));
        forms.put("behind a byte order mark", "\uFEFF" + each(LogFormsTest::text));
        return forms.entrySet().stream().map(form -> DynamicTest.dynamicTest(form.getKey(), () -> check(form.getValue())));
    }

    private void check(String log) throws IOException {
        Trace trace = read(log, StandardCharsets.UTF_8);

        List<CallMessage> messages = trace.calls().stream().flatMap(call -> call.messages().stream()).toList();
        assertThat(trace.unreadable()).isEmpty();
        assertThat(trace.calls()).hasSize(1);
        assertThat(messages).hasSameSizeAs(EXCHANGE);
        for (int index = 0; index < EXCHANGE.size(); index++) {
            SipMessage read = messages.get(index).message();
            SipMessage written = SipMessage.parse(EXCHANGE.get(index).text());
            assertThat(read.startLine()).isEqualTo(written.startLine());
            assertThat(described(read)).isEqualTo(described(written));
            assertThat(read.body()).isEqualTo(written.body());
            assertThat(messages.get(index).isSent()).isEqualTo(EXCHANGE.get(index).sent());
            check(log, messages.get(index).traced());
        }
    }

    /** Where the reader says a header stands, there it stands. */
    private static void check(String log, TraceMessage traced) {
        String line = log.split("\n", -1)[(int) traced.placeOf("CSeq").number() - 1];
        assertThat(line.toLowerCase(java.util.Locale.ROOT)).contains("cseq:");
    }

    private static List<String> described(SipMessage message) {
        return message.headers().stream()
                .filter(header -> !header.is("Content-Length"))
                .map(header -> (header.name().toLowerCase(java.util.Locale.ROOT) + ": " + header.value()).replace(" ", ""))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "'007592: Mar  9 2026 14:00:00.593: ', 2026-03-09T14:00:00.593Z, MILLIS, TRUSTED, true,",
        "'*Mar  9 2026 14:00:00.593 EST: ', 2026-03-09T14:00:00.593Z, MILLIS, UNSET, true, EST",
        "'.Mar 19 2026 14:00:00.593123: ', 2026-03-19T14:00:00.593123Z, MICROS, DRIFTING, true,",
        "'Mar  9 2026 14:00:00: ', 2026-03-09T14:00:00Z, SECONDS, TRUSTED, true,",
        "'Mar  9 14:00:01 10.1.1.1 17: *Feb  8 2026 15:00:00.001: ', 2026-02-08T15:00:00.001Z, MILLIS, UNSET, true,",
        "'<191>1 2026-03-09T14:00:00.5+01:00 r1 a - - - ', 2026-03-09T13:00:00.500Z, MILLIS, TRUSTED, true,"
    })
    void readsTheTimeAndHowFarToTrustIt(
            String prefix, Instant instant, String precision, TraceTime.Clock clock, boolean year, String zone)
            throws IOException {
        TraceTime time = first(heading(prefix) + "Sent: \n" + text(EXCHANGE.get(0))).time().orElseThrow();

        assertThat(time.instant()).isEqualTo(instant);
        assertThat(time.precision()).hasToString(java.time.temporal.ChronoUnit.valueOf(precision).toString());
        assertThat(time.clock()).isEqualTo(clock);
        assertThat(time.yearKnown()).isEqualTo(year);
        assertThat(time.zone()).isEqualTo(Optional.ofNullable(zone));
    }

    @Test
    void readsCallLegGuidAndAddressesOfVoipTrace() throws IOException {
        TraceMessage first = first(voipTrace());

        assertThat(first.router().orElseThrow().callLeg()).contains(17L);
        assertThat(first.router().orElseThrow().guid()).contains("1CE915CE8002");
        assertThat(first.source()).contains(HostPort.of("10.20.0.10", 5060));
        assertThat(first.destination()).contains(HostPort.of("208.78.112.64", 5060));
        assertThat(first.transport()).contains(io.cloudconnect.twilio.SipTransport.TCP);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 50, 5000})
    void takesContentLengthForAHintOnly(int length) throws IOException {
        String log = headed("*Mar  9 14:00:00.000: ").replaceAll("Content-Length: [1-9]\\d*", "Content-Length: " + length);

        List<CallMessage> messages = read(log, StandardCharsets.UTF_8).calls().get(0).messages();

        assertThat(messages).hasSize(4);
        // A length of 0 says there is no body; then there is none to look for.
        assertThat(messages.get(0).message().sdp().isPresent()).isEqualTo(length > 0);
        assertThat(messages.get(3).message().body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void readsWhatPowerShellWrites(String charset) throws IOException {
        Trace trace = read("\uFEFF" + headed("*Mar  9 14:00:00.000: "), Charset.forName(charset));

        assertThat(trace.calls().get(0).messages()).hasSize(4);
    }

    @Test
    void reportsAMarkerNothingFollowsAndGoesOn() throws IOException {
        Trace trace = read("Sent:\nthe router was reloaded\n\n" + each(wire -> marker(wire) + "\n" + text(wire) + "\n"), StandardCharsets.UTF_8);

        assertThat(trace.unreadable()).singleElement().satisfies(place -> {
            assertThat(place.place().number()).isEqualTo(2);
            assertThat(place.found()).isEqualTo("no SIP start line after Sent:");
        });
        assertThat(trace.messages()).isEqualTo(4);
    }

    private static String each(UnaryOperatorOfWire form) {
        return EXCHANGE.stream().map(form::apply).collect(Collectors.joining());
    }

    private interface UnaryOperatorOfWire {
        String apply(Wire wire);
    }

    private static String headed(String prefix) {
        return each(wire -> heading(prefix) + marker(wire) + " \n" + text(wire) + "\n\n");
    }

    private static String prefixed(String prefix) {
        return headed("").lines().map(line -> prefix + line + "\n").collect(Collectors.joining());
    }

    private static String oneLine() {
        return each(wire -> "Mar  9 14:00:01 10.20.0.10 1763: *Mar  9 14:00:00.000: //-1/xxxxxxxxxxxx/SIP/Msg/ccsipDisplayMsg:#012"
                + marker(wire) + " #012" + wire.text().replace("\r\n", "#015#012") + "#012\n");
    }

    private static String voipTrace() {
        return COVER + each(wire -> "0: *Mar  9 14:00:00.000: //17/1CE915CE8002/CUBE_VT/SIP/Msg/ccsipDisplayMsg:\n"
                + marker(wire) + " SIP TCP message from " + wire.source() + " to " + wire.destination() + " \n" + text(wire) + "\n")
                + COVER.replace("17", "19");
    }

    /** What the router writes of a body that is no text. */
    private static String withBinaryBody(Wire wire) {
        String heading = heading("*Mar  9 14:00:00.000: ");
        return heading + marker(wire) + "\n" + text(wire) + "\n" + heading.replace("ccsipDisplayMsg", "sipDisplayBinaryData")
                + "Sending: Binary Message Body\nContent-Type: application/x-q931\n08 02 00 01 0F 16 8D 1E\n\n";
    }

    private static String interleaved(String before, String line) {
        return headed("*Mar  9 14:00:00.000: ").replaceAll("(?m)^" + before, line + "\n" + before);
    }

    private static String heading(String prefix) {
        return prefix + "//-1/xxxxxxxxxxxx/SIP/Msg/ccsipDisplayMsg:\n";
    }

    private static String marker(Wire wire) {
        return wire.sent() ? "Sent:" : "Received:";
    }

    private static String text(Wire wire) {
        return wire.text().replace("\r\n", "\n");
    }

    private TraceMessage first(String log) throws IOException {
        return read(log, StandardCharsets.UTF_8).calls().get(0).messages().get(0).traced();
    }

    private Trace read(String log, Charset charset) throws IOException {
        return Trace.read(Files.writeString(folder.resolve("router.log"), log, charset));
    }
}
