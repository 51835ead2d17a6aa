package io.cloudconnect.doctor.rules;

import io.cloudconnect.sip.CallMessage;
import io.cloudconnect.sip.HostPort;
import io.cloudconnect.sip.SipUri;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** How many INVITEs a second go to one address of Twilio's. */
final class CallRate implements Watcher {
    private static final int LIMIT = 30;
    private static final int SECONDS_KEPT = 200_000;

    /** With the hash of a record written out: every call asks for it. */
    private record Second(String address, long second) {
        @Override
        public int hashCode() {
            return address.hashCode() * 31 + (int) second;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Second known && second == known.second && address.equals(known.address);
        }
    }

    private final Map<Second, Integer> counts = new HashMap<>();
    private Hit worst = Hit.of("CC-T601");
    private int most;

    @Override
    public String id() {
        return "CC-T601";
    }

    @Override
    public void see(CallView call) {
        if (call.sentInvite().isEmpty()) {
            return;
        }
        CallMessage invite = call.sentInvite().get();
        if (invite.time().isEmpty()) {
            return;
        }
        Optional<String> receiver = invite.traced().destination().map(HostPort::host);
        Optional<String> host =
                receiver.isPresent() ? receiver : call.requestUri().map(SipUri::host);
        String address = host.orElse("");
        Second second = new Second(address, invite.time().get().instant().getEpochSecond());
        if (counts.size() >= SECONDS_KEPT && !counts.containsKey(second)) {
            return;
        }
        int count = counts.merge(second, 1, Integer::sum);
        if (count > LIMIT && count > most) {
            most = count;
            worst = Hit.of(id()).at(invite).with("count", count).with("address", address);
        }
    }

    @Override
    public Stream<Hit> found() {
        return most > LIMIT ? Stream.of(worst) : Stream.empty();
    }
}
