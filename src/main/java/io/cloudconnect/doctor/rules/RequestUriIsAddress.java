package io.cloudconnect.doctor.rules;

import java.util.Optional;

/** An address where Twilio looks for a trunk's domain. */
final class RequestUriIsAddress extends SingleRule {
    RequestUriIsAddress() {
        super("CC-T111");
    }

    @Override
    Optional<Hit> find(CallView call) {
        boolean isAddress = call.requestUri()
                .filter(uri -> HostAddress.isAddress(uri.host()))
                .isPresent();
        return isAddress && !call.isAnswered()
                ? Optional.of(hit().at(call.sentInvite().orElseThrow()))
                : Optional.empty();
    }
}
