package io.cloudconnect.doctor.rules;

import io.cloudconnect.sip.CallMessage;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Headers of Twilio's INVITE that must come back as they were. Source: RFC 3261, 8.2.6.2 and 12.1.1 */
final class ChangedInAnswer implements Rule {
    private static final String VIA = "CC-T511";
    private static final String RECORD_ROUTE = "CC-T513";

    @Override
    public Set<String> ids() {
        return Set.of(VIA, RECORD_ROUTE);
    }

    @Override
    public Stream<Hit> examine(CallView call) {
        Optional<CallMessage> invite = call.receivedInvite();
        Optional<CallMessage> answer = call.finalResponse().filter(call::isOurs);
        if (invite.isEmpty() || answer.isEmpty()) {
            return Stream.empty();
        }
        Stream<Hit> via = compare(VIA, "Via", invite.get(), answer.get(), hops(invite.get()), hops(answer.get()));
        Stream<Hit> routes = call.isAnswered()
                ? compare(
                        RECORD_ROUTE,
                        "Record-Route",
                        invite.get(),
                        answer.get(),
                        AgreedInvite.hosts(invite.get(), "Record-Route"),
                        AgreedInvite.hosts(answer.get(), "Record-Route"))
                : Stream.empty();
        return Stream.concat(via, routes);
    }

    private static Stream<Hit> compare(
            String id,
            String header,
            CallMessage invite,
            CallMessage answer,
            List<String> expected,
            List<String> found) {
        if (expected.equals(found)) {
            return Stream.empty();
        }
        Hit hit = Hit.of(id);
        hit = found.isEmpty() ? hit.at(answer) : hit.at(answer, header);
        return Stream.of(
                hit.at(invite, header).with("expected", words(expected)).with("found", words(found)));
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
