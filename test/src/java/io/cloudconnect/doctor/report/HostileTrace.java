package io.cloudconnect.doctor.report;

import io.cloudconnect.doctor.Doctor;
import io.cloudconnect.sip.Trace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A trace that carries something wherever a trace may, the file's name included. */
final class HostileTrace {
    private HostileTrace() {}

    static Report report(Path folder, String payload, Report.Options options) {
        try {
            Path file = Files.writeString(folder.resolve("hostile.txt"), trace(payload));
            Trace read = Trace.read(file);
            Doctor doctor = Doctor.create();
            read.calls().forEach(doctor::examine);
            return Report.of(
                    doctor.diagnosis(read.unreadable(), read.messages()), Map.of(file.toString(), payload + ".log"), options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String trace(String payload) {
        return """
                Sent:
                INVITE sip:+16475550101@%1$s.pstn.us1-ix.twilio.com SIP/2.0
                Via: SIP/2.0/TCP 10.20.0.37:5060;branch=z9hG4bK%1$s
                From: "%1$s" <sip:%1$s@gaman.pstn.twilio.com>;tag=%1$s
                To: <sip:+16475550101@twilio.com>
                Contact: <sip:%1$s@10.20.0.37>
                Call-ID: %1$s
                CSeq: 101 INVITE
                User-Agent: %1$s
                X-Hostile: %1$s
                Content-Type: application/sdp

                v=0
                o=%1$s 1 1 IN IP4 10.20.0.37
                s=%1$s
                c=IN IP4 10.20.0.37
                m=audio 16600 RTP/SAVP 0
                a=rtpmap:0 %1$s/8000
                a=crypto:1 %1$s inline:%1$s


                Received:
                SIP/2.0 404 Not a valid Twilio domain %1$s
                Via: SIP/2.0/TCP 10.20.0.37:5060;branch=z9hG4bK%1$s
                From: "%1$s" <sip:%1$s@gaman.pstn.twilio.com>;tag=%1$s
                To: <sip:+16475550101@twilio.com>;tag=%1$s
                Call-ID: %1$s
                CSeq: 101 INVITE
                Server: Twilio
                X-Twilio-Error: 32999 %1$s
                Content-Length: 0


                Sent:
                INVITE sip:%1$s@10.1.1.1 SIP/2.0
                Call-ID: %1$s
                """.formatted(payload);
    }
}
