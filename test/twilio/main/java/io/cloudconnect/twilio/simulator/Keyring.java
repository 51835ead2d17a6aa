package io.cloudconnect.twilio.simulator;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Who may use the account, and the check of HTTP Basic credentials. */
final class Keyring {
    private final Map<String, String> passwords = new ConcurrentHashMap<>();

    Keyring(Credentials credentials) {
        reset(credentials);
    }

    void reset(Credentials credentials) {
        passwords.clear();
        passwords.put(credentials.accountSid(), credentials.authToken());
        passwords.put(credentials.apiKeySid(), credentials.apiKeySecret());
    }

    void put(String user, String password) {
        passwords.put(user, password);
    }

    void remove(String user) {
        passwords.remove(user);
    }

    /** Whether the value of the header {@code Authorization} opens the account. */
    boolean accepts(String authorization) {
        if (!authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
            return false;
        }
        try {
            byte[] decoded =
                    Base64.getDecoder().decode(authorization.substring(6).strip());
            String[] pair = new String(decoded, StandardCharsets.UTF_8).split(":", 2);
            return pair.length == 2 && pair[1].equals(passwords.get(pair[0]));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
