package io.cloudconnect.teardown;

import io.cloudconnect.trunk.function.twilio.AccessList;
import io.cloudconnect.trunk.function.twilio.AccountNumber;
import io.cloudconnect.trunk.function.twilio.OriginationEntry;
import io.cloudconnect.trunk.function.twilio.TwilioAccount;
import io.cloudconnect.trunk.function.twilio.TwilioTrunk;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Everything in a Twilio account that carries a marker, whichever. */
record MarkedThings(List<MarkedThing> things, List<String> trunkSids) {

    static MarkedThings read(TwilioAccount account) {
        List<MarkedThing> things = new ArrayList<>();
        List<String> trunkSids = new ArrayList<>();
        for (TwilioTrunk trunk : account.trunks().all()) {
            trunkSids.add(trunk.sid());
            add(things, "trunk", trunk.sid(), trunk.settings().friendlyName(), Optional.empty());
            if (MarkedThing.markerOf(trunk.settings().friendlyName()).isEmpty()) {
                // somebody else's trunk that a site configures: what the site put there is the site's
                Optional<String> on = Optional.of(trunk.sid());
                for (OriginationEntry url : account.originationUrls().on(trunk.sid())) {
                    add(things, "origination URL", url.sid(), url.friendlyName(), on);
                }
                for (AccessList list : account.accessLists().on(trunk.sid())) {
                    add(things, "access control list on a trunk", list.sid(), list.friendlyName(), on);
                }
            }
        }
        for (AccessList list : account.accessLists().all()) {
            add(things, "access control list", list.sid(), list.friendlyName(), Optional.empty());
        }
        for (AccountNumber number : account.numbers().all()) {
            MarkedThing.markerOf(number.friendlyName())
                    .ifPresent(marker -> things.add(new MarkedThing(
                            MarkedThing.NUMBER, number.sid(), number.e164(), marker, Optional.empty())));
        }
        return new MarkedThings(things, trunkSids);
    }

    private static void add(List<MarkedThing> things, String kind, String sid, String name, Optional<String> trunkSid) {
        MarkedThing.markerOf(name).ifPresent(marker -> things.add(new MarkedThing(kind, sid, name, marker, trunkSid)));
    }
}
