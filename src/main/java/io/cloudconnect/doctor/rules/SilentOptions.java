package io.cloudconnect.doctor.rules;

import io.cloudconnect.sip.CallMessage;
import io.cloudconnect.sip.Transaction;
import java.util.Optional;

/** A keepalive that nobody answers. */
final class SilentOptions extends SingleRule {
    SilentOptions() {
        super("CC-T118");
    }

    @Override
    Optional<Hit> find(CallView call) {
        return call.call().transactions("OPTIONS").stream()
                .filter(options -> call.isTermination() && options.responses().isEmpty())
                .map(Transaction::request)
                .flatMap(Optional::stream)
                .filter(call::isOurs)
                .findFirst()
                .map(one -> hit().at(one).with("tnxHint", hint(one)));
    }

    private static String hint(CallMessage options) {
        boolean bare = options.message()
                .requestUri()
                .filter(uri -> !uri.parameters().has("tnx"))
                .flatMap(uri -> TwilioName.of(uri.host()))
                .filter(TwilioName::isBareDomain)
                .isPresent();
        return bare ? "Its Request-URI names a trunk's bare domain and no tnx." : "";
    }
}
