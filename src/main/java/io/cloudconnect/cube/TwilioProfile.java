package io.cloudconnect.cube;

import java.util.function.UnaryOperator;

/**
 * The SIP profile towards Twilio. IOS applies it last to what leaves the router and remembers nothing of it.
 *
 * <p>Patterns are anchored on what stands before the address, because IOS finds them anywhere in a line. They do
 * without alternation, counted repetition and back-references, which IOS does not promise. Source:
 * https://www.cisco.com/c/en/us/td/docs/ios-xml/ios/voice/cube/ios-xe/config/ios-xe-book/m_voi-sip-param-mod.html
 */
final class TwilioProfile {
    static final int TAG = 100;

    private final Block rules;
    private int tag;

    private TwilioProfile(Block rules) {
        this.rules = rules;
    }

    static Section section(CubeSettings settings) {
        return Section.of(
                "SIP profile towards Twilio",
                block -> block.mode(
                        "voice class sip-profiles " + TAG, rules -> new TwilioProfile(rules).write(settings)));
    }

    private void write(CubeSettings settings) {
        settings.connection().ifPresent(connection -> {
            String parameter = ";tnx=" + connection.value();
            requestUri(settings, host -> host + parameter);
        });
        identity(settings);
        if (!settings.overVpn()) {
            translation(settings);
        }
    }

    /**
     * A connection that selects by {@code tnx} wants the trunk's own domain and the parameter in every request that
     * begins outside a dialog. Requests inside one carry Twilio's contact, which the pattern does not meet.
     */
    private void requestUri(CubeSettings settings, UnaryOperator<String> parameter) {
        String exchange = settings.terminationHost();
        String trunk = parameter.apply(settings.trunkDomain().fullName());
        tag = 10;
        rule("request ANY sip-header SIP-Req-URI", "@" + exchange + "[^ ]*", "@" + trunk);
        // Without a user there is no @ to hold on to.
        rule("request OPTIONS sip-header SIP-Req-URI", "sip:" + exchange + "[^ ]*", "sip:" + trunk);
    }

    /** Twilio knows the caller's network by the trunk's domain. */
    private void identity(CubeSettings settings) {
        String own = "@" + settings.twilioSideAddress() + ">";
        String trunk = "@" + settings.trunkDomain().fullName() + ">";
        tag = 20;
        rule("request ANY sip-header From", own, trunk);
        rule("request ANY sip-header P-Asserted-Identity", own, trunk);
        rule("request ANY sip-header Diversion", own, trunk);
    }

    /**
     * AWS translates addresses of packets, not those inside SIP and SDP. Only the router's own address is touched:
     * Twilio's must come back as they were, and 0.0.0.0 is a call on hold.
     */
    private void translation(CubeSettings settings) {
        String own = settings.addresses().privateIp();
        String outside = settings.addresses().elasticIp();
        tag = 30;
        for (String direction : new String[] {"request", "response"}) {
            rule(direction + " ANY sip-header Contact", "@" + own + ":", "@" + outside + ":");
            rule(direction + " ANY sip-header Contact", "sip:" + own + ":", "sip:" + outside + ":");
        }
        tag = 40;
        for (String direction : new String[] {"request", "response"}) {
            for (String line : new String[] {"Session-Owner", "Connection-Info", "Audio-Connection-Info"}) {
                rule(direction + " ANY sdp-header " + line, "IN IP4 " + own, "IN IP4 " + outside);
            }
        }
    }

    private void rule(String where, String pattern, String replacement) {
        rules.add("rule %s %s modify %s %s", tag++, where, Command.quoted(pattern), Command.quoted(replacement));
    }
}
