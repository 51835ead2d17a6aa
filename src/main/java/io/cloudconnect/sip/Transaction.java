package io.cloudconnect.sip;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A request with its responses, joined by branch and {@code CSeq}.
 *
 * <p>Source: https://www.rfc-editor.org/rfc/rfc3261#section-17
 *
 * @param branch of the topmost {@code Via}; empty text where there is none
 * @param request the first one; empty where the trace begins later
 * @param responses in order, retransmissions included
 * @param acks of an {@code INVITE}, in order; that of a 2xx has a branch of its own and is here all the same
 * @param retransmissions how often the request was repeated
 */
public record Transaction(
        String branch,
        CSeq cseq,
        Optional<CallMessage> request,
        List<CallMessage> responses,
        List<CallMessage> acks,
        int retransmissions) {

    public Transaction {
        responses = List.copyOf(responses);
        acks = List.copyOf(acks);
    }

    public String method() {
        return cseq.method();
    }

    public boolean is(String method) {
        return cseq.method().equals(method);
    }

    /** The responses below 200. */
    public List<CallMessage> provisional() {
        return responses.stream()
                .filter(response -> response.message().status() < 200)
                .toList();
    }

    /** The first response of 200 or above. */
    public Optional<CallMessage> finalResponse() {
        for (int index = 0; index < responses.size(); index++) {
            CallMessage response = responses.get(index);
            if (response.message().status() >= 200) {
                return Optional.of(response);
            }
        }
        return Optional.empty();
    }

    /** True when the final response is a 2xx. */
    public boolean succeeded() {
        Optional<CallMessage> last = finalResponse();
        return last.isPresent() && last.get().message().status() < 300;
    }

    public Optional<CallMessage> ack() {
        return acks.isEmpty() ? Optional.empty() : Optional.of(acks.get(0));
    }

    /** Request, responses, acknowledgements in the order of the trace. */
    public List<CallMessage> messages() {
        List<CallMessage> all = new ArrayList<>();
        request.ifPresent(all::add);
        all.addAll(responses);
        all.addAll(acks);
        all.sort(java.util.Comparator.comparingInt(CallMessage::number));
        return List.copyOf(all);
    }
}
