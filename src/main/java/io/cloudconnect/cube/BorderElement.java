package io.cloudconnect.cube;

import io.cloudconnect.ip.Cidr;
import io.cloudconnect.twilio.Edge;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What makes the router a CUBE, and keeps strangers and overload out. */
final class BorderElement {
    private BorderElement() {}

    static List<Section> sections(CubeSettings settings) {
        List<Section> sections = new ArrayList<>(List.of(service(settings), codecs(), admission()));
        if (settings.usesTls()) {
            sections.add(security(settings));
        }
        return sections;
    }

    static Section userAgent(CubeSettings settings) {
        return Section.of(
                "SIP user agent",
                block -> block.mode("sip-ua", agent -> agent.add("no remote-party-id")
                        .add("retry invite 2")
                        .add("timers trying 500")
                        .add("connection-reuse")
                        .when(settings.usesTls(), tls -> tls.add("transport tcp tls v1.2")
                                .add("crypto signaling default tls-profile 100"))));
    }

    /** Twilio's signalling addresses, the exchange's own first. */
    static List<Cidr> twilio(CubeSettings settings) {
        return Stream.concat(Stream.of(settings.edge()), settings.furtherEdges().stream())
                .map(Edge::signalling)
                .flatMap(List::stream)
                .map(Cidr::of)
                .distinct()
                .toList();
    }

    private static Section service(CubeSettings settings) {
        return Section.of(
                "Voice service",
                block -> block.mode("voice service voip", voice -> voice
                        // Listed one by one: the trust that dial-peers bring ends while their target is down.
                        .mode(
                                "ip address trusted list",
                                list -> list.each(
                                        Stream.concat(twilio(settings).stream(), settings.onPremises().peers().stream())
                                                .distinct()
                                                .toList(),
                                        (entry, peer) -> entry.add("ipv4 %s", peer.address())))
                        .add(
                                "rtp-port range %s %s",
                                settings.rtpPorts().from(), settings.rtpPorts().to())
                        .add("address-hiding")
                        .add("mode border-element")
                        .add("media statistics")
                        .add("allow-connections sip to sip")
                        .add("no supplementary-service sip moved-temporarily")
                        .add("no supplementary-service sip refer")
                        .mode("sip", sip -> sip.add("asserted-id pai")
                                .add("early-offer forced")
                                .add("midcall-signaling passthru")
                                .add("privacy-policy passthru")
                                .add("error-passthru"))));
    }

    private static Section codecs() {
        return Section.of(
                "Codec",
                block -> block.mode("voice class codec 100", codec -> codec.add("codec preference 1 g711ulaw")
                        .add("codec preference 2 g711alaw")));
    }

    private static Section admission() {
        return Section.of("Call admission", block -> block.add("call threshold global cpu-avg low 68 high 75 treatment")
                .add("call threshold global total-mem low 75 high 85 treatment")
                .add("call treatment on"));
    }

    private static Section security(CubeSettings settings) {
        return Section.of("TLS and SRTP", block -> block.mode(
                        "crypto pki trustpoint CUBE-TLS", own -> own.add("enrollment selfsigned")
                                .add("subject-name CN=%s", settings.hostname())
                                .add("revocation-check none")
                                .add("rsakeypair CUBE-TLS 2048"))
                .mode("crypto pki trustpoint TWILIO-ROOT", root -> root.add("enrollment terminal")
                        .add("revocation-check none"))
                .mode("voice class tls-profile 100", profile -> profile.add("trustpoint CUBE-TLS"))
                .when(
                        settings.secure(),
                        srtp -> srtp.mode(
                                "voice class srtp-crypto 100",
                                suite -> suite.add("crypto 1 AES_CM_128_HMAC_SHA1_80"))));
    }
}
