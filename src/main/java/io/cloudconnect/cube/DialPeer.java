package io.cloudconnect.cube;

import java.util.Optional;
import java.util.function.Consumer;

/** What every dial-peer here has in common: SIP, G.711, RFC 4733 digits, marking, no silence suppression. */
final class DialPeer {
    /**
     * What the caller hears, on an inbound leg, when the target behind it gives no sign of life. IOS would answer 404,
     * upon which neither Twilio nor CUCM tries the other router. Source:
     * https://www.cisco.com/c/en/us/td/docs/ios-xml/ios/voice/vcr5/vcr5-cr-book/vcr-v2.html and
     * https://www.twilio.com/docs/sip-trunking, "Origination"
     */
    static final String TRY_ELSEWHERE = "voice-class sip error-code-override options-keepalive failure 503";

    private DialPeer() {}

    /**
     * Writes one.
     *
     * @param source the interface SIP and media are bound to; empty leaves it to the routing table
     * @param particular what only this one has
     */
    static void write(Block block, int tag, String description, Optional<String> source, Consumer<Block> particular) {
        block.mode("dial-peer voice " + tag + " voip", leg -> {
            leg.add("description %s", description).add("session protocol sipv2");
            particular.accept(leg);
            leg.add("voice-class codec 100");
            source.ifPresent(name -> leg.add("voice-class sip bind control source-interface %s", name)
                    .add("voice-class sip bind media source-interface %s", name));
            leg.add("dtmf-relay rtp-nte")
                    .add("ip qos dscp cs3 signaling")
                    .add("ip qos dscp ef media")
                    .add("no vad");
        });
    }
}
