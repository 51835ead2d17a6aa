package io.cloudconnect.cube;

import java.util.Optional;
import java.util.function.Consumer;

/** What every dial-peer here has in common: SIP, G.711, RFC 4733 digits, marking, no silence suppression. */
final class DialPeer {
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
