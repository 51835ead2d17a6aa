package io.cloudconnect.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SecretsTest {

    /** The look ahead of the pattern may be wrong in one direction only. */
    @Property(tries = 20_000)
    void noLineWithASecretIsPassedOver(@ForAll("lines") String line) {
        if (Secrets.KEPT_AND_SECRET.matcher(line).find()) {
            assertThat(Secrets.mayHold(line)).as(line).isTrue();
        }
    }

    @Provide
    Arbitrary<String> lines() {
        return Arbitraries.of(
                        "inline:", "INLINE:", "a=key-mgmt:", "mikey ", "k=", "K=clear:", "uri:", "base64:", "a=ice-pwd:", "A=Ice-Pwd:",
                        "response", "RspAuth", "=", " ", "\"", "0123456789abcdef0123", "Authorization", "Proxy-", "proxy-authorization:",
                        "Basic ", "Digest ", ":", "sip:", "SIPS:", "anna", "secret", "@", "<", ">", ";", "a=", "\t", "x",
                        // Blanks to Java and to people, but not to the pattern.
                        "\u2003", "\u001c")
                .list()
                .ofMaxSize(9)
                .map(parts -> String.join("", parts));
    }

    @Test
    void ordinaryLinesAreNotEvenTried() {
        assertThat(List.of(
                        "INVITE sip:+16475550100@gaman.pstn.twilio.com SIP/2.0",
                        "From: <sip:+16475550100@172.31.0.10>;tag=1-2",
                        "Contact: <sip:+16475550100@172.31.0.10:5060;transport=tcp>",
                        "Call-ID: 1-2@172.31.0.10",
                        "a=rtpmap:0 PCMU/8000",
                        "c=IN IP4 172.31.0.10"))
                .noneMatch(Secrets::mayHold);
    }
}
