package io.cloudconnect.doctor.rules;

import io.cloudconnect.sip.SipUri;
import java.util.Optional;

/** A Request-URI outside twilio.com, in a call that is Twilio's by all else. */
final class RequestUriNotTwilio extends SingleRule {
    RequestUriNotTwilio() {
        super("CC-T101");
    }

    @Override
    Optional<Hit> find(CallView call) {
        Optional<String> host = call.requestUri()
                .map(SipUri::host)
                .filter(name -> !name.isEmpty() && !HostAddress.isAddress(name))
                .filter(name -> TwilioName.of(name).isEmpty());
        return host.isPresent() ? Optional.of(hit().at(call.sentInvite().orElseThrow())) : Optional.empty();
    }
}
