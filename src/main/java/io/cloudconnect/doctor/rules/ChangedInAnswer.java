package io.cloudconnect.doctor.rules;

import io.cloudconnect.sip.CallMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Headers of Twilio's INVITE that must come back as they were. Source: RFC 3261, 8.2.6.2 and 12.1.1 */
final class ChangedInAnswer implements Rule {
    private static final String VIA = "CC-T511";
    private static final String RECORD_ROUTE = "CC-T513";

    @Override
    public Set<String> ids() {
        return Set.of(VIA, RECORD_ROUTE);
    }

    @Override
    public List<Hit> examine(CallView call) {
        Optional<CallMessage> invite = call.receivedInvite();
        if (invite.isEmpty()) {
            return List.of();
        }
        Optional<CallMessage> answer = call.finalResponse().filter(call::isOurs);
        if (answer.isEmpty()) {
            return List.of();
        }
        List<Hit> hits = new ArrayList<>(
                compare(VIA, "Via", invite.get(), answer.get(), hops(invite.get()), hops(answer.get())));
        if (call.isAnswered()) {
            hits.addAll(compare(
                    RECORD_ROUTE,
                    "Record-Route",
                    invite.get(),
                    answer.get(),
                    AgreedInvite.hosts(invite.get(), "Record-Route"),
                    AgreedInvite.hosts(answer.get(), "Record-Route")));
        }
        return hits;
    }

    private static List<Hit> compare(
            String id,
            String header,
            CallMessage invite,
            CallMessage answer,
            List<String> expected,
            List<String> found) {
        if (expected.equals(found)) {
            return List.of();
        }
        Hit hit = Hit.of(id);
        hit = found.isEmpty() ? hit.at(answer) : hit.at(answer, header);
        return List.of(hit.at(invite, header).with("expected", words(expected)).with("found", words(found)));
    }

    private static List<String> hops(CallMessage message) {
        return message.message().vias().stream()
                .map(via -> via.sentBy().toString().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static String words(List<String> hosts) {
        return hosts.isEmpty() ? "none" : String.join(", ", hosts);
    }
}
