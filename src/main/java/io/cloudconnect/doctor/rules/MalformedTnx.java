package io.cloudconnect.doctor.rules;

import java.util.Optional;
import java.util.regex.Pattern;

/** A {@code tnx} that cannot be a connection's SID, masked or not. */
final class MalformedTnx extends SingleRule {
    private static final Pattern SID = Pattern.compile("TN[0-9a-fA-F]{32}");
    private static final Pattern MASKED = Pattern.compile("TN[0-9a-fA-F]*[xXyY*]{4,}[0-9a-fA-FxXyY*]*");

    MalformedTnx() {
        super("CC-T104");
    }

    @Override
    Optional<Hit> find(CallView call) {
        if (call.isAnswered()) {
            return Optional.empty();
        }
        Optional<String> malformed = call.requestUri()
                .filter(uri -> uri.parameters().has("tnx"))
                .map(uri -> uri.tnx().orElse(""))
                .filter(tnx ->
                        !SID.matcher(tnx).matches() && !MASKED.matcher(tnx).matches());
        return malformed.isEmpty()
                ? Optional.empty()
                : Optional.of(hit().at(call.sentInvite().orElseThrow())
                        .with("tnx", malformed.get())
                        .with("flaw", flaw(malformed.get())));
    }

    private static String flaw(String tnx) {
        if (!tnx.startsWith("TN")) {
            return "this does not begin with TN";
        }
        String digits = tnx.substring(2);
        return digits.matches("[0-9a-fA-F]*")
                ? "this has " + digits.length() + " digits"
                : "this has other characters in it";
    }
}
