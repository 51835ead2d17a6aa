package io.cloudconnect.twilio.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.twilio.exception.ApiException;
import com.twilio.http.HttpMethod;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.rest.api.v2010.account.IncomingPhoneNumber;
import com.twilio.rest.api.v2010.account.availablephonenumbercountry.Local;
import com.twilio.rest.api.v2010.account.sip.ipaccesscontrollist.IpAddress;
import com.twilio.rest.trunking.v1.Trunk;
import com.twilio.rest.trunking.v1.trunk.CredentialList;
import com.twilio.rest.trunking.v1.trunk.OriginationUrl;
import com.twilio.rest.trunking.v1.trunk.Recording;
import com.twilio.type.PhoneNumber;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Twilio's Java SDK works with the simulator, and Twilio's OpenAPI documents agree with every word of both. */
class SdkScenarioTest {
    private TwilioSimulator twilio;
    private SdkClient wire;
    private TwilioRestClient sdk;

    @BeforeEach
    void start() {
        twilio = TwilioSimulator.start();
        wire = new SdkClient(twilio);
        sdk = wire.client();
    }

    @AfterEach
    void stop() {
        twilio.close();
    }

    @Test
    void everyEndpointSpeaksAsTwilioDocumentsIt() throws Exception {
        twilio.seed().numbers(3);
        String credentials = twilio.seed().credentialList("Registered phones");

        Trunk trunk = trunks();
        String list = accessControlLists(trunk);
        originationUrls(trunk);
        recording(trunk);
        credentialLists(trunk, credentials);
        numbersOnTrunk(trunk);
        boughtNumbers(trunk);
        calls(trunk);
        takeDown(trunk, list);

        assertThat(twilio.account().trunks()).isEmpty();
        assertThat(twilio.account().accessControlLists()).isEmpty();
        assertThat(twilio.account().numbers()).hasSize(3).allMatch(number -> number.trunkSid()
                .isEmpty());
        judge();
    }

    private Trunk trunks() {
        Trunk trunk = Trunk.creator()
                .setFriendlyName("Gaman")
                .setDomainName("gaman.pstn.twilio.com")
                .setTransferMode(Trunk.TransferSetting.SIP_ONLY)
                .setTransferCallerId(Trunk.TransferCallerId.FROM_TRANSFEROR)
                .setSecure(true)
                .setCnamLookupEnabled(true)
                .setDisasterRecoveryUrl("https://example.com/recovery")
                .setDisasterRecoveryMethod(HttpMethod.GET)
                .create(sdk);
        Trunk.creator().create(sdk);
        Trunk third = Trunk.creator().setFriendlyName("Third").create(sdk);
        assertThat(Trunk.reader().pageSize(1).read(sdk))
                .extracting(Trunk::getFriendlyName)
                .containsExactly("Gaman", null, "Third");
        Trunk.deleter(third.getSid()).delete(sdk);
        String second = twilio.account().trunks().get(1).sid();
        Trunk.deleter(second).delete(sdk);

        Trunk updated = Trunk.updater(trunk.getSid())
                .setDisasterRecoveryUrl("")
                .setSecure(false)
                .update(sdk);
        assertThat(updated.getDisasterRecoveryUrl()).isNull();
        Trunk fetched = Trunk.fetcher(trunk.getSid()).fetch(sdk);
        assertThat(fetched.getTransferMode()).isEqualTo(Trunk.TransferSetting.SIP_ONLY);
        assertThat(fetched.getSecure()).isFalse();
        return trunk;
    }

    private void calls(Trunk trunk) {
        String up = twilio.seed().call("+12125550000", "+16475550199", "trunking-terminating");
        String ended = twilio.seed().call("+16475550198", "+12125550000", "trunking-originating");
        twilio.seed().callEnds(ended, trunk.getSid());

        assertThat(Call.reader().setStatus(Call.Status.IN_PROGRESS).read(sdk))
                .extracting(Call::getSid, Call::getTrunkSid)
                .containsExactly(tuple(up, null));
        assertThat(Call.reader().setTo(new PhoneNumber("+12125550000")).read(sdk))
                .extracting(Call::getSid, Call::getTrunkSid)
                .containsExactly(tuple(ended, trunk.getSid()));
    }

    private String accessControlLists(Trunk trunk) {
        var list = com.twilio.rest.api.v2010.account.sip.IpAccessControlList.creator("Gaman")
                .create(sdk);
        String sid = com.twilio.rest.api.v2010.account.sip.IpAccessControlList.updater(list.getSid(), "Gaman routers")
                .update(sdk)
                .getSid();
        for (int i = 1; i <= 3; i++) {
            IpAddress.creator(sid, "router " + i, "198.51.100." + i).create(sdk);
        }
        IpAddress wide = IpAddress.creator(sid, "office", "203.0.113.0")
                .setCidrPrefixLength(24)
                .create(sdk);
        IpAddress.updater(sid, wide.getSid()).setCidrPrefixLength(25).update(sdk);
        assertThat(IpAddress.fetcher(sid, wide.getSid()).fetch(sdk).getCidrPrefixLength())
                .isEqualTo(25);
        assertThat(IpAddress.reader(sid).pageSize(2).read(sdk))
                .extracting(IpAddress::getIpAddress)
                .containsExactly("198.51.100.1", "198.51.100.2", "198.51.100.3", "203.0.113.0");
        assertThat(com.twilio.rest.api.v2010.account.sip.IpAccessControlList.reader()
                        .read(sdk))
                .hasSize(1);
        assertThat(com.twilio.rest.api.v2010.account.sip.IpAccessControlList.fetcher(sid)
                        .fetch(sdk)
                        .getFriendlyName())
                .isEqualTo("Gaman routers");

        com.twilio.rest.trunking.v1.trunk.IpAccessControlList.creator(trunk.getSid(), sid)
                .create(sdk);
        assertThat(com.twilio.rest.trunking.v1.trunk.IpAccessControlList.reader(trunk.getSid())
                        .read(sdk))
                .hasSize(1);
        assertThat(com.twilio.rest.trunking.v1.trunk.IpAccessControlList.fetcher(trunk.getSid(), sid)
                        .fetch(sdk)
                        .getSid())
                .isEqualTo(sid);
        IpAddress.deleter(sid, wide.getSid()).delete(sdk);
        return sid;
    }

    private void originationUrls(Trunk trunk) {
        String sid = trunk.getSid();
        OriginationUrl url = OriginationUrl.creator(
                        sid, 10, 20, true, "router", URI.create("sip:198.51.100.1;edge=ashburn-ix"))
                .create(sdk);
        OriginationUrl.creator(sid, 1, 1, false, "spare", URI.create("sip:sbc.example.com;transport=tcp"))
                .create(sdk);
        OriginationUrl.updater(sid, url.getSid())
                .setPriority(5)
                .setEnabled(false)
                .update(sdk);
        OriginationUrl fetched = OriginationUrl.fetcher(sid, url.getSid()).fetch(sdk);
        assertThat(fetched.getPriority()).isEqualTo(5);
        assertThat(fetched.getWeight()).isEqualTo(10);
        assertThat(OriginationUrl.reader(sid).pageSize(1).read(sdk)).hasSize(2);
        OriginationUrl.deleter(sid, url.getSid()).delete(sdk);
    }

    private void recording(Trunk trunk) {
        Recording.updater(trunk.getSid())
                .setMode(Recording.RecordingMode.RECORD_FROM_ANSWER_DUAL)
                .setTrim(Recording.RecordingTrim.TRIM_SILENCE)
                .update(sdk);
        assertThat(Recording.fetcher(trunk.getSid()).fetch(sdk).getMode())
                .isEqualTo(Recording.RecordingMode.RECORD_FROM_ANSWER_DUAL);
    }

    private void credentialLists(Trunk trunk, String credentials) {
        CredentialList.creator(trunk.getSid(), credentials).create(sdk);
        assertThat(CredentialList.reader(trunk.getSid()).read(sdk)).hasSize(1);
        assertThat(CredentialList.fetcher(trunk.getSid(), credentials)
                        .fetch(sdk)
                        .getFriendlyName())
                .isEqualTo("Registered phones");
        assertThat(com.twilio.rest.api.v2010.account.sip.CredentialList.reader().read(sdk))
                .hasSize(1);
        com.twilio.rest.api.v2010.account.sip.CredentialList.fetcher(credentials)
                .fetch(sdk);
        assertThat(Trunk.fetcher(trunk.getSid()).fetch(sdk).getAuthTypeSet())
                .containsExactly("IP_ACL", "CREDENTIAL_LIST");
        CredentialList.deleter(trunk.getSid(), credentials).delete(sdk);
    }

    private void numbersOnTrunk(Trunk trunk) {
        for (AccountState.PhoneNumber number : twilio.account().numbers()) {
            com.twilio.rest.trunking.v1.trunk.PhoneNumber.creator(trunk.getSid(), number.sid())
                    .create(sdk);
        }
        List<AccountState.PhoneNumber> numbers = twilio.account().numbers();
        assertThat(com.twilio.rest.trunking.v1.trunk.PhoneNumber.reader(trunk.getSid())
                        .pageSize(2)
                        .read(sdk))
                .hasSize(3);
        com.twilio.rest.trunking.v1.trunk.PhoneNumber.fetcher(
                        trunk.getSid(), numbers.get(0).sid())
                .fetch(sdk);
        com.twilio.rest.trunking.v1.trunk.PhoneNumber.deleter(
                        trunk.getSid(), numbers.get(0).sid())
                .delete(sdk);
        IncomingPhoneNumber moved = IncomingPhoneNumber.updater(numbers.get(1).sid())
                .setTrunkSid("")
                .setVoiceUrl("https://example.com/voice")
                .update(sdk);
        assertThat(moved.getTrunkSid()).isNull();
        assertThat(IncomingPhoneNumber.reader()
                        .setPhoneNumber(numbers.get(2).e164())
                        .read(sdk))
                .hasSize(1)
                .allMatch(number -> trunk.getSid().equals(number.getTrunkSid()));
        assertThat(IncomingPhoneNumber.reader().pageSize(2).read(sdk)).hasSize(3);
    }

    private void boughtNumbers(Trunk trunk) {
        Local offered = Local.reader("CA")
                .setAreaCode(647)
                .setContains("55510")
                .pageSize(2)
                .read(sdk)
                .iterator()
                .next();
        IncomingPhoneNumber byNumber = IncomingPhoneNumber.creator(offered.getPhoneNumber())
                .setTrunkSid(trunk.getSid())
                .setFriendlyName("bought")
                .create(sdk);
        IncomingPhoneNumber byArea = IncomingPhoneNumber.creator("647").create(sdk);
        assertThat(IncomingPhoneNumber.reader().setFriendlyName("bought").read(sdk))
                .hasSize(1);
        assertThat(IncomingPhoneNumber.fetcher(byArea.getSid())
                        .fetch(sdk)
                        .getPhoneNumber()
                        .toString())
                .startsWith("+1647");
        IncomingPhoneNumber.deleter(byNumber.getSid()).delete(sdk);
        IncomingPhoneNumber.deleter(byArea.getSid()).delete(sdk);
        assertThatThrownBy(() -> IncomingPhoneNumber.fetcher(byArea.getSid()).fetch(sdk))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.getCode()).isEqualTo(20404));
    }

    private void takeDown(Trunk trunk, String list) {
        assertThatThrownBy(() -> com.twilio.rest.api.v2010.account.sip.IpAccessControlList.deleter(list)
                        .delete(sdk))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.getStatusCode()).isEqualTo(400));
        com.twilio.rest.trunking.v1.trunk.IpAccessControlList.deleter(trunk.getSid(), list)
                .delete(sdk);
        Trunk.deleter(trunk.getSid()).delete(sdk);
        com.twilio.rest.api.v2010.account.sip.IpAccessControlList.deleter(list).delete(sdk);
    }

    private void judge() throws Exception {
        ApiJudge judge = ApiJudge.load();
        Set<String> touched = new TreeSet<>();
        for (SdkClient.Heard heard : wire.heard()) {
            assertThat(judge.answer(heard.method(), heard.path(), heard.status(), heard.body()))
                    .as("answer to %s %s: %s", heard.method(), heard.path(), heard.body())
                    .isEmpty();
            touched.add(
                    judge.operation(heard.method(), heard.path()).orElseThrow().toString());
        }
        for (LoggedRequest logged : twilio.requests()) {
            assertThat(judge.request(logged.request()))
                    .as("%s", logged.request())
                    .isEmpty();
        }
        assertThat(touched)
                .containsAll(judge.operations(template -> template.startsWith("/v1/Trunks")).stream()
                        .map(ApiJudge.Operation::toString)
                        .toList())
                .containsAll(judge.operations(template -> template.contains("/SIP/IpAccessControlLists")).stream()
                        .map(ApiJudge.Operation::toString)
                        .toList());
    }
}
