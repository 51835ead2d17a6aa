package io.cloudconnect.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudconnect.doctor.rules.Evidence;
import org.junit.jupiter.api.Test;

/** The article's troubleshooting chapters and its second appendix: each trace gets the diagnosis the article gives. */
class SeedTracesTest {
    @Test
    void chapterTwilioDoesNotRespondToTheInvite() {
        Diagnosis diagnosis = SeedTraces.diagnose(Doctor.create(), SeedTraces.file("seed-1-no-answer.txt"));

        assertThat(SeedTraces.ids(diagnosis)).containsExactly("CC-T103");
        assertThat(diagnosis.verdict()).isEqualTo("No answer at all: The Request-URI carries no tnx, and Twilio did not answer.");
        assertThat(only(diagnosis).router()).last().asString().contains("gaman.pstn.twilio.com;tnx=");
    }

    @Test
    void chapterTwilioDoesNotRespondToTheInviteWithTheConnectionsHost() {
        Diagnosis diagnosis = SeedTraces.diagnose(Doctor.create(), SeedTraces.file("seed-2-connection-host.txt"));

        assertThat(SeedTraces.ids(diagnosis)).containsExactly("CC-T102");
    }

    @Test
    void chapterNotAValidTwilioDomain() {
        Diagnosis diagnosis = SeedTraces.diagnose(Doctor.create(), SeedTraces.file("seed-3-not-a-valid-domain.txt"));

        assertThat(SeedTraces.ids(diagnosis)).containsExactly("CC-T102");
        assertThat(diagnosis.verdict()).startsWith("Refused with 404 Not a valid Twilio domain: ");
        assertThat(only(diagnosis).explanation()).contains("the trunk's domain is gaman.pstn.twilio.com");
        assertThat(only(diagnosis).evidence()).extracting(Evidence::line).anyMatch(line -> line.startsWith("SIP/2.0 404"));
    }

    @Test
    void chapterNoAudio() {
        Diagnosis diagnosis = SeedTraces.diagnose(Doctor.create(), SeedTraces.file("seed-4-no-audio.txt"));

        assertThat(SeedTraces.ids(diagnosis)).containsExactly("CC-T401");
        assertThat(only(diagnosis).evidence())
                .extracting(Evidence::line)
                .containsExactly(
                        "c=IN IP4 172.YYY.YYY.YYY", "o=CiscoSystemsSIP-GW-UserAgent 4922 9570 IN IP4 172.YYY.YYY.YYY");
        assertThat(only(diagnosis).router()).filteredOn(line -> line.contains("modify")).hasSize(6);
    }

    @Test
    void chapterDroppedAfter20To30SecondsShowsAValidAcknowledgement() {
        Diagnosis diagnosis = SeedTraces.diagnose(Doctor.create(), SeedTraces.file("seed-5-drop.txt"));

        assertThat(SeedTraces.ids(diagnosis)).isEmpty();
    }

    @Test
    void chapterDroppedAfter20To30SecondsWhereTheAcknowledgementNamesAnotherAddress() {
        String broken = SeedTraces.text("seed-5-drop.txt").replace("ACK sip:172.18.49.157", "ACK sip:172.18.49.200");

        assertThat(SeedTraces.ids(SeedTraces.diagnose(Doctor.create(), broken))).containsExactly("CC-T301");
    }

    @Test
    void chapterDroppedAfter20To30SecondsWhereTwiliosAddressesWereReplaced() {
        String broken = SeedTraces.text("seed-5-drop.txt").replace("ACK sip:172.18.49.157", "ACK sip:34.XXX.XXX.XXX");

        assertThat(SeedTraces.ids(SeedTraces.diagnose(Doctor.create(), broken))).containsExactly("CC-T303");
    }

    @Test
    void chapterDroppedAfter20To30SecondsWhereTcpWasTheCure() {
        String byUdp = SeedTraces.reference()
                .replace("SIP/2.0/TCP", "SIP/2.0/UDP")
                .replace("transport=tcp", "transport=udp")
                .replace("08:03:48", "08:03:17");

        Diagnosis diagnosis = SeedTraces.diagnose(Doctor.create(), byUdp);

        assertThat(SeedTraces.ids(diagnosis)).containsExactly("CC-T306");
        assertThat(only(diagnosis).router()).contains(" session transport tcp");
    }

    @Test
    void appendix2IsHealthy() {
        Diagnosis diagnosis = SeedTraces.diagnose(Doctor.create(), SeedTraces.file("seed-appendix-2.txt"));

        assertThat(SeedTraces.ids(diagnosis)).isEmpty();
        assertThat(diagnosis.hasProblems()).isFalse();
        assertThat(diagnosis.verdict()).isEqualTo("One call with Twilio, and nothing is wrong with it.");
    }

    private static Finding only(Diagnosis diagnosis) {
        return diagnosis.calls().get(0).findings().get(0);
    }
}
