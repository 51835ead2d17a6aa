package io.cloudconnect.doctor;

import java.util.Locale;

/** A router's log with times, written for a test: {@code debug ccsip messages}, or VoIP trace with addresses. */
final class TimedLog {
    private final StringBuilder log = new StringBuilder();

    /** A message at so many milliseconds past nine. */
    TimedLog at(long millis, String way, String message) {
        return write(millis, way + ":\n" + message);
    }

    /** The same with the addresses of the packet, as VoIP trace has them. */
    TimedLog at(long millis, String way, String from, String to, String message) {
        return write(millis, way + ": SIP TCP message from " + from + " to " + to + "\n" + message);
    }

    private TimedLog write(long millis, String message) {
        log.append(String.format(
                Locale.ROOT,
                "Nov 23 09:%02d:%02d.%03d: //17/1CE915CE8002/SIP/Msg/ccsipDisplayMsg:%n%s%n%n%n",
                millis / 60_000,
                millis / 1000 % 60,
                millis % 1000,
                message.strip()));
        return this;
    }

    static String request(String method, String uri, String callId) {
        return method + " " + uri + " SIP/2.0\n"
                + "Via: SIP/2.0/TCP 10.20.0.37:5060;branch=z9hG4bK" + callId + "\n"
                + "From: <sip:+12025550100@gaman.pstn.twilio.com>;tag=" + callId + "\n"
                + "To: <" + uri + ">\n"
                + "Call-ID: " + callId + "@10.20.0.37\nCSeq: 101 " + method + "\nMax-Forwards: 70\nContent-Length: 0";
    }

    static String response(String status, String request) {
        return "SIP/2.0 " + status + "\n" + request.substring(request.indexOf('\n') + 1).replaceAll("(?m)^Max-Forwards.*\n", "");
    }

    @Override
    public String toString() {
        return log.toString();
    }
}
