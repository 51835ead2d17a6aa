package io.cloudconnect.doctor.rules;

import java.util.Optional;

/** A redirection of ours that Twilio does not follow. Source: https://www.twilio.com/docs/api/errors/32219 */
final class RedirectRefused extends SingleRule {
    RedirectRefused() {
        super("CC-T313");
    }

    @Override
    Optional<Hit> find(CallView call) {
        if (!call.isOrigination()) {
            return Optional.empty();
        }
        return call.finalResponse()
                .filter(answer ->
                        answer.message().status() >= 300 && answer.message().status() < 400)
                .filter(call::isOurs)
                .flatMap(answer -> answer.message()
                        .contact()
                        .map(contact -> contact.uri().host())
                        .filter(host -> HostAddress.isPrivate(host)
                                || TwilioName.of(host).isPresent())
                        .map(host -> hit().at(answer).at(answer, "Contact").with("target", host)));
    }
}
