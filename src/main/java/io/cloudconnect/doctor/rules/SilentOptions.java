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
        for (Transaction options : call.call().transactions("OPTIONS")) {
            Optional<CallMessage> request = options.request();
            if (call.isTermination()
                    && options.responses().isEmpty()
                    && request.isPresent()
                    && call.isOurs(request.get())) {
                return Optional.of(hit().at(request.get()).with("tnxHint", hint(request.get())));
            }
        }
        return Optional.empty();
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
