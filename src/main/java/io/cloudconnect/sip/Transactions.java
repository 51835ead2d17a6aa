package io.cloudconnect.sip;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Joins the messages of a call to transactions. Source: https://www.rfc-editor.org/rfc/rfc3261#section-17.1.3
 *
 * <p>This runs for every message. Most are of the transaction of the message before: their hop and sender read the
 * same, are the very same objects then, and no branch or tag need be looked at.
 */
final class Transactions {
    private static final class Building {
        private final long number;
        private final String method;
        private Optional<Via> hop;
        private final String branch;
        private final Optional<NameAddress> sender;
        private final String tag;
        private Building before;
        private CallMessage request;
        private int requests;
        private List<CallMessage> responses = List.of();
        private List<CallMessage> acks = List.of();

        Building(long number, String method, Optional<Via> hop, String branch, Optional<NameAddress> sender) {
            this.number = number;
            this.method = method;
            this.hop = hop;
            this.branch = branch;
            this.sender = sender;
            this.tag = tag(sender);
        }

        boolean is(CSeq wanted, Optional<Via> by, Optional<NameAddress> from) {
            return number == wanted.number() && method.equals(wanted.method()) && isBy(from) && cameBy(by);
        }

        boolean isBy(Optional<NameAddress> wanted) {
            return same(sender, wanted) || tag.equals(tag(wanted));
        }

        private boolean cameBy(Optional<Via> wanted) {
            if (!same(hop, wanted) && !branch.equals(branch(wanted))) {
                return false;
            }
            // A request's hop grows by what its receiver adds to it, and all responses have it like that.
            hop = wanted;
            return true;
        }

        private static boolean same(Optional<?> one, Optional<?> other) {
            return one.isPresent() && other.isPresent() && one.get() == other.get();
        }

        void add(CallMessage one) {
            if (one.message().isRequest()) {
                request = requests == 0 ? one : request;
                requests++;
            } else {
                responses = with(responses, one);
            }
        }

        void addAck(CallMessage ack) {
            acks = with(acks, ack);
        }

        private static List<CallMessage> with(List<CallMessage> list, CallMessage one) {
            List<CallMessage> longer = list.isEmpty() ? new ArrayList<>(4) : list;
            longer.add(one);
            return longer;
        }

        Transaction finish() {
            return new Transaction(
                    branch,
                    new CSeq(number, method),
                    Optional.ofNullable(request),
                    responses,
                    acks,
                    Math.max(0, requests - 1));
        }
    }

    private final List<Building> inOrder = new ArrayList<>();
    private final Building[] chains;

    private Transactions(int messages) {
        chains = new Building[Integer.highestOneBit(Math.max(messages, 8))];
    }

    static List<Transaction> of(List<CallMessage> messages) {
        Transactions transactions = new Transactions(messages.size());
        // By number: an iterator for each list of each call is what a long trace is full of.
        for (int index = 0; index < messages.size(); index++) {
            CallMessage one = messages.get(index);
            Optional<CSeq> cseq = one.message().cseq();
            if (cseq.isPresent()) {
                transactions.add(one, cseq.get());
            }
        }
        List<Transaction> finished = new ArrayList<>(transactions.inOrder.size());
        for (Building building : transactions.inOrder) {
            finished.add(building.finish());
        }
        return List.copyOf(finished);
    }

    private void add(CallMessage one, CSeq cseq) {
        Optional<NameAddress> sender = one.message().from();
        if (cseq.method().equals("ACK") && one.message().isRequest()) {
            // The ACK of a 2xx has a branch of its own, so the number and the sender's tag join it.
            Building invite = invite(cseq.number(), sender);
            if (invite == null) {
                Optional<Via> hop = one.message().topVia();
                invite = begin(cseq, "INVITE", hop, branch(hop), sender);
            }
            invite.addAck(one);
            return;
        }
        Optional<Via> hop = one.message().topVia();
        Building latest = inOrder.isEmpty() ? null : inOrder.get(inOrder.size() - 1);
        if (latest != null && latest.is(cseq, hop, sender)) {
            latest.add(one);
            return;
        }
        String branch = branch(hop);
        Building known = find(cseq, hop, branch, sender);
        (known == null ? begin(cseq, cseq.method(), hop, branch, sender) : known).add(one);
    }

    private Building find(CSeq cseq, Optional<Via> hop, String branch, Optional<NameAddress> sender) {
        Building known = chains[chain(cseq.number(), branch)];
        while (known != null && !known.is(cseq, hop, sender)) {
            known = known.before;
        }
        return known;
    }

    /** The last INVITE of this number and sender; null where there is none. */
    private Building invite(long number, Optional<NameAddress> sender) {
        for (int index = inOrder.size() - 1; index >= 0; index--) {
            Building building = inOrder.get(index);
            if (building.number == number && building.method.equals("INVITE") && building.isBy(sender)) {
                return building;
            }
        }
        return null;
    }

    private Building begin(CSeq cseq, String method, Optional<Via> hop, String branch, Optional<NameAddress> sender) {
        Building building = new Building(cseq.number(), method, hop, branch, sender);
        int chain = chain(cseq.number(), branch);
        building.before = chains[chain];
        chains[chain] = building;
        inOrder.add(building);
        return building;
    }

    private int chain(long number, String branch) {
        return (int) number * 31 + branch.hashCode() & chains.length - 1;
    }

    private static String branch(Optional<Via> hop) {
        Optional<String> branch = hop.isPresent() ? hop.get().branch() : Optional.empty();
        return branch.isPresent() ? branch.get() : "";
    }

    private static String tag(Optional<NameAddress> sender) {
        Optional<String> tag = sender.isPresent() ? sender.get().tag() : Optional.empty();
        return tag.isPresent() ? tag.get() : "";
    }
}
