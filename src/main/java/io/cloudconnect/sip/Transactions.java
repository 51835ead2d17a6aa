package io.cloudconnect.sip;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Joins the messages of a call to transactions. Source: https://www.rfc-editor.org/rfc/rfc3261#section-17.1.3 */
final class Transactions {
    /** With the hash of a record written out: this runs for every message. */
    private record Key(String branch, long number, String method, String fromTag) {
        @Override
        public int hashCode() {
            return (branch.hashCode() * 31 + method.hashCode()) * 31 + (int) number;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key
                    && number == key.number
                    && branch.equals(key.branch)
                    && method.equals(key.method)
                    && fromTag.equals(key.fromTag);
        }
    }

    private static final class Building {
        private final List<CallMessage> requests = new ArrayList<>();
        private final List<CallMessage> responses = new ArrayList<>();
        private final List<CallMessage> acks = new ArrayList<>();
    }

    private Transactions() {}

    static List<Transaction> of(List<CallMessage> messages) {
        Map<Key, Building> open = new LinkedHashMap<>();
        for (CallMessage one : messages) {
            SipMessage message = one.message();
            Optional<CSeq> cseq = message.cseq();
            if (cseq.isEmpty()) {
                continue;
            }
            String branch = message.topVia().flatMap(Via::branch).orElse("");
            String tag = message.from().flatMap(NameAddress::tag).orElse("");
            if (message.isRequest() && cseq.get().method().equals("ACK")) {
                // The ACK of a 2xx has a branch of its own, so the number and the sender's tag join it.
                Building invite = invite(open, cseq.get().number(), tag);
                if (invite == null) {
                    invite = begin(open, new Key(branch, cseq.get().number(), "INVITE", tag));
                }
                invite.acks.add(one);
                continue;
            }
            Building building =
                    begin(open, new Key(branch, cseq.get().number(), cseq.get().method(), tag));
            (message.isRequest() ? building.requests : building.responses).add(one);
        }
        List<Transaction> transactions = new ArrayList<>(open.size());
        for (Map.Entry<Key, Building> entry : open.entrySet()) {
            transactions.add(finish(entry.getKey(), entry.getValue()));
        }
        return List.copyOf(transactions);
    }

    private static Building begin(Map<Key, Building> open, Key key) {
        return open.computeIfAbsent(key, absent -> new Building());
    }

    /** The last INVITE of this number and sender; null where there is none. */
    private static Building invite(Map<Key, Building> open, long number, String tag) {
        Building last = null;
        for (Map.Entry<Key, Building> entry : open.entrySet()) {
            Key key = entry.getKey();
            if (key.number() == number
                    && key.method().equals("INVITE")
                    && key.fromTag().equals(tag)) {
                last = entry.getValue();
            }
        }
        return last;
    }

    private static Transaction finish(Key key, Building building) {
        return new Transaction(
                key.branch(),
                new CSeq(key.number(), key.method()),
                building.requests.isEmpty() ? Optional.empty() : Optional.of(building.requests.get(0)),
                building.responses,
                building.acks,
                Math.max(0, building.requests.size() - 1));
    }
}
