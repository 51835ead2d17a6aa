package io.cloudconnect.twilio.simulator;

import java.util.ArrayList;
import java.util.List;

/**
 * What a client needs to use the simulated account: an API key with its secret, or the account's SID with its token.
 *
 * @param accountSid AC…
 * @param apiKeySid SK…
 * @param apiKeySecret the key's secret
 * @param authToken the account's token
 */
public record Credentials(String accountSid, String apiKeySid, String apiKeySecret, String authToken) {
    /** Refuses malformed SIDs and empty secrets, all at once. */
    public Credentials {
        List<String> errors = new ArrayList<>();
        if (!accountSid.matches("AC[0-9a-fA-F]{32}")) {
            errors.add("account SID '" + accountSid + "': expected AC and 32 hexadecimal digits");
        }
        if (!apiKeySid.matches("SK[0-9a-fA-F]{32}")) {
            errors.add("API key SID '" + apiKeySid + "': expected SK and 32 hexadecimal digits");
        }
        if (apiKeySecret.isEmpty() || authToken.isEmpty()) {
            errors.add("the API key's secret and the auth token must not be empty");
        }
        if (!errors.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", errors));
        }
    }

    /** The same well-formed credentials in every run. */
    public static Credentials sample() {
        return new Credentials(
                "AC" + Account.digest("account"),
                "SK" + Account.digest("key"),
                Account.digest("secret"),
                Account.digest("token"));
    }

    /** The secrets stay out of logs. */
    @Override
    public String toString() {
        return "Credentials[" + accountSid + ", " + apiKeySid + "]";
    }
}
