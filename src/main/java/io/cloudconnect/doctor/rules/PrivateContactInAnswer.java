package io.cloudconnect.doctor.rules;

import java.util.Optional;

/** A 2xx to Twilio whose Contact Twilio cannot reach. */
final class PrivateContactInAnswer extends SingleRule {
    PrivateContactInAnswer() {
        super("CC-T510");
    }

    @Override
    Optional<Hit> find(CallView call) {
        if (!call.isOrigination() || !call.isAnswered()) {
            return Optional.empty();
        }
        return call.finalResponse().filter(call::isOurs).flatMap(answer -> answer.message()
                .contact()
                .map(contact -> contact.uri().host())
                .filter(HostAddress::isPrivate)
                .map(host -> hit().at(answer, "Contact").with("address", host)));
    }
}
