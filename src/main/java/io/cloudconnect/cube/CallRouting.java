package io.cloudconnect.cube;

import io.cloudconnect.ip.Cidr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Which call goes where. Tags say it: 100 to 109 in from Twilio, 110 out to Twilio, 200 in from the premises, 210 out
 * to them, 220 in from the UCCX dialer.
 *
 * <p>Calls from Twilio can only reach the premises (dial-peer group). Calls from the premises reach Twilio only where
 * their number is in the pattern map: a group would pass every number on.
 */
final class CallRouting {
    /** Most hosts in a URI class. */
    private static final int CLASS_SIZE = 10;

    private final CubeSettings settings;
    private final OnPremises premises;
    private final List<List<Cidr>> twilioClasses;

    private CallRouting(CubeSettings settings) {
        this.settings = settings;
        this.premises = settings.onPremises();
        List<Cidr> twilio = BorderElement.twilio(settings);
        this.twilioClasses = IntStream.iterate(0, start -> start < twilio.size(), start -> start + CLASS_SIZE)
                .mapToObj(start -> twilio.subList(start, Math.min(twilio.size(), start + CLASS_SIZE)))
                .toList();
    }

    static List<Section> sections(CubeSettings settings) {
        CallRouting routing = new CallRouting(settings);
        List<Section> sections = new ArrayList<>(List.of(routing.callers(), routing.numbers()));
        if (routing.hasPremises()) {
            sections.add(routing.premisesGroup());
        }
        if (settings.twilioKeepalive() || routing.hasPremises()) {
            sections.add(routing.keepalives());
        }
        sections.add(routing.twilioLegs());
        if (!premisesLess(settings)) {
            sections.add(routing.premisesLegs());
        }
        return sections;
    }

    private static boolean premisesLess(CubeSettings settings) {
        return settings.onPremises().peers().isEmpty();
    }

    private boolean hasPremises() {
        return !premises.called().isEmpty();
    }

    private Section callers() {
        return Section.of("Who calls in, by the Via header", block -> {
            for (int index = 0; index < twilioClasses.size(); index++) {
                uriClass(block, twilioClass(index), twilioClasses.get(index));
            }
            if (!premises.callers().isEmpty()) {
                uriClass(block, "ONPREM", premises.callers());
            }
            if (!premises.contactCenters().isEmpty()) {
                uriClass(block, "UCCX", premises.contactCenters());
            }
        });
    }

    static void uriClass(Block block, String name, List<Cidr> hosts) {
        block.mode(
                "voice class uri " + name + " sip",
                uri -> uri.each(hosts, (entry, host) -> entry.add("host ipv4:%s", host.address())));
    }

    private static String twilioClass(int index) {
        return index == 0 ? "TWILIO" : "TWILIO" + (index + 1);
    }

    private Section numbers() {
        Dialling dialling = Dialling.of(settings.numberingPlan());
        return Section.of("Numbers that may be called, and how Twilio wants them", block -> block.mode(
                        "voice class e164-pattern-map 100", map -> map.add("description Numbers that go to Twilio")
                                .each(dialling.patterns(), (entry, pattern) -> entry.add("e164 %s", pattern))
                                .each(
                                        settings.emergencyNumbers().stream()
                                                .distinct()
                                                .toList(),
                                        (entry, number) -> entry.add("e164 %s$", number)))
                .mode("voice translation-rule 100", rules -> {
                    for (int index = 0; index < dialling.rules().size(); index++) {
                        rules.add("rule %s %s", index + 1, dialling.rules().get(index));
                    }
                })
                .mode("voice translation-profile E164-Out", profile -> profile.add("translate calling 100")
                        .add("translate called 100"))
                .when(
                        !premises.extensions().isEmpty(),
                        inner -> inner.mode("voice class e164-pattern-map 200", map -> map.add(
                                        "description Extensions on the premises")
                                .each(
                                        premises.extensions().stream()
                                                .distinct()
                                                .toList(),
                                        (entry, pattern) -> entry.add("e164 %s$", pattern)))));
    }

    private Section premisesGroup() {
        return Section.of("Premises to call", block -> block.mode("voice class server-group 200", group -> {
                    group.add("description CUCM or gateways");
                    for (int index = 0; index < premises.called().size(); index++) {
                        group.add(
                                "ipv4 %s preference %s",
                                premises.called().get(index).address(), index);
                    }
                })
                .mode("voice class dpg 200", group -> group.add("description To the premises")
                        .add("dial-peer 210 preference 1")));
    }

    private Section keepalives() {
        return Section.of("Signs of life", block -> block.when(
                        settings.twilioKeepalive(),
                        twilio -> twilio.mode(
                                "voice class sip-options-keepalive 100", alive -> alive.add("description Twilio")
                                        .add("up-interval 60")
                                        .add("down-interval 30")
                                        .add("retry 3")
                                        .add("transport %s", transport())
                                        .add("sip-profiles %s", TwilioProfile.TAG)))
                .when(
                        hasPremises(),
                        own -> own.mode(
                                "voice class sip-options-keepalive 200", alive -> alive.add("description Premises")
                                        .add("up-interval 30")
                                        .add("down-interval 15")
                                        .add("retry 3")
                                        .add("transport tcp"))));
    }

    private Section twilioLegs() {
        return Section.of("Dial-peers to and from Twilio", block -> {
            for (int index = 0; index < twilioClasses.size(); index++) {
                String caller = twilioClass(index);
                DialPeer.write(
                        block, 100 + index, "IN from Twilio", Optional.of(settings.twilioInterface()), leg -> twilioLeg(
                                        leg)
                                .add("incoming uri via %s", caller)
                                .when(hasPremises(), inward -> inward.add("destination dpg 200")
                                        .add(DialPeer.TRY_ELSEWHERE)));
            }
            DialPeer.write(block, 110, "OUT to Twilio", Optional.of(settings.twilioInterface()), leg -> twilioLeg(leg)
                    .add("translation-profile outgoing E164-Out")
                    .add("destination e164-pattern-map 100")
                    .add("session target dns:%s", settings.terminationHost())
                    .add("session transport %s", transport())
                    .when(settings.twilioKeepalive(), "voice-class sip options-keepalive profile 100"));
        });
    }

    private Block twilioLeg(Block leg) {
        return leg.add("max-conn %s", settings.callLimit())
                .add("voice-class sip profiles %s", TwilioProfile.TAG)
                .when(settings.secure(), srtp -> srtp.add("voice-class sip srtp-crypto 100")
                        .add("srtp"));
    }

    private Section premisesLegs() {
        return Section.of("Dial-peers to and from the premises", block -> {
            Optional<String> side = Optional.of(settings.onPremisesInterface());
            if (!premises.callers().isEmpty()) {
                DialPeer.write(block, 200, "IN from CUCM and gateways", side, leg -> outward(leg, "ONPREM"));
            }
            if (hasPremises()) {
                DialPeer.write(block, 210, "OUT to CUCM or gateways", side, leg -> leg
                        // A dial-peer without a pattern stays down, even as a member of a group.
                        .add(
                                premises.extensions().isEmpty()
                                        ? "destination-pattern BAD.BAD"
                                        : "destination e164-pattern-map 200")
                        .add("session server-group 200")
                        .add("session transport tcp")
                        .add("voice-class sip options-keepalive profile 200"));
            }
            if (!premises.contactCenters().isEmpty()) {
                DialPeer.write(block, 220, "IN from UCCX dialer, without CPA", side, leg -> outward(leg, "UCCX"));
            }
        });
    }

    private void outward(Block leg, String caller) {
        leg.add("incoming uri via %s", caller).when(settings.twilioKeepalive(), DialPeer.TRY_ELSEWHERE);
    }

    private String transport() {
        return settings.usesTls() ? "tcp tls" : settings.transport().id();
    }
}
