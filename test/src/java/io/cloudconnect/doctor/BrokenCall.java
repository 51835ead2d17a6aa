package io.cloudconnect.doctor;

import io.cloudconnect.sip.CSeq;
import io.cloudconnect.sip.Call;
import io.cloudconnect.sip.Via;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The reference call of the article, to be broken in one way at a time. Every step gives a new call. */
record BrokenCall(List<Message> messages, String log) {
    /** A message and which way it went. */
    record Message(String way, String text) {
        Message replace(String from, String to) {
            if (!text.contains(from)) {
                throw new IllegalArgumentException("not in the message: " + from + "\n" + text);
            }
            return new Message(way, text.replace(from, to));
        }

        boolean begins(String start) {
            return text.startsWith(start);
        }
    }

    static BrokenCall reference() {
        List<Message> messages = new ArrayList<>();
        for (String part : SeedTraces.reference().split("(?m)^(?=Sent:|Received:)")) {
            String way = part.substring(0, part.indexOf(':'));
            messages.add(new Message(way, part.substring(part.indexOf('\n') + 1).strip()));
        }
        return new BrokenCall(messages, "");
    }

    /** The same call the other way round: Twilio calls, the router answers. */
    static BrokenCall fromTwilio() {
        String invite = """
                INVITE sip:+16475550101@203.0.113.7:5060 SIP/2.0
                Via: SIP/2.0/TCP 208.78.112.64:5060;branch=z9hG4bK7feb.1
                Via: SIP/2.0/UDP 172.18.49.157:5060;rport=5060;received=172.18.49.157;branch=z9hG4bK279ab
                Record-Route: <sip:208.78.112.64:5060;r2=on;transport=tcp;ftag=1;lr>
                Record-Route: <sip:172.18.24.78:5060;r2=on;transport=udp;ftag=1;lr>
                From: <sip:+12025550100@example.pstn.twilio.com>;tag=1
                To: <sip:+16475550101@203.0.113.7>
                Call-ID: 8f14e45f@172.18.49.157
                CSeq: 1 INVITE
                Contact: <sip:+12025550100@172.18.49.157:5060>
                Max-Forwards: 66
                User-Agent: Twilio Gateway
                X-Twilio-CallSid: CA86709cb205c057544def524f55ccc6dc
                Content-Type: application/sdp
                Content-Length: 220

                v=0
                o=root 1990313469 1990313469 IN IP4 168.86.161.118
                s=Twilio Media Gateway
                c=IN IP4 168.86.161.118
                t=0 0
                m=audio 19688 RTP/AVP 0 8 101
                a=rtpmap:0 PCMU/8000
                a=rtpmap:8 PCMA/8000
                a=rtpmap:101 telephone-event/8000
                a=sendrecv""";
        String answer = """
                SIP/2.0 200 OK
                Via: SIP/2.0/TCP 208.78.112.64:5060;branch=z9hG4bK7feb.1
                Via: SIP/2.0/UDP 172.18.49.157:5060;rport=5060;received=172.18.49.157;branch=z9hG4bK279ab
                Record-Route: <sip:208.78.112.64:5060;r2=on;transport=tcp;ftag=1;lr>
                Record-Route: <sip:172.18.24.78:5060;r2=on;transport=udp;ftag=1;lr>
                From: <sip:+12025550100@example.pstn.twilio.com>;tag=1
                To: <sip:+16475550101@203.0.113.7>;tag=2
                Call-ID: 8f14e45f@172.18.49.157
                CSeq: 1 INVITE
                Contact: <sip:+16475550101@203.0.113.7:5060;transport=tcp>
                Server: Cisco-SIPGateway/IOS-17.12.7
                Content-Type: application/sdp
                Content-Length: 190

                v=0
                o=CiscoSystemsSIP-GW-UserAgent 1 1 IN IP4 203.0.113.7
                s=SIP Call
                c=IN IP4 203.0.113.7
                t=0 0
                m=audio 16600 RTP/AVP 0 101
                a=rtpmap:0 PCMU/8000
                a=rtpmap:101 telephone-event/8000""";
        String ack = """
                ACK sip:+16475550101@203.0.113.7:5060;transport=tcp SIP/2.0
                Via: SIP/2.0/TCP 208.78.112.64:5060;branch=z9hG4bK7feb.2
                From: <sip:+12025550100@example.pstn.twilio.com>;tag=1
                To: <sip:+16475550101@203.0.113.7>;tag=2
                Call-ID: 8f14e45f@172.18.49.157
                CSeq: 1 ACK
                Content-Length: 0""";
        return new BrokenCall(
                List.of(new Message("Received", invite), new Message("Sent", answer), new Message("Received", ack)), "");
    }

    /** With a text replaced in every message that has it. */
    BrokenCall everywhere(String from, String to) {
        return change(message -> true, message -> new Message(message.way(), message.text().replace(from, to)));
    }

    /** With a text replaced in the messages that begin so; each must have it. */
    BrokenCall in(String start, String from, String to) {
        return change(message -> message.begins(start), message -> message.replace(from, to));
    }

    /** With a text replaced in one message, counted from 1. */
    BrokenCall inMessage(int number, String from, String to) {
        Message chosen = messages.get(number - 1);
        return change(message -> message == chosen, message -> message.replace(from, to));
    }

    BrokenCall without(String start) {
        return new BrokenCall(messages.stream().filter(message -> !message.begins(start)).toList(), log);
    }

    /** Only the first of them. */
    BrokenCall first(int count) {
        return new BrokenCall(messages.subList(0, count), log);
    }

    /** With one message told once more behind itself. */
    BrokenCall repeat(int number, int times) {
        List<Message> all = new ArrayList<>(messages);
        for (int time = 0; time < times; time++) {
            all.add(number, messages.get(number - 1));
        }
        return new BrokenCall(all, log);
    }

    BrokenCall and(String way, String text) {
        List<Message> all = new ArrayList<>(messages);
        all.add(new Message(way, text.strip()));
        return new BrokenCall(all, log);
    }

    /** The INVITE sent three times into silence. */
    BrokenCall unanswered() {
        return first(1).repeat(1, 2);
    }

    /** INVITE, 100, and this refusal with its ACK. */
    BrokenCall refused(String status, String... headers) {
        String invite = messages.get(0).text();
        String uri = invite.substring("INVITE ".length(), invite.indexOf(" SIP/2.0"));
        String common = line(invite, "From") + "\n" + line(invite, "To") + ";tag=92752060\n" + line(invite, "Call-ID");
        String more = headers.length == 0 ? "" : String.join("\n", headers) + "\n";
        String refusal = "SIP/2.0 " + status + "\n" + line(messages.get(1).text(), "Via") + "\n" + common
                + "\nCSeq: 101 INVITE\nServer: Twilio\n" + more + "Content-Length: 0";
        String ack = "ACK " + uri + " SIP/2.0\n" + line(invite, "Via") + "\n" + common + "\nMax-Forwards: 70\nCSeq: 101 ACK\nContent-Length: 0";
        return first(2).and("Received", refusal).and("Sent", ack);
    }

    static String line(String message, String header) {
        return message.lines()
                .filter(line -> line.startsWith(header + ":"))
                .findFirst()
                .orElseThrow();
    }

    BrokenCall overUdp() {
        return everywhere("SIP/2.0/TCP", "SIP/2.0/UDP").everywhere("transport=tcp", "transport=udp");
    }

    private BrokenCall change(Predicate<Message> which, UnaryOperator<Message> how) {
        if (messages.stream().noneMatch(which)) {
            throw new IllegalArgumentException("no such message");
        }
        return new BrokenCall(
                messages.stream().map(message -> which.test(message) ? how.apply(message) : message).toList(), log);
    }

    String text() {
        StringBuilder text = new StringBuilder();
        messages.forEach(message -> text.append(message.way()).append(":\n").append(message.text()).append("\n\n\n"));
        return text.toString();
    }
}
