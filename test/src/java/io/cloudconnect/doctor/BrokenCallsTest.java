package io.cloudconnect.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudconnect.doctor.rules.SiteFacts;
import io.cloudconnect.ip.PortRange;
import io.cloudconnect.twilio.ConnectionSid;
import io.cloudconnect.twilio.Exchange;
import io.cloudconnect.twilio.SipTransport;
import io.cloudconnect.twilio.TrunkDomain;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A call that works, broken in one way at a time: each way is found by its own id, and nothing else is. */
class BrokenCallsTest {
    private static final SiteFacts VIRGINIA = new SiteFacts(
            "virginia",
            new TrunkDomain("gaman"),
            Exchange.ASHBURN,
            Optional.of(new ConnectionSid("TN0123456789abcdef0123456789abcdef")),
            false,
            SipTransport.TCP,
            new PortRange(8000, 32767));
    private static final SiteFacts SECURE = new SiteFacts(
            "virginia", new TrunkDomain("gaman"), Exchange.ASHBURN, Optional.empty(), true, SipTransport.TLS, new PortRange(8000, 32767));
    private static final SiteFacts NARROW = new SiteFacts(
            "virginia", new TrunkDomain("gaman"), Exchange.ASHBURN, Optional.empty(), false, SipTransport.TCP, new PortRange(16384, 32767));
    private static final SiteFacts LONDON = new SiteFacts(
            "london", new TrunkDomain("gaman"), Exchange.LONDON, Optional.empty(), false, SipTransport.TCP, new PortRange(8000, 32767));

    /** A way to break the call. */
    record Way(String id, String what, BrokenCall call, Optional<SiteFacts> site) {
        @Override
        public String toString() {
            return id + " " + what;
        }
    }

    private static Way way(String id, String what, BrokenCall call) {
        return new Way(id, what, call, Optional.empty());
    }

    private static Way way(String id, String what, BrokenCall call, SiteFacts site) {
        return new Way(id, what, call, Optional.of(site));
    }

    static Stream<Way> ways() {
        BrokenCall good = BrokenCall.reference();
        BrokenCall twilio = BrokenCall.fromTwilio();
        String tnx = ";tnx=TN01011XXXXXXXXXXXXXXXXXXXXXXXXXXX";
        String uri = "gaman.pstn.twilio.com:5060" + tnx;
        BrokenCall byHost = good.first(1).inMessage(1, uri, "gaman.pstn.ashburn-ix.twilio.com:5060");
        return Stream.of(
                way("CC-T101", "a host outside twilio.com", good.unanswered().in("INVITE", "@" + uri, "@sbc.example.com:5060" + tnx)),
                way("CC-T102", "the connection's host, no answer", good.unanswered().in("INVITE", "@" + uri, "@Gaman-Cloud.pstn.us1-ix.twilio.com:5060")),
                way("CC-T102", "the connection's host, 404", good.in("INVITE sip:+", "@" + uri, "@Gaman-Cloud.pstn.us1-ix.twilio.com:5060").refused("404 Not a valid Twilio domain")),
                way("CC-T103", "no tnx", good.unanswered().in("INVITE", tnx, "")),
                way("CC-T104", "a tnx with too few digits", good.unanswered().in("INVITE", tnx, ";tnx=TN01011")),
                way("CC-T104", "a tnx that is another SID", good.unanswered().in("INVITE", tnx, ";tnx=TK0123456789abcdef0123456789abcdef")),
                way("CC-T105", "port 5080", good.unanswered().in("INVITE", "com:5060", "com:5080")),
                way("CC-T105", "the TLS port by TCP", good.unanswered().in("INVITE", "com:5060", "com:5061")),
                way("CC-T106", "1300 bytes over UDP", good.unanswered().overUdp().in("INVITE", "Expires: 180", "Expires: 180\nX-Long: " + "a".repeat(600))),
                way("CC-T107", "silence over TCP", good.unanswered()),
                way("CC-T108", "silence over UDP", byHost.repeat(1, 2).overUdp().in("INVITE", "branch=", "rport;branch=").in("INVITE", "Allow-Events: telephone-event\n", "").in("INVITE", "Supported: 100rel,timer,resource-priority,replaces,sdp-anat\n", "").in("INVITE", "Allow: INVITE, OPTIONS, BYE, CANCEL, ACK, PRACK, UPDATE, REFER, SUBSCRIBE, NOTIFY, INFO, REGISTER\n", "")),
                way("CC-T109", "silence over TLS", good.unanswered().everywhere("SIP/2.0/TCP", "SIP/2.0/TLS").everywhere("com:5060", "com:5061")),
                way("CC-T110", "a public edge with a tnx", good.in("INVITE sip:+", "gaman.pstn.twilio.com:5060", "gaman.pstn.ashburn.twilio.com:5060")),
                way("CC-T110", "a public edge in the Record-Route", good.everywhere("208.78.112.64", "54.172.60.1")),
                way("CC-T111", "an address as host", good.unanswered().in("INVITE", "@" + uri, "@208.78.112.64:5060")),
                way("CC-T112", "a private Via by UDP without rport", byHost.repeat(1, 2).overUdp().in("INVITE", "Allow: INVITE, OPTIONS, BYE, CANCEL, ACK, PRACK, UPDATE, REFER, SUBSCRIBE, NOTIFY, INFO, REGISTER\n", "")),
                way("CC-T113", "a misspelled edge", good.unanswered().in("INVITE", "@" + uri, "@gaman.pstn.asburn-ix.twilio.com:5060")),
                way("CC-T114", "another exchange than the site's", good.in("INVITE sip:+", "gaman.pstn.twilio.com:5060" + tnx, "gaman.pstn.ashburn-ix.twilio.com:5060"), LONDON),
                way("CC-T115", "a loopback Contact", good.unanswered().in("INVITE", "Contact: <sip:1648XXXXXXX@172.YYY.YYY.YYY", "Contact: <sip:1648XXXXXXX@127.0.0.1")),
                way("CC-T115", "X-Twilio-Error 32105", good.refused("400 Bad Request", "X-Twilio-Error: 32105 Invalid Contact header")),
                way("CC-T116", "nothing after the 100", good.first(2).and("Sent", cancel(good, ""))),
                way("CC-T117", "an INVITE told twice", good.repeat(1, 1)),
                way("CC-T119", "a trace that ends with the INVITE", good.first(1)),
                way("CC-T120", "a CANCEL without tnx", good.first(3).and("Sent", cancel(good, tnx))),
                way("CC-T121", "Max-Forwards 10", good.in("INVITE sip:+", "Max-Forwards: 68", "Max-Forwards: 10")),
                way("CC-T201", "a trunk that does not exist", good.refused("404 Not a valid Twilio domain")),
                way("CC-T202", "no plus sign", good.in("INVITE sip:+", "INVITE sip:+1647", "INVITE sip:647").refused("400 Bad Request", "X-Twilio-Error: 32101 Invalid phone number")),
                way("CC-T203", "a number that does not exist", good.refused("400 Bad Request", "X-Twilio-Error: 32101 Invalid phone number")),
                way("CC-T204", "an unverified number", good.refused("400 Bad Request", "X-Twilio-Error: 32100 Unverified number")),
                way("CC-T205", "an address that is not on the list", good.refused("403 Forbidden", "X-Twilio-Error: 32201 Authentication failure - source IP Address not in ACL")),
                way("CC-T206", "wrong credentials", good.refused("403 Forbidden", "X-Twilio-Error: 32202 Authentication failure").in("INVITE", "Expires: 180", "Expires: 180\nProxy-Authorization: Digest username=\"cube\",realm=\"sip.twilio.com\"")),
                way("CC-T207", "a challenge without an answer", good.refused("407 Proxy Authentication Required", "Proxy-Authenticate: Digest realm=\"sip.twilio.com\",nonce=\"1\"")),
                way("CC-T208", "a caller's number that is not ours", good.refused("403 Forbidden", "X-Twilio-Error: 32204 Invalid caller id")),
                way("CC-T209", "a blocked number", good.refused("603 Decline", "X-Twilio-Error: 32203 Blocked number")),
                way("CC-T210", "a country that is off", good.refused("403 Forbidden", "X-Twilio-Error: 32205 No international permission")),
                way("CC-T211", "a trunk without authentication", good.refused("403 Forbidden", "X-Twilio-Error: 32200 Authentication failure")),
                way("CC-T212", "a damaged session description", good.refused("400 Bad Request", "X-Twilio-Error: 32102 Invalid SDP")),
                way("CC-T213", "a late offer", lateOffer(good).refused("488 Not Acceptable Here")),
                way("CC-T214", "too many hops", good.refused("483 Too Many Hops")),
                way("CC-T215", "too many calls a second", good.refused("503 Service Unavailable", "X-Twilio-Error: 32001 Trunk CPS limit exceeded")),
                way("CC-T215", "too many calls a second, in words only", good.refused("503 Trunk CPS limit exceeded")),
                way("CC-T216", "too many calls a second of the parent", good.refused("503 Service Unavailable", "X-Twilio-Error: 32012 Parent account CPS limit exceeded")),
                way("CC-T217", "too many calls at once", good.refused("503 Trunk concurrent call limit exceeded")),
                way("CC-T218", "a suspended account", good.refused("603 Decline", "X-Twilio-Error: 10001 Account is not active")),
                way("CC-T219", "declined", good.refused("603 Decline")),
                way("CC-T220", "a forwarded call", good.refused("403 Forbidden", "X-Twilio-Error: 32224 Forwarded call blocked")),
                way("CC-T221", "voice off", good.refused("403 Forbidden", "X-Twilio-Error: 32005 Voice disabled")),
                way("CC-T222", "a bad Identity", good.refused("438 Invalid Identity Header", "X-Twilio-Error: 32020 Invalid PASSporT")),
                way("CC-T223", "SRTP, by code", good.refused("488 Not Acceptable Here", "X-Twilio-Error: 32207 SRTP on non-secure trunk")),
                way("CC-T223", "SRTP, by its offer", srtp(good).refused("488 Not Acceptable Here")),
                way("CC-T224", "plain RTP on a secure trunk", good.everywhere("SIP/2.0/TCP", "SIP/2.0/TLS").everywhere("com:5060", "com:5061").refused("488 Not Acceptable Here"), SECURE),
                way("CC-T225", "TCP on a secure trunk", good.refused("403 Forbidden", "X-Twilio-Error: 32209 Insecure transport"), SECURE),
                way("CC-T226", "old TLS", good.refused("403 Forbidden", "X-Twilio-Error: 32222 TLS version")),
                way("CC-T227", "488 though G.711 was offered", good.refused("488 Not Acceptable Here")),
                way("CC-T228", "404 of another kind", good.refused("404 Not Found")),
                way("CC-T229", "nobody at home", good.refused("480 Temporarily Unavailable")),
                way("CC-T230", "busy", good.refused("486 Busy Here")),
                way("CC-T233", "too few digits", good.refused("484 Address Incomplete")),
                way("CC-T234", "Twilio fails", good.refused("500 Internal Server Error")),
                way("CC-T235", "503 without a reason", good.refused("503 Service Unavailable")),
                way("CC-T236", "403 without a code", good.refused("403 Forbidden")),
                way("CC-T237", "a redirection", good.refused("302 Moved Temporarily", "Contact: <sip:198.51.100.9>")),
                way("CC-T238", "a session timer refused", good.refused("422 Session Interval Too Small", "Min-SE: 1800")),
                way("CC-T239", "an odd refusal", good.refused("405 Method Not Allowed")),
                way("CC-T240", "a code nobody has listed", good.refused("403 Forbidden", "X-Twilio-Error: 39999 Something new")),
                way("CC-T241", "a trunk nobody can call", good.refused("404 Not Found", "X-Twilio-Error: 32010 No active origination URLs")),
                way("CC-T242", "an origination URL that fails", good.refused("503 Service Unavailable", "X-Twilio-Error: 32011 Endpoint error")),
                way("CC-T301", "the ACK to another address", good.in("ACK", "ACK sip:172.18.49.157", "ACK sip:172.18.49.200")),
                way("CC-T302", "the ACK's Route turned round", good.in("ACK", "Route: <sip:208.78.112.64:5060", "Route: <sip:208.78.112.65:5060")),
                way("CC-T302", "the ACK without Route", dropHeader(good, "ACK", "Route")),
                way("CC-T303", "our address in the ACK's Request-URI", good.in("ACK", "ACK sip:172.18.49.157", "ACK sip:34.XXX.XXX.XXX")),
                way("CC-T303", "our address in the ACK's Route", good.in("ACK", "<sip:172.18.24.78", "<sip:34.XXX.XXX.XXX")),
                way("CC-T303", "our address in Twilio's Contact", good.in("SIP/2.0 200 OK\nCSeq: 10", "Contact: <sip:172.18.49.157", "Contact: <sip:34.XXX.XXX.XXX")),
                way("CC-T304", "no ACK, and the 200 again", good.first(4).repeat(4, 2)),
                way("CC-T305", "a 200 told again over TCP, and a BYE after 28 seconds", good.first(4).and("Sent", good.messages().get(4).text()).and("Received", good.messages().get(3).text()).and("Received", good.messages().get(9).text()).and("Sent", good.messages().get(10).text()).in("SIP/2.0 200 OK\nVia", "08:03:48", "08:03:09")),
                way("CC-T306", "a BYE after 28 seconds over UDP", good.overUdp().in("SIP/2.0 200 OK\nVia", "08:03:48", "08:03:17")),
                way("CC-T307", "a session timer runs out", good.inMessage(8, "Server: Twilio", "Server: Twilio\nSession-Expires: 90;refresher=uac").in("SIP/2.0 200 OK\nVia", "08:03:48", "08:04:19")),
                way("CC-T308", "a re-INVITE refused", refusedChange(good, "488 Not Acceptable Here")),
                way("CC-T309", "a re-INVITE answered 481", refusedChange(good, "481 Call/Transaction Does Not Exist")),
                way("CC-T311", "an ACK with another tag", good.in("ACK", ";tag=92752060_6772d868", ";tag=other")),
                way("CC-T311", "an ACK with another number", good.first(5).in("ACK", "CSeq: 101 ACK", "CSeq: 99 ACK")),
                way("CC-T312", "a transfer refused", good.first(9).and("Sent", refer(good)).and("Received", referRefused(good))),
                way("CC-T314", "a private Contact over UDP", good.overUdp()),
                way("CC-T401", "a private address in the offer", good.inMessage(1, "IN IP4 34.XXX.XXX.XXX", "IN IP4 172.YYY.YYY.YYY")),
                way("CC-T401", "a private address in a change", good.inMessage(6, "c=IN IP4 34.XXX.XXX.XXX", "c=IN IP4 192.168.1.10")),
                way("CC-T402", "a private origin", good.inMessage(1, "9570 IN IP4 34.XXX.XXX.XXX", "9570 IN IP4 172.YYY.YYY.YYY")),
                way("CC-T403", "a closed media port", good, NARROW),
                way("CC-T404", "an offer of sendonly", good.inMessage(1, "a=ptime:20", "a=ptime:20\na=sendonly").inMessage(4, "a=sendrecv", "a=recvonly")),
                way("CC-T404", "an answer of inactive", good.inMessage(4, "a=sendrecv", "a=inactive")),
                way("CC-T405", "hold by 0.0.0.0", good.inMessage(6, "c=IN IP4 34.XXX.XXX.XXX", "c=IN IP4 0.0.0.0")),
                way("CC-T406", "a hold answered by sendrecv", held(good, "sendonly").first(9)),
                way("CC-T406", "a hold answered by sendrecv, and never taken back", held(good, "sendonly")),
                way("CC-T407", "a hold nobody takes back", held(good, "sendonly").inMessage(8, "a=sendrecv", "a=recvonly")),
                way("CC-T408", "a private address as Twilio's media", good.inMessage(4, "c=IN IP4 208.78.112.118", "c=IN IP4 10.0.0.9")),
                way("CC-T409", "a low media port of Twilio's", good.inMessage(4, "m=audio 19688", "m=audio 9000")),
                way("CC-T410", "G.729 only", good.inMessage(1, "RTP/AVP 0 101", "RTP/AVP 18 101").refused("488 Not Acceptable Here")),
                way("CC-T411", "no telephone-event", good.inMessage(1, "RTP/AVP 0 101", "RTP/AVP 0").inMessage(1, "a=rtpmap:101 telephone-event/8000\n", "")),
                way("CC-T412", "SRTP by DTLS", good.everywhere("SIP/2.0/TCP", "SIP/2.0/TLS").everywhere("com:5060", "com:5061").inMessage(1, "RTP/AVP", "RTP/SAVP")),
                way("CC-T413", "keys in the clear", srtp(good)),
                way("CC-T414", "audio refused", good.inMessage(4, "m=audio 19688", "m=audio 0")),
                way("CC-T416", "an answer without a description", good.inMessage(4, good.messages().get(3).text().substring(good.messages().get(3).text().indexOf("Content-Length")), "Content-Length: 0")),
                way("CC-T418", "another public address", good.inMessage(1, "c=IN IP4 34.XXX.XXX.XXX", "c=IN IP4 35.XXX.XXX.XXX")),
                way("CC-T419", "IPv6", good.inMessage(1, "c=IN IP4 34.XXX.XXX.XXX", "c=IN IP6 2001:db8::7")),
                way("CC-T501", "the router does not trust Twilio", refusedByUs(twilio, "403 Forbidden")),
                way("CC-T502", "the router is silent", twilio.first(1).repeat(1, 2)),
                way("CC-T503", "no dial-peer", refusedByUs(twilio, "404 Not Found")),
                way("CC-T504", "the premises do not answer", refusedByUs(twilio, "408 Request Timeout")),
                way("CC-T505", "a busy extension", refusedByUs(twilio, "486 Busy Here")),
                way("CC-T506", "the router's session timer", refusedByUs(twilio, "422 Session Interval Too Small")),
                way("CC-T507", "the router's codecs", refusedByUs(twilio, "488 Not Acceptable Media")),
                way("CC-T508", "a full router", refusedByUs(twilio, "503 Service Unavailable")),
                way("CC-T509", "an odd refusal of the router's", refusedByUs(twilio, "405 Method Not Allowed")),
                way("CC-T510", "a private Contact in the answer", twilio.inMessage(2, "Contact: <sip:+16475550101@203.0.113.7", "Contact: <sip:+16475550101@10.20.0.37")),
                way("CC-T511", "Twilio's Via changed", twilio.inMessage(2, "SIP/2.0/UDP 172.18.49.157", "SIP/2.0/UDP 203.0.113.7")),
                way("CC-T513", "Twilio's Record-Route dropped", twilio.inMessage(2, "Record-Route: <sip:172.18.24.78:5060;r2=on;transport=udp;ftag=1;lr>\n", "")),
                way("CC-T514", "a call by the Internet", twilio.everywhere("208.78.112.64", "54.172.60.1"), VIRGINIA),
                way("CC-T516", "no ACK to our answer", twilio.first(2).repeat(2, 2)));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void eachWayIsFoundByItsOwnIdAndNothingElse(Way way) {
        Doctor doctor = way.site().map(Doctor::forSite).orElseGet(Doctor::create);

        Diagnosis diagnosis = SeedTraces.diagnose(doctor, way.call().text());

        assertThat(SeedTraces.ids(diagnosis)).containsExactly(way.id());
        Finding finding = diagnosis.calls().get(0).findings().get(0);
        assertThat(finding.evidence()).as("evidence").isNotEmpty();
        assertThat(finding.explanation() + finding.remedy() + finding.router())
                .as("every name is filled")
                .doesNotContain("{")
                .doesNotContain("<reason>", "<status>", "<address>", "<received>");
    }

    static Stream<Way> waysASiteCouldCure() {
        List<String> ids = List.of("CC-T105", "CC-T111", "CC-T113", "CC-T410", "CC-T503");
        return ways().filter(way -> ids.contains(way.id()));
    }

    @ParameterizedTest
    @MethodSource("waysASiteCouldCure")
    void namesTheSitesFieldsWhereTheSiteIsKnown(Way way) {
        Diagnosis diagnosis = SeedTraces.diagnose(Doctor.forSite(VIRGINIA), way.call().text());

        assertThat(diagnosis.calls().get(0).findings())
                .filteredOn(finding -> finding.id().equals(way.id()))
                .singleElement()
                .satisfies(finding -> assertThat(finding.remedy()).contains("sites.virginia.").doesNotContain("<", "{"))
                .satisfies(finding -> assertThat(String.join("\n", finding.router())).doesNotContain("<", "{"));
    }

    @Test
    void theCallsThemselvesAreHealthyUnderEverySite() {
        for (SiteFacts site : List.of(VIRGINIA)) {
            assertThat(SeedTraces.ids(SeedTraces.diagnose(Doctor.forSite(site), BrokenCall.reference().text()))).isEmpty();
            assertThat(SeedTraces.ids(SeedTraces.diagnose(Doctor.forSite(site), BrokenCall.fromTwilio().text()))).isEmpty();
        }
        assertThat(SeedTraces.ids(SeedTraces.diagnose(Doctor.create(), BrokenCall.fromTwilio().text()))).isEmpty();
    }

    @Test
    void aLaterInvitesAnswerMayRecordNoRoute() {
        BrokenCall good = BrokenCall.reference();
        String answer = good.messages().get(7).text();
        BrokenCall silent = good.inMessage(8, answer, answer.replaceAll("Record-Route:.*\n", ""));
        assertThat(silent.text()).isNotEqualTo(good.text());

        assertThat(SeedTraces.ids(SeedTraces.diagnose(Doctor.create(), silent.text()))).isEmpty();
        // Where the trace begins with it, nothing says which route is right.
        BrokenCall late = new BrokenCall(silent.messages().subList(5, silent.messages().size()), good.log());
        assertThat(SeedTraces.ids(SeedTraces.diagnose(Doctor.create(), late.text()))).isEmpty();
    }

    @Test
    void linksThePageOfTheVeryCode() {
        assertThat(page("32206 Caller ID is not verified")).endsWith("/32206");
        assertThat(page("32204 Invalid caller ID")).endsWith("/32204");
    }

    private static String page(String error) {
        String log = BrokenCall.reference().refused("403 Forbidden", "X-Twilio-Error: " + error).text();
        return SeedTraces.diagnose(Doctor.create(), log).calls().get(0).findings().get(0).source();
    }

    private static String cancel(BrokenCall call, String leftOut) {
        String invite = call.messages().get(0).text();
        return "CANCEL " + invite.substring("INVITE ".length(), invite.indexOf('\n')).replace(leftOut, "")
                + "\n" + BrokenCall.line(invite, "Via") + "\n" + BrokenCall.line(invite, "From") + "\n"
                + BrokenCall.line(invite, "To") + "\n" + BrokenCall.line(invite, "Call-ID")
                + "\nCSeq: 101 CANCEL\nMax-Forwards: 70\nContent-Length: 0";
    }

    private static BrokenCall lateOffer(BrokenCall call) {
        String invite = call.messages().get(0).text();
        return call.inMessage(1, invite.substring(invite.indexOf("Content-Type")), "Content-Length: 0");
    }

    private static BrokenCall srtp(BrokenCall call) {
        return call.inMessage(1, "RTP/AVP", "RTP/SAVP")
                .inMessage(1, "a=ptime:20", "a=ptime:20\na=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:0000000000000000000000000000000000000000");
    }

    private static BrokenCall dropHeader(BrokenCall call, String start, String header) {
        BrokenCall changed = call;
        for (int number = 1; number <= call.messages().size(); number++) {
            BrokenCall.Message message = changed.messages().get(number - 1);
            if (message.begins(start)) {
                changed = changed.inMessage(number, BrokenCall.line(message.text(), header) + "\n", "");
            }
        }
        return changed;
    }

    private static BrokenCall held(BrokenCall call, String direction) {
        return call.inMessage(6, "a=ptime:20", "a=ptime:20\na=" + direction);
    }

    private static BrokenCall refusedChange(BrokenCall call, String status) {
        String answer = call.messages().get(7).text();
        String refusal = answer.replace("SIP/2.0 200 OK", "SIP/2.0 " + status);
        return call.first(7).and("Received", refusal.substring(0, refusal.indexOf("Content-Type")) + "Content-Length: 0");
    }

    private static String refer(BrokenCall call) {
        return call.messages().get(4).text()
                .replace("ACK sip", "REFER sip")
                .replace("101 ACK", "103 REFER")
                .replace("branch=z9hG4bK14FC1F6E", "branch=z9hG4bKrefer")
                .replace("Max-Forwards: 70", "Refer-To: <sip:+14165550199@gaman.pstn.twilio.com>\nMax-Forwards: 70");
    }

    private static String referRefused(BrokenCall call) {
        String ack = call.messages().get(4).text();
        return "SIP/2.0 403 Forbidden\n" + BrokenCall.line(ack, "Via").replace("z9hG4bK14FC1F6E", "z9hG4bKrefer") + "\n"
                + BrokenCall.line(ack, "From") + "\n" + BrokenCall.line(ack, "To") + "\n" + BrokenCall.line(ack, "Call-ID")
                + "\nCSeq: 103 REFER\nX-Twilio-Error: 32218 Call transfer is disabled\nContent-Length: 0";
    }

    private static BrokenCall refusedByUs(BrokenCall call, String status) {
        String answer = call.messages().get(1).text().replace("200 OK", status);
        return call.first(1).and("Sent", answer.substring(0, answer.indexOf("Record-Route"))
                + answer.substring(answer.indexOf("From:"), answer.indexOf("Contact:")) + "Content-Length: 0");
    }
}
