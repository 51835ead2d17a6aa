package io.cloudconnect.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudconnect.doctor.BrokenCall.Message;
import io.cloudconnect.sip.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What SIP allows and calls do every day is no finding. */
class HealthyCallsTest {
    private static final BrokenCall GOOD = BrokenCall.reference();
    /** With a number left free between its first INVITE and its second. */
    private static final BrokenCall ROOMY = GOOD.everywhere("CSeq: 102", "CSeq: 103");
    private static final int RINGING = 3;
    private static final int ANSWER = 4;
    private static final int ACK = 5;
    private static final int CHANGE = 6;
    private static final int CHANGED = 8;
    private static final int CHANGE_ACK = 9;
    private static final String HOST = "gaman.pstn.ashburn-ix.twilio.com";

    /** A trace without anything wrong in it; and how its calls with Twilio end. */
    record Healthy(String what, String log, Outcome outcome) {
        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Healthy> traces() {
        return Stream.of(
                healthy("a ringing acknowledged by PRACK", acknowledgedRinging()),
                healthy("an UPDATE while it rings", behind(ROOMY, RINGING, answered(request("UPDATE", 102, "early")))),
                healthy("an UPDATE of ours within the call", behind(CHANGE_ACK, answered(request("UPDATE", 103, "later")))),
                healthy("an UPDATE of Twilio's within the call", behind(ACK, updateOfTwilios())),
                healthy("several phones ring and one answers", forked()),
                healthy("both sides change the call at once", glare()),
                new Healthy("a caller who gives up", cancelled().text(), Outcome.CANCELLED),
                healthy("a challenge that is answered", challenged("407 Proxy Authentication Required", "Proxy-Authenticate", "Proxy-Authorization")),
                healthy("a challenge of 401 that is answered", challenged("401 Unauthorized", "WWW-Authenticate", "Authorization")),
                healthy("held and taken back", heldAndResumed("sendonly", "recvonly")),
                healthy("held both ways and taken back", heldAndResumed("inactive", "inactive")),
                new Healthy("a caller of Twilio's who gives up", cancelledByTwilio().text(), Outcome.CANCELLED),
                new Healthy("a session refreshed by INVITE", refreshed(), Outcome.COMPLETED),
                new Healthy("a registration nearby", registration() + GOOD.text(), Outcome.COMPLETED),
                new Healthy("a keepalive each half minute", keepalive(), Outcome.NOT_A_CALL));
    }

    @ParameterizedTest
    @MethodSource("traces")
    void findsNothing(Healthy healthy) {
        Diagnosis diagnosis = SeedTraces.diagnose(Doctor.create(), healthy.log());

        assertThat(SeedTraces.ids(diagnosis)).isEmpty();
        assertThat(diagnosis.unreadable()).isEmpty();
        assertThat(diagnosis.calls()).isNotEmpty().allSatisfy(one -> assertThat(one.call().outcome()).isEqualTo(healthy.outcome()));
        assertThat(diagnosis.hasProblems()).isFalse();
    }

    private static Healthy healthy(String what, BrokenCall call) {
        return new Healthy(what, call.text(), Outcome.COMPLETED);
    }

    private static BrokenCall acknowledgedRinging() {
        Message prack = request("PRACK", 102, "prack").replace("Max-Forwards", "RAck: 1 101 INVITE\nMax-Forwards");
        BrokenCall ringing = ROOMY.inMessage(RINGING, "Server: Twilio", "Require: 100rel\nRSeq: 1\nServer: Twilio");
        return behind(ringing, RINGING, answered(prack));
    }

    private static Message[] updateOfTwilios() {
        String bye = GOOD.messages().get(9).text();
        Message update = new Message("Received", bye.replace("BYE", "UPDATE").replace("branch=z9hG4bK", "branch=z9hG4bKup"));
        String ok = GOOD.messages().get(10).text();
        return new Message[] {update, new Message("Sent", ok.replace("BYE", "UPDATE").replace("branch=z9hG4bK", "branch=z9hG4bKup").replace("08:03:48", "08:02:45"))};
    }

    private static BrokenCall forked() {
        Message ringing = GOOD.messages().get(RINGING - 1);
        return behind(RINGING, ringing.replace(";tag=92752060", ";tag=second"), ringing.replace(";tag=92752060", ";tag=third").replace("180 Ringing", "183 Session Progress"));
    }

    private static BrokenCall glare() {
        Message invite = GOOD.messages().get(CHANGE - 1).replace("z9hG4bK14FD1971", "z9hG4bKglare");
        Message refusal = response("491 Request Pending", invite);
        Message ack = refusalAck(invite, refusal);
        // The change that follows in the reference call is then the second try.
        return behind(ROOMY, ACK, invite, refusal, ack);
    }

    private static BrokenCall cancelled() {
        Message invite = GOOD.messages().get(0);
        Message cancel = new Message("Sent", head(invite).replace("INVITE sip", "CANCEL sip").replace("101 INVITE", "101 CANCEL"));
        Message terminated = response("487 Request Terminated", invite).replace("Gaman-Cloud.pstn.us1-ix.twilio.com>", "Gaman-Cloud.pstn.us1-ix.twilio.com>;tag=92752060");
        return add(GOOD.first(RINGING), cancel, response("200 OK", cancel), terminated, refusalAck(invite, terminated));
    }

    private static BrokenCall cancelledByTwilio() {
        BrokenCall call = BrokenCall.fromTwilio();
        Message invite = call.messages().get(0);
        Message cancel = new Message("Received", head(invite).replace("INVITE sip", "CANCEL sip").replace("1 INVITE", "1 CANCEL"));
        Message terminated = new Message("Sent", response("487 Request Terminated", invite).text().replace("203.0.113.7>", "203.0.113.7>;tag=2"));
        Message ringing = new Message("Sent", terminated.text().replace("487 Request Terminated", "180 Ringing"));
        Message ack = new Message("Received", refusalAck(invite, terminated).text());
        return add(call.first(1), ringing, cancel, new Message("Sent", response("200 OK", cancel).text()), terminated, ack);
    }

    private static BrokenCall challenged(String status, String challenge, String credentials) {
        Message invite = GOOD.messages().get(0);
        Message refusal = response(status, invite)
                .replace("Gaman-Cloud.pstn.us1-ix.twilio.com>", "Gaman-Cloud.pstn.us1-ix.twilio.com>;tag=challenge")
                .replace("Content-Length", challenge + ": Digest realm=\"sip.twilio.com\", nonce=\"n1\", qop=\"auth\"\nContent-Length");
        BrokenCall second = ROOMY.everywhere("CSeq: 101", "CSeq: 102").everywhere("z9hG4bK14FB20AB", "z9hG4bKwithcredentials")
                .inMessage(1, "Max-Forwards", credentials + ": Digest username=\"gaman\", realm=\"sip.twilio.com\", nonce=\"n1\", uri=\"sip:x\", response=\"6629fae49393a05397450978507c4ef1\"\nMax-Forwards");
        List<Message> all = new ArrayList<>(List.of(invite, refusal, refusalAck(invite, refusal)));
        all.addAll(second.messages());
        return new BrokenCall(all, GOOD.log());
    }

    /** The change of the reference call holds; another takes it back. */
    private static BrokenCall heldAndResumed(String offered, String answered) {
        List<Message> resumed = new ArrayList<>();
        for (Message one : GOOD.messages().subList(CHANGE - 1, CHANGE_ACK)) {
            resumed.add(new Message(one.way(), one.text().replace("CSeq: 102", "CSeq: 103").replace("branch=z9hG4bK", "branch=z9hG4bKres")));
        }
        return behind(GOOD, CHANGE_ACK, resumed.toArray(Message[]::new))
                .inMessage(CHANGE, "a=ptime:20", "a=ptime:20\na=" + offered)
                .inMessage(CHANGED, "a=sendrecv", "a=" + answered);
    }

    /** A timer of 90 seconds, half of it before the refresh, and the BYE half of it later. */
    private static String refreshed() {
        String timer = "Server: Twilio\nSession-Expires: 90;refresher=uac";
        BrokenCall call = GOOD.inMessage(ANSWER, "Server: Twilio", timer).inMessage(CHANGED, "Server: Twilio", timer);
        TimedLog log = new TimedLog();
        for (int number = 1; number <= call.messages().size(); number++) {
            long minutes = number > CHANGE_ACK ? 88_000 : number >= CHANGE ? 45_000 : 0;
            log.at(minutes + number * 10L, call.messages().get(number - 1).way(), call.messages().get(number - 1).text());
        }
        return log.toString();
    }

    private static String registration() {
        String register = TimedLog.request("REGISTER", "sip:10.1.1.10", "phone").replace("gaman.pstn.twilio.com", "10.1.1.10");
        return "Received:\n" + register + "\n\n\nSent:\n" + TimedLog.response("401 Unauthorized", register) + "\n\n\n";
    }

    private static String keepalive() {
        TimedLog log = new TimedLog();
        for (int ping = 0; ping < 6; ping++) {
            String options = TimedLog.request("OPTIONS", "sip:" + HOST + ":5060", "ping" + ping);
            log.at(ping * 30_000L, "Sent", options).at(ping * 30_000L + 40, "Received", TimedLog.response("200 OK", options));
        }
        return log.toString();
    }

    /** A request of ours within the call, on the way its ACK takes. */
    private static Message request(String method, int number, String branch) {
        return GOOD.messages().get(ACK - 1).replace("ACK sip", method + " sip").replace("101 ACK", number + " " + method).replace("z9hG4bK14FC1F6E", "z9hG4bK" + branch);
    }

    private static Message[] answered(Message request) {
        return new Message[] {request, response("200 OK", request)};
    }

    private static Message response(String status, Message request) {
        StringBuilder text = new StringBuilder("SIP/2.0 " + status);
        request.text().lines()
                .filter(line -> line.matches("(Via|From|To|Call-ID|CSeq):.*"))
                .forEach(line -> text.append('\n').append(line));
        return new Message("Received", text.append("\nServer: Twilio\nContent-Length: 0").toString());
    }

    /** The ACK of a refusal goes where its INVITE went, in the same transaction. */
    private static Message refusalAck(Message invite, Message refusal) {
        String ack = head(invite).replace("INVITE sip", "ACK sip").replace(" INVITE\n", " ACK\n");
        return new Message("Sent", ack.replace(BrokenCall.line(ack, "To"), BrokenCall.line(refusal.text(), "To")));
    }

    /** Without a body and what describes it. */
    private static String head(Message message) {
        String text = message.text().substring(0, message.text().indexOf("\n\n"));
        return text.lines()
                .filter(line -> !line.startsWith("Content-"))
                .reduce((all, line) -> all + "\n" + line)
                .orElseThrow() + "\nContent-Length: 0";
    }

    private static BrokenCall behind(int number, Message... more) {
        return behind(GOOD, number, more);
    }

    private static BrokenCall behind(BrokenCall call, int number, Message... more) {
        List<Message> all = new ArrayList<>(call.messages());
        all.addAll(number, List.of(more));
        return new BrokenCall(all, call.log());
    }

    private static BrokenCall add(BrokenCall call, Message... more) {
        return behind(call, call.messages().size(), more);
    }
}
