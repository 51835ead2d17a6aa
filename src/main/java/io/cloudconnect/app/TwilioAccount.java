package io.cloudconnect.app;

import io.cloudconnect.rule.TextRules;
import java.util.Optional;

/**
 * The Twilio account all sites of a file belong to.
 *
 * @param credentials name or ARN of the Secrets Manager secret with {@code accountSid}, {@code apiKeySid} and
 *     {@code apiKeySecret}; read when the trunk is made, never at synth
 * @param revision any text; a new one makes every trunk function run again, which rotated credentials need. Default: 1
 */
public record TwilioAccount(String credentials, String revision) {
    static Optional<TwilioAccount> read(YamlSection in) {
        Optional<String> credentials = in.required("credentials", Formats::secret);
        String revision = in.text("revision", TextRules.line(64)).orElse("1");
        in.noOther();
        return credentials.map(secret -> new TwilioAccount(secret, revision));
    }
}
