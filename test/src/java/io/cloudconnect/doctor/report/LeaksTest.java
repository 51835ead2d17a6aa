package io.cloudconnect.doctor.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudconnect.doctor.Doctor;
import io.cloudconnect.sip.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What must not leave the house does not stand in any answer: keys and credentials ever, names when masked. */
class LeaksTest {
    /** A trace, and what of it is a secret always, and what when masked. */
    private record Told(String trace, List<String> secrets, List<String> names) {}

    /** Makes up names, and remembers them. */
    private static final class Names {
        private final Random random;
        private final List<String> secrets = new ArrayList<>();
        private final List<String> names = new ArrayList<>();

        Names(long seed) {
            this.random = new Random(seed);
        }

        String secret(String text) {
            secrets.add(text);
            return text;
        }

        String name(String text) {
            names.add(text);
            return text;
        }

        String letters(int count) {
            StringBuilder text = new StringBuilder();
            // No letters of words the answers have: a name may be one of theirs.
            random.ints(count, 0, 10).forEach(letter -> text.append("bdfgjkqvxz".charAt(letter)));
            return text.toString();
        }

        String word() {
            return name(letters(6 + random.nextInt(6)));
        }

        String capital() {
            String word = letters(7);
            return name(word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }

        String digits(int count) {
            StringBuilder text = new StringBuilder(String.valueOf(1 + random.nextInt(9)));
            random.ints(count - 1, 1, 10).forEach(text::append);
            return text.toString();
        }

        String number() {
            return name(digits(10 + random.nextInt(4)));
        }

        String bytes(int count) {
            byte[] bytes = new byte[count];
            random.nextBytes(bytes);
            return HexFormat.of().formatHex(bytes);
        }

        String base64(int count) {
            byte[] bytes = new byte[count];
            random.nextBytes(bytes);
            return Base64.getEncoder().withoutPadding().encodeToString(bytes);
        }

        String address() {
            return name("8" + random.nextInt(10) + "." + (100 + random.nextInt(150)) + "." + (100 + random.nextInt(150)) + "." + (100 + random.nextInt(150)));
        }

        String inside() {
            return name("10." + (100 + random.nextInt(150)) + "." + (100 + random.nextInt(150)) + "." + (100 + random.nextInt(150)));
        }

        String host() {
            return name(letters(5) + "." + letters(7)) + ".com";
        }
    }

    @Property(tries = 40)
    void nothingLeaksFromAnyAnswer(@ForAll long seed) throws IOException {
        Told told = tell(new Names(seed));
        Report plain = report(told.trace(), Report.Options.PLAIN.compare());
        Report masked = report(told.trace(), Report.Options.PLAIN.compare().anonymise());

        assertThat(masked.calls().get(0).findings()).hasSameSizeAs(plain.calls().get(0).findings()).hasSizeGreaterThan(1);
        answers(plain).forEach(answer -> assertThat(leaked(told.secrets(), answer)).isEmpty());
        answers(masked).forEach(answer -> assertThat(leaked(told.secrets(), answer)).isEmpty());
        answers(masked).forEach(answer -> assertThat(leaked(told.names(), answer)).isEmpty());
    }

    /** The names that stand in an answer, each with what stands around it. */
    private static List<String> leaked(List<String> names, String answer) {
        String small = answer.toLowerCase(Locale.ROOT);
        return names.stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .filter(small::contains)
                .map(name -> name + " in: " + small.substring(Math.max(0, small.indexOf(name) - 60), Math.min(small.length(), small.indexOf(name) + 60)))
                .toList();
    }

    private static List<String> answers(Report report) {
        return List.of(TextReport.plain(report), JsonReport.text(report), SarifReport.text(report), HtmlReport.text(report));
    }

    private static Report report(String trace, Report.Options options) throws IOException {
        Path file = Files.createTempFile("leaks", ".txt");
        try {
            Trace read = Trace.read(Files.writeString(file, trace));
            Doctor doctor = Doctor.create();
            read.calls().forEach(doctor::examine);
            return Report.of(
                    doctor.diagnosis(read.unreadable(), read.messages()),
                    Map.of(file.toString(), "/home/qqvxjk/qqvxjk-trace.log"),
                    options);
        } finally {
            Files.delete(file);
        }
    }

    private static Told tell(Names some) {
        some.name("qqvxjk");
        String caller = some.number();
        String called = some.number();
        String user = some.word();
        String display = some.capital() + " " + some.capital();
        String trunk = some.word();
        String router = some.inside();
        String outside = some.address();
        String host = some.host();
        String bare = some.word();
        String tag = some.name(some.bytes(4) + "-" + some.bytes(2));
        String branch = some.name(some.bytes(5));
        String callId = some.name(some.bytes(6) + "x") + "@" + router;
        String sid = some.name(some.bytes(16));
        String response = some.secret(some.bytes(16));
        String key = some.secret(some.base64(30));
        String head = """
                From: "%1$s" <sip:%2$s@%3$s>;tag=%4$s
                To: %13$s <sip:+%5$s@%6$s.pstn.twilio.com>%%s
                Call-ID: %7$s
                Via: SIP/2.0/UDP %8$s:5060;branch=z9hG4bK%9$s;received=%10$s
                Via: SIP/2.0/TCP %11$s:5060;branch=z9hG4bK-%12$s
                """.formatted(display, caller, host, tag, called, trunk, callId, router, branch, outside, bare, some.name(some.bytes(6)), some.capital());
        String invite = """
                Sent:
                INVITE sip:+%1$s@%2$s.pstn.ashburn-ix.twilio.com;tnx=TN%3$s SIP/2.0
                """.formatted(called, trunk, sid)
                + head.formatted("")
                + """
                CSeq: 101 INVITE
                Contact: <sip:%1$s:%2$s@%3$s:5060>;+sip.instance="<urn:uuid:%4$s>"
                P-Asserted-Identity: "%5$s" <tel:+%6$s>
                Remote-Party-ID: <sip:%7$s@%3$s>;party=calling
                Diversion: <sip:%8$s@%9$s>;reason=unconditional
                Identity: eyJ%10$s.eyJ%11$s.%12$s;info=<https://%13$s/%14$s.cer>;alg=ES256
                Proxy-Authorization: Digest username="%15$s", realm="%16$s", nonce="aa", uri="sip:%13$s", response="%17$s"
                User-Agent: %18$s SBC 7.2
                Organization: %19$s
                Geolocation: <sips:%15$s@%13$s>
                X-%20$s-Customer: %21$s
                Subject: %22$s calls %23$s
                Max-Forwards: 4
                Content-Type: application/sdp

                v=0
                o=%24$s 1 1 IN IP4 %3$s
                s=%25$s
                i=%26$s
                e=%27$s@%13$s
                c=IN IP4 %3$s
                t=0 0
                m=audio 16600 RTP/SAVP 0
                a=rtpmap:0 PCMU/8000
                a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:%28$s
                a=ssrc:1 cname:%29$s@%13$s
                a=candidate:1 1 UDP 2130706431 %30$s 16600 typ host
                a=candidate:2 1 UDP 2130706431 2606:4700::%31$s 16600 typ host

                """.formatted(
                        user, some.secret(some.letters(9)), router, uuid(some), some.capital(), some.number(), some.number(), some.number(),
                        host, some.name(some.letters(8)), some.name(some.letters(8)), some.name(some.letters(8)), host, some.word(), some.word(),
                        some.host(), response, some.capital(), some.word(), "Qqvxjk", some.word(), some.word(), some.capital(), some.word(), some.word(),
                        some.word(), some.word(), key, some.word(), some.inside(), some.name(some.bytes(2) + ":" + some.bytes(2)));
        String refusal = "\nReceived:\nSIP/2.0 403 Forbidden\n" + head.formatted(";tag=" + some.name(some.bytes(5)))
                + """
                CSeq: 101 INVITE
                Server: Twilio
                X-Twilio-CallSid: CA%s
                X-Twilio-Error: 32201 Authentication failure - source IP Address not in ACL
                Reason: Q.850;cause=21;text="%s"
                Warning: 399 %s "%s"
                Content-Length: 0

                """.formatted(some.name(some.bytes(16)), some.word(), some.host(), some.word());
        return new Told(invite + refusal, some.secrets, some.names);
    }

    private static String uuid(Names some) {
        String hex = some.bytes(16);
        return some.name(hex.substring(0, 8) + "-" + hex.substring(8, 12) + "-" + hex.substring(12, 16) + "-" + hex.substring(16, 20) + "-" + hex.substring(20));
    }
}
