package io.cloudconnect.doctor.rules;

import io.cloudconnect.sip.CallMessage;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A 403 to an INVITE that carried credentials, whether or not Twilio gives the code. */
final class CredentialsRefused extends SingleRule {
    private static final Pattern USER = Pattern.compile("username=\"([^\"]*)\"");

    CredentialsRefused() {
        super("CC-T206");
    }

    @Override
    Optional<Hit> find(CallView call) {
        Optional<CallMessage> refusal = call.finalResponse()
                .filter(answer ->
                        answer.message().status() == 403 || answer.message().status() == 407);
        if (refusal.isEmpty()) {
            return Optional.empty();
        }
        Optional<CallMessage> invite = call.sentInvite();
        Optional<String> credentials = invite.flatMap(CredentialsRefused::credentials);
        Optional<Integer> code = TwilioError.of(refusal.get()).map(TwilioError::code);
        boolean ofCredentials = code.isEmpty() || code.get() == 32202;
        if (credentials.isEmpty() || !ofCredentials) {
            return Optional.empty();
        }
        Matcher user = USER.matcher(credentials.get());
        return Optional.of(hit().at(invite.get(), "Proxy-Authorization")
                .at(refusal.get())
                .at(refusal.get(), "X-Twilio-Error")
                .with("user", user.find() ? user.group(1) : "?"));
    }

    private static Optional<String> credentials(CallMessage invite) {
        Optional<String> forProxy = invite.message().header("Proxy-Authorization");
        return forProxy.isPresent() ? forProxy : invite.message().header("Authorization");
    }
}
