package io.cloudconnect.twilio.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Twilio refuses, and with which code. */
class RulesTest {
    private TwilioSimulator twilio;
    private Wire wire;
    private String trunk;
    private String list;

    @BeforeEach
    void start() throws IOException {
        twilio = TwilioSimulator.start();
        twilio.seed().takenDomain("taken.pstn.twilio.com");
        twilio.seed().number("+16475550100");
        wire = new Wire(twilio);
        trunk = wire.create("/v1/Trunks", "FriendlyName", "Gaman", "DomainName", "gaman.pstn.twilio.com");
        list = wire.create(wire.account("/SIP/IpAccessControlLists.json"), "FriendlyName", "Gaman");
    }

    @AfterEach
    void stop() {
        twilio.close();
    }

    @ParameterizedTest(name = "{0} {1} -> {2} {3}")
    @CsvSource({
        "/v1/Trunks, DomainName=taken.pstn.twilio.com, 400, 21248",
        "/v1/Trunks, DomainName=TAKEN.pstn.twilio.com, 400, 21248",
        "/v1/Trunks, DomainName=gaman.pstn.twilio.com, 400, 21248",
        "/v1/Trunks, DomainName=gaman, 400, 21245",
        "/v1/Trunks, DomainName=ga_man.pstn.twilio.com, 400, 21245",
        "/v1/Trunks, DomainName=site.other.pstn.twilio.com, 400, 21247",
        "/v1/Trunks, DomainName=site.gaman.pstn.twilio.com, 201, 0",
        "/v1/Trunks, TransferMode=sometimes, 400, 20001",
        "/v1/Trunks, Secure=perhaps, 400, 20001",
        "/v1/Trunks, SymmetricRtpEnabled=true, 201, 0",
        "/v1/Trunks/{TK}, DomainName=gaman.pstn.twilio.com, 200, 0",
        "/v1/Trunks/TK00000000000000000000000000000000, FriendlyName=x, 404, 20404",
        "/v1/Trunks/{TK}/Recording, Mode=always, 400, 20001",
        "/v1/Trunks/{TK}/OriginationUrls, Weight=1, 400, 20001",
        "/v1/Trunks/{TK}/OriginationUrls, Weight=1&Priority=1&Enabled=true&FriendlyName=a&SipUrl=http://a, 400, 20001",
        "/v1/Trunks/{TK}/OriginationUrls, Weight=0&Priority=0&Enabled=true&FriendlyName=a&SipUrl=sip:a, 201, 0",
        "/v1/Trunks/{TK}/OriginationUrls, Weight=1&Priority=65536&Enabled=true&FriendlyName=a&SipUrl=sip:a, 400, 20001",
        "/v1/Trunks/{TK}/IpAccessControlLists, IpAccessControlListSid={AL}, 201, 0",
        "/v1/Trunks/{TK}/IpAccessControlLists, IpAccessControlListSid=AL00000000000000000000000000000000, 400, 21245",
        "/v1/Trunks/{TK}/PhoneNumbers, PhoneNumberSid={PN}, 201, 0",
        "{2010}/SIP/IpAccessControlLists.json, Name=x, 400, 20001",
        "{2010}/SIP/IpAccessControlLists/{AL}/IpAddresses.json, FriendlyName=x&IpAddress=2001:db8::1, 400, 20001",
        "{2010}/SIP/IpAccessControlLists/{AL}/IpAddresses.json, FriendlyName=x&IpAddress=198.51.100.*, 400, 20001",
        "{2010}/SIP/IpAccessControlLists/{AL}/IpAddresses.json, FriendlyName=x&IpAddress=198.51.100.7, 201, 0",
        "{2010}/IncomingPhoneNumbers.json, PhoneNumber=%2B16475550100, 400, 21422",
        "{2010}/IncomingPhoneNumbers.json, PhoneNumber=647, 400, 21421",
        "{2010}/IncomingPhoneNumbers.json, AreaCode=12, 400, 21451",
        "{2010}/IncomingPhoneNumbers/{PN}.json, TrunkSid=TK00000000000000000000000000000000, 400, 21245",
        "/2010-04-01/Accounts/SK00000000000000000000000000000000/IncomingPhoneNumbers.json, AreaCode=647, 404, 20404",
        "/2010-04-01/Accounts/AC00000000000000000000000000000000/IncomingPhoneNumbers.json, AreaCode=647, 401, 20003",
        "/v1/Nothing, A=b, 404, 20404",
    })
    void answersAWriteWithItsOwnCode(String path, String form, int status, int code) throws IOException {
        Wire.Reply reply = wire.send("POST", filled(path), filled(form));

        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        assertThat(reply.code()).isEqualTo(code);
    }

    @Test
    void knowsTheKeyAndTheTokenAndNobodyElse() throws IOException {
        Credentials credentials = twilio.credentials();

        assertThat(wire.as(credentials.accountSid(), credentials.authToken())
                        .get("/v1/Trunks")
                        .status())
                .isEqualTo(200);
        assertThat(wire.as(credentials.apiKeySid(), "wrong").get("/v1/Trunks").code())
                .isEqualTo(20003);

        twilio.addKey("SK1", "new");
        twilio.revokeKey(credentials.apiKeySid());

        assertThat(wire.as("SK1", "new").get("/v1/Trunks").status()).isEqualTo(200);
        assertThat(wire.as(credentials.apiKeySid(), credentials.apiKeySecret())
                        .get("/v1/Trunks")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void limitsWhatAnAccountMayHave() throws IOException {
        twilio.behaviour().maxTrunks(2);
        wire.create("/v1/Trunks");
        String[] url = {"Weight", "1", "Priority", "1", "Enabled", "true", "FriendlyName", "a", "SipUrl", "sip:a"};
        for (int i = 0; i < 10; i++) {
            wire.create("/v1/Trunks/" + trunk + "/OriginationUrls", url);
        }
        String addresses = wire.account("/SIP/IpAccessControlLists/" + list + "/IpAddresses.json");
        for (int i = 0; i < 100; i++) {
            wire.create(addresses, "FriendlyName", "a", "IpAddress", "198.51.100." + i);
        }

        assertThat(wire.post("/v1/Trunks").code()).isEqualTo(21244);
        assertThat(wire.post("/v1/Trunks/" + trunk + "/OriginationUrls", url).code())
                .isEqualTo(21249);
        assertThat(wire.post(addresses, "FriendlyName", "a", "IpAddress", "198.51.100.200")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void keepsAPrefixOfZeroAsAHost() throws IOException {
        String addresses = wire.account("/SIP/IpAccessControlLists/" + list + "/IpAddresses.json");

        wire.create(addresses, "FriendlyName", "all", "IpAddress", "0.0.0.0", "CidrPrefixLength", "0");

        assertThat(twilio.account().accessControlList(list).orElseThrow().cidrs())
                .containsExactly("0.0.0.0/32");
    }

    @Test
    void refusesToAssociateAListTwiceOrToDeleteItWhileAssociated() throws IOException {
        String lists = "/v1/Trunks/" + trunk + "/IpAccessControlLists";
        wire.create(lists, "IpAccessControlListSid", list);
        String own = wire.account("/SIP/IpAccessControlLists/" + list + ".json");

        assertThat(wire.post(lists, "IpAccessControlListSid", list).code()).isEqualTo(21245);
        assertThat(wire.delete(own).status()).isEqualTo(400);
        assertThat(wire.get("/v1/Trunks/" + trunk).json().get("auth_type").asText())
                .isEqualTo("IP_ACL");

        twilio.behaviour().listInUse(Behaviour.InUse.DETACH);

        assertThat(wire.delete(own).status()).isEqualTo(204);
        assertThat(wire.get("/v1/Trunks/" + trunk).json().get("auth_type").asText())
                .isEmpty();
    }

    @Test
    void movesAnAttachedNumberOnlyWhereAskedTo() throws IOException {
        String number = twilio.seed().number("+16475550100");
        String other = wire.create("/v1/Trunks", "FriendlyName", "Other");
        wire.create("/v1/Trunks/" + trunk + "/PhoneNumbers", "PhoneNumberSid", number);

        Wire.Reply refused = wire.post("/v1/Trunks/" + other + "/PhoneNumbers", "PhoneNumberSid", number);
        twilio.behaviour().attachedNumber(Behaviour.AttachedNumber.MOVE);
        Wire.Reply moved = wire.post("/v1/Trunks/" + other + "/PhoneNumbers", "PhoneNumberSid", number);

        assertThat(refused.code()).isEqualTo(21245);
        assertThat(moved.status()).isEqualTo(201);
        assertThat(twilio.account().number("+16475550100").orElseThrow().trunkSid())
                .contains(other);
        assertThat(wire.get("/v1/Trunks/" + trunk + "/PhoneNumbers").json().get("phone_numbers"))
                .isEmpty();
        assertThat(wire.get("/v1/Trunks/" + other + "/PhoneNumbers").json().get("phone_numbers"))
                .hasSize(1);
    }

    @Test
    void replacesANumbersVoiceApplicationByTheTrunkAndTheTrunkByTheApplication() throws IOException {
        String number = twilio.seed().number("+16475550100");
        String path = wire.account("/IncomingPhoneNumbers/" + number + ".json");
        wire.post(path, "VoiceApplicationSid", "AP00000000000000000000000000000000", "VoiceUrl", "https://example.com");

        wire.post(path, "TrunkSid", trunk);
        AccountState.PhoneNumber onTrunk =
                twilio.account().number("+16475550100").orElseThrow();
        wire.post(path, "VoiceApplicationSid", "AP00000000000000000000000000000000");
        AccountState.PhoneNumber onApplication =
                twilio.account().number("+16475550100").orElseThrow();

        assertThat(onTrunk.trunkSid()).contains(trunk);
        assertThat(onTrunk.voiceApplicationSid()).isEmpty();
        assertThat(onTrunk.voiceUrl()).contains("https://example.com");
        assertThat(onApplication.trunkSid()).isEmpty();
        assertThat(onApplication.voiceApplicationSid()).isPresent();
    }

    @Test
    void deletesATrunkWithItsPartsAndKeepsTheNumbers() throws IOException {
        String number = twilio.seed().number("+16475550100");
        twilio.seed().onTrunk(trunk, number);
        twilio.seed().onTrunk(trunk, list);
        twilio.seed().originationUrl(trunk, "a", "sip:a");
        twilio.behaviour().trunkInUse(Behaviour.InUse.REFUSE);
        int refused = wire.delete("/v1/Trunks/" + trunk).status();
        twilio.behaviour().trunkInUse(Behaviour.InUse.DETACH);
        int deleted = wire.delete("/v1/Trunks/" + trunk).status();

        assertThat(List.of(refused, deleted)).containsExactly(400, 204);
        assertThat(twilio.account().number("+16475550100").orElseThrow().trunkSid())
                .isEmpty();
        assertThat(wire.delete(wire.account("/SIP/IpAccessControlLists/" + list + ".json"))
                        .status())
                .isEqualTo(204);
        assertThat(wire.delete("/v1/Trunks/" + trunk).code()).isEqualTo(20404);
    }

    @Test
    void keepsADomainBackAfterDeletionWhereAskedTo() throws IOException {
        twilio.behaviour().domainRetention(Duration.ofDays(30));

        wire.delete("/v1/Trunks/" + trunk);

        assertThat(wire.post("/v1/Trunks", "DomainName", "gaman.pstn.twilio.com")
                        .code())
                .isEqualTo(21248);
    }

    @Test
    void protectsEmergencyNumbersAndParentDomains() throws IOException {
        String number = twilio.seed().number("+16475550100");
        twilio.seed().onTrunk(trunk, number);
        twilio.seed().emergency(number);

        assertThat(wire.delete("/v1/Trunks/" + trunk).code()).isEqualTo(21634);
        assertThat(wire.delete("/v1/Trunks/" + trunk + "/PhoneNumbers/" + number)
                        .code())
                .isEqualTo(21634);
        assertThat(wire.delete(wire.account("/IncomingPhoneNumbers/" + number + ".json"))
                        .code())
                .isEqualTo(21634);

        wire.create("/v1/Trunks", "DomainName", "site.gaman.pstn.twilio.com");

        assertThat(wire.delete("/v1/Trunks/" + trunk).code()).isEqualTo(21247);
        assertThat(wire.post("/v1/Trunks/" + trunk, "DomainName", "x.pstn.twilio.com")
                        .code())
                .isEqualTo(21247);
    }

    @Test
    void doesNotSellAReleasedNumberAgain() throws IOException {
        String number = twilio.seed().number("+16475550100");
        wire.delete(wire.account("/IncomingPhoneNumbers/" + number + ".json"));

        Wire.Reply reply = wire.post(wire.account("/IncomingPhoneNumbers.json"), "PhoneNumber", "+16475550100");

        assertThat(reply.code()).isEqualTo(21422);
        twilio.seed().soldOut("416");
        assertThat(wire.post(wire.account("/IncomingPhoneNumbers.json"), "AreaCode", "416")
                        .code())
                .isEqualTo(21452);
    }

    private String filled(String text) {
        String number = twilio.seed().number("+16475550100");
        Map<String, String> values = Map.of("{TK}", trunk, "{AL}", list, "{PN}", number, "{2010}", wire.account(""));
        String filled = text;
        for (Map.Entry<String, String> value : values.entrySet()) {
            filled = filled.replace(value.getKey(), value.getValue());
        }
        return filled;
    }
}
