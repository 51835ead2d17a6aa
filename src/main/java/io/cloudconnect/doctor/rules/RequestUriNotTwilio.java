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
        return call.requestUri()
                .map(SipUri::host)
                .filter(host -> !host.isEmpty() && !HostAddress.isAddress(host))
                .filter(host -> TwilioName.of(host).isEmpty())
                .map(host -> hit().at(call.sentInvite().orElseThrow()));
    }
}
