package io.cloudconnect.sip;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Writes calls between a router and Twilio, message by message, all from a number: the same number, the same call. */
final class SampleCalls {
    static final Instant START = Instant.parse("2026-03-09T14:00:00Z");

    private static final HostPort ROUTER = HostPort.of("10.20.0.10", 5060);
    private static final HostPort TWILIO = HostPort.of("208.78.112.64", 5060);

    enum Kind {
        COMPLETED,
        REJECTED,
        NO_RESPONSE,
        CANCELLED,
        ORIGINATED
    }

    private final List<Wire> messages = new ArrayList<>();
    private final int number;
    private final String transport;
    private Instant now;
    private String hop = "198.51.100.7:5060";

    private SampleCalls(int number, Instant start, String transport) {
        this.number = number;
        this.now = start;
        this.transport = transport;
    }

    /** Calls of every kind in turn, each begun 40 ms after the one before, their messages in the order of time. */
    static List<Wire> interleaved(int count, String transport) {
        List<Wire> all = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            all.addAll(call(Kind.values()[number % Kind.values().length], number, transport));
        }
        all.sort(Comparator.comparing(Wire::time));
        return all;
    }

    static List<Wire> call(Kind kind, int number, String transport) {
        SampleCalls call = new SampleCalls(number, START.plus(Duration.ofMillis(40L * number)), transport);
        switch (kind) {
            case COMPLETED -> call.completed();
            case REJECTED -> call.rejected();
            case NO_RESPONSE -> call.noResponse();
            case CANCELLED -> call.cancelled();
            case ORIGINATED -> call.originated();
        }
        return call.messages;
    }

    private void completed() {
        send(0, invite());
        receive(11, response("100 Giving a try", "", "1 INVITE", ""));
        receive(900, response("180 Ringing", tag(), "1 INVITE", ""));
        receive(2500, response("200 OK", tag(), "1 INVITE", sdp("168.86.130.7", 19688)));
        send(15, request("ACK", "sip:172.18.49.157:5060", tag(), "1 ACK", "ack", ""));
        hop = TWILIO.toString();
        receive(30_000, request("BYE", "sip:+16475550100@198.51.100.7", tag(), "2 BYE", "bye", ""));
        send(2, response("200 OK", tag(), "2 BYE", "").replace("z9hG4bKinv", "z9hG4bKbye"));
    }

    private void rejected() {
        send(0, invite());
        receive(11, response("100 Giving a try", "", "1 INVITE", ""));
        receive(40, response("404 Not found", tag(), "1 INVITE", ""));
        send(3, request("ACK", target(), tag(), "1 ACK", "inv", ""));
    }

    private void noResponse() {
        send(0, invite());
        send(500, invite());
        send(1000, invite());
        send(2000, invite());
    }

    private void cancelled() {
        send(0, invite());
        receive(11, response("100 Giving a try", "", "1 INVITE", ""));
        receive(700, response("183 Session progress", tag(), "1 INVITE", sdp("168.86.130.7", 20_000)));
        send(5000, request("CANCEL", target(), "", "1 CANCEL", "inv", ""));
        receive(9, response("200 OK", tag(), "1 CANCEL", ""));
        receive(1, response("487 Request Terminated", tag(), "1 INVITE", ""));
        send(1, request("ACK", target(), tag(), "1 ACK", "inv", ""));
    }

    private void originated() {
        hop = TWILIO.toString();
        String invite = invite()
                .replace("INVITE " + target(), "INVITE sip:+16475550100@198.51.100.7:5060")
                .replace("User-Agent: Cisco", "User-Agent: Twilio Gateway; Cisco");
        receive(0, invite);
        send(4, response("100 Trying", "", "1 INVITE", ""));
        send(800, response("200 OK", tag(), "1 INVITE", sdp("198.51.100.7", 16_400)));
        receive(12, request("ACK", "sip:+16475550100@198.51.100.7", tag(), "1 ACK", "ack", ""));
        hop = "198.51.100.7:5060";
        send(9_000, request("BYE", "sip:172.18.49.157:5060", tag(), "2 BYE", "bye", ""));
        receive(20, response("200 OK", tag(), "2 BYE", "").replace("z9hG4bKinv", "z9hG4bKbye"));
    }

    private void send(int millisLater, String text) {
        add(millisLater, true, text);
    }

    private void receive(int millisLater, String text) {
        add(millisLater, false, text);
    }

    private void add(int millisLater, boolean sent, String text) {
        now = now.plusMillis(millisLater);
        messages.add(new Wire(now, sent, ROUTER, TWILIO, text));
    }

    private String invite() {
        return request("INVITE", target(), "", "1 INVITE", "inv", sdp("198.51.100.7", 16_384));
    }

    private String target() {
        return "sip:+1647555%04d@gaman.pstn.twilio.com:5060;tnx=TN0123456789abcdef0123456789abcdef".formatted(number % 10_000);
    }

    private String tag() {
        return ";tag=t%08x".formatted(number);
    }

    private String request(String method, String uri, String toTag, String cseq, String branch, String body) {
        return message(method + " " + uri + " SIP/2.0", toTag, cseq, branch, body)
                .replace("Via:", "Max-Forwards: 69\r\nVia:");
    }

    private String response(String status, String toTag, String cseq, String body) {
        return message("SIP/2.0 " + status, toTag, cseq, "inv", body);
    }

    private String message(String startLine, String toTag, String cseq, String branch, String body) {
        return startLine + "\r\n"
                + "Via: SIP/2.0/" + transport + " " + hop + ";rport;branch=z9hG4bK" + branch + number + "\r\n"
                + "From: <sip:+16475550100@gaman.pstn.twilio.com>;tag=f%08x\r\n".formatted(number)
                + "To: <sip:+1647555%04d@gaman.pstn.ashburn-ix.twilio.com>".formatted(number % 10_000) + toTag + "\r\n"
                + "Call-ID: %08X-CA11@198.51.100.7\r\n".formatted(number)
                + "CSeq: " + cseq + "\r\n"
                + "User-Agent: Cisco-SIPGateway/IOS-17.12.07b\r\n"
                + "Allow: INVITE, OPTIONS, BYE, CANCEL, ACK, PRACK, UPDATE, REFER, NOTIFY, INFO\r\n"
                + "Contact: <sip:+16475550100@198.51.100.7:5060;transport=" + transport.toLowerCase(java.util.Locale.ROOT) + ">\r\n"
                + (body.isEmpty() ? "" : "Content-Type: application/sdp\r\n")
                + "Content-Length: " + body.length() + "\r\n\r\n"
                + body;
    }

    private static String sdp(String address, int port) {
        return String.join(
                "\r\n",
                "v=0",
                "o=CiscoSystemsSIP-GW-UserAgent 4922 9570 IN IP4 " + address,
                "s=SIP Call",
                "c=IN IP4 " + address,
                "t=0 0",
                "m=audio " + port + " RTP/AVP 0 101",
                "a=rtpmap:0 PCMU/8000",
                "a=rtpmap:101 telephone-event/8000",
                "a=fmtp:101 0-15",
                "a=ptime:20",
                "");
    }
}
