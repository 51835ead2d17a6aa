package io.cloudconnect.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Findings that need times, addresses of packets, or many calls. */
class TimedCallsTest {
    private static final String TWILIO = "208.78.112.64:5060";
    private static final String OURS = "10.20.0.37:5060";
    private static final String HOST = "gaman.pstn.ashburn-ix.twilio.com";

    @Test
    void findsOptionsWithoutAnAnswer() {
        String log = new TimedLog().at(0, "Sent", TimedLog.request("OPTIONS", "sip:" + HOST + ":5060", "a1")).toString();

        assertThat(ids(log)).containsExactly("CC-T118");
    }

    @Test
    void findsOptionsTooOften() {
        TimedLog log = new TimedLog();
        for (int ping = 0; ping < 5; ping++) {
            String options = TimedLog.request("OPTIONS", "sip:" + HOST + ":5060", "b" + ping);
            log.at(ping * 3000L, "Sent", options).at(ping * 3000L + 40, "Received", TimedLog.response("200 OK", options));
        }

        Diagnosis diagnosis = SeedTraces.diagnose(Doctor.create(), log.toString());

        assertThat(SeedTraces.ids(diagnosis)).containsExactly("CC-T602");
        assertThat(diagnosis.overall().get(0).explanation()).contains("every 3.0 s");
    }

    @Test
    void findsMoreThan30CallsASecondToOneAddress() {
        assertThat(ids(burst(31, "486 Busy Here", ""))).containsOnlyOnce("CC-T601");
        assertThat(ids(burst(30, "486 Busy Here", ""))).doesNotContain("CC-T601");
    }

    @Test
    void findsCallsRepeatedAtOnceAfterALimit() {
        String limit = "X-Twilio-Error: 32001 Trunk CPS limit exceeded\n";

        assertThat(ids(burst(6, "503 Service Unavailable", limit))).contains("CC-T603", "CC-T215");
        assertThat(ids(burst(1, "503 Service Unavailable", limit))).containsExactly("CC-T215");
    }

    @Test
    void takesAnUpdateForARefreshOfTheSession() {
        assertThat(ids(endedAfterAMinuteAndAHalf(false))).containsExactly("CC-T307");
        assertThat(ids(endedAfterAMinuteAndAHalf(true))).isEmpty();
    }

    private static String endedAfterAMinuteAndAHalf(boolean refreshed) {
        String timer = "\nSession-Expires: 90;refresher=uac";
        BrokenCall call = BrokenCall.reference().inMessage(8, "Server: Twilio", "Server: Twilio" + timer);
        TimedLog log = new TimedLog();
        for (int number = 1; number <= call.messages().size(); number++) {
            BrokenCall.Message message = call.messages().get(number - 1);
            log.at(number < 10 ? number * 100L : 90_000 + number * 10L, message.way(), message.text());
            if (number == 9 && refreshed) {
                for (BrokenCall.Message end : call.messages().subList(9, 11)) {
                    log.at(45_000, end.way(), end.text()
                            .replace("BYE", "UPDATE")
                            .replace("CSeq: ", "CSeq: 9")
                            .replace("branch=z9hG4bK", "branch=z9hG4bKu")
                            .replace("SIP/2.0 200 OK", "SIP/2.0 200 OK" + timer));
                }
            }
        }
        return log.toString();
    }

    @Test
    void findsAnAckSentPastTheFirstRoute() {
        BrokenCall call = BrokenCall.reference();
        TimedLog log = new TimedLog();
        long time = 0;
        for (BrokenCall.Message message : call.messages()) {
            boolean ack = message.begins("ACK");
            boolean sent = message.way().equals("Sent");
            String far = ack ? "172.18.49.157:5060" : TWILIO;
            time += message.begins("BYE") ? 60_000 : 500;
            log.at(time, message.way(), sent ? OURS : far, sent ? far : OURS, message.text());
        }

        assertThat(ids(log.toString())).containsExactly("CC-T310");
    }

    @Test
    void findsARedirectionTwilioDoesNotFollow() {
        BrokenCall call = BrokenCall.fromTwilio();
        String answer = call.messages().get(1).text().replace("200 OK", "302 Moved Temporarily").replace("<sip:+16475550101@203.0.113.7:5060", "<sip:+16475550101@10.1.1.10:5060");

        assertThat(ids(call.first(1).and("Sent", answer.substring(0, answer.indexOf("Content-Type")) + "Content-Length: 0").text()))
                .containsExactly("CC-T313");
    }

    @Test
    void findsAnInviteThatOnlySaysItIsTwilios() {
        BrokenCall call = BrokenCall.fromTwilio();
        TimedLog log = new TimedLog();
        long time = 0;
        for (BrokenCall.Message message : call.messages()) {
            boolean sent = message.way().equals("Sent");
            log.at(time += 500, message.way(), sent ? OURS : "198.51.100.66:5060", sent ? "198.51.100.66:5060" : OURS, message.text());
        }

        assertThat(ids(log.toString())).containsExactly("CC-T517");
    }

    @Test
    void readsAMorningsLogFromTheRouter() {
        Diagnosis diagnosis = SeedTraces.diagnose(Doctor.create(), SeedTraces.file("morning.log"));

        assertThat(diagnosis.calls())
                .extracting(call -> call.findings().stream().map(Finding::id).toList())
                .containsExactly(
                        List.of(),
                        List.of("CC-T306"),
                        List.of("CC-T303", "CC-T401"),
                        List.of("CC-T205"),
                        List.of("CC-T215"),
                        List.of("CC-T103"));
        assertThat(diagnosis.calls().get(3).findings().get(0).explanation()).contains("203.0.113.7");
    }

    @Test
    void leavesTheLegToTheCallManagersAlone() {
        String inside = new TimedLog()
                .at(0, "Received", TimedLog.request("INVITE", "sip:4479@10.1.1.10", "c1").replace("gaman.pstn.twilio.com", "10.1.1.10"))
                .toString();

        Diagnosis diagnosis = SeedTraces.diagnose(Doctor.create(), inside);

        assertThat(diagnosis.hasProblems()).isFalse();
        assertThat(diagnosis.verdict()).isEqualTo("No call with Twilio is in this, only 1 call between others.");
    }

    @Test
    void keepsABoundOfCallsAndCountsTheRest() {
        Diagnosis diagnosis = SeedTraces.diagnose(Doctor.create(), burst(900, "403 Forbidden", ""));

        assertThat(diagnosis.counts().calls()).isEqualTo(900);
        assertThat(diagnosis.counts().byFinding()).containsEntry("CC-T236", 900L);
        assertThat(diagnosis.calls()).hasSizeLessThan(200);
        assertThat(diagnosis.left()).isEqualTo(900 - diagnosis.calls().size());
    }

    private static String burst(int calls, String status, String header) {
        TimedLog log = new TimedLog();
        for (int call = 0; call < calls; call++) {
            String invite = TimedLog.request("INVITE", "sip:+16475550101@" + HOST + ":5060", "d" + call);
            log.at(call, "Sent", OURS, TWILIO, invite)
                    .at(call, "Received", TWILIO, OURS, TimedLog.response(status, invite).replace("Content-Length", header + "Content-Length"));
        }
        return log.toString();
    }

    private static List<String> ids(String log) {
        return SeedTraces.ids(SeedTraces.diagnose(Doctor.create(), log));
    }
}
