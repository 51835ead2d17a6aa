package io.cloudconnect.app;

import io.cloudconnect.ip.Cidr;
import io.cloudconnect.rule.NetworkRules;
import java.util.regex.Pattern;

/**
 * How single values of a site file are written. Each method returns the value or throws an IllegalArgumentException
 * "what is wrong; what to write".
 */
final class Formats {
    private static final Pattern SECRET_ARN =
            Pattern.compile("arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:\\d{12}:secret:[A-Za-z0-9/_+=.@-]{1,519}");
    private static final Pattern SECRET_NAME = Pattern.compile("[A-Za-z0-9/_+=.@-]{1,512}");
    private static final Pattern CREDENTIAL = Pattern.compile("(AC|SK)?[0-9a-fA-F]{32}");

    private Formats() {}

    /** Name or ARN of a secret. What looks like the secret itself is refused without being repeated. */
    static String secret(String text) {
        if (CREDENTIAL.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "is a credential, not the name of a secret; store it in Secrets Manager, write its name here,"
                            + " and replace the credential if this file was shared");
        }
        if (!SECRET_NAME.matcher(text).matches() && !SECRET_ARN.matcher(text).matches()) {
            throw new IllegalArgumentException("is no name or ARN of a secret in Secrets Manager"
                    + "; write letters, digits and /_+=.@-, as in cloudconnect/twilio");
        }
        return text;
    }

    /** An IPv4 network that is not as good as everything. */
    static Cidr network(String text) {
        return NetworkRules.notTooWide(Cidr.of(text));
    }

    /** A network that the Internet knows. */
    static Cidr publicNetwork(String text) {
        return NetworkRules.seenByTwilio(Cidr.of(text));
    }

    /** A single address. */
    static String address(String text) {
        return NetworkRules.address(Cidr.of(text)).address();
    }

    /** The other end of a tunnel: a single address that the Internet knows. */
    static String tunnelPeer(String text) {
        return NetworkRules.tunnelPeer(Cidr.of(text)).address();
    }

    /** An Elastic IP: a single address that the Internet knows. */
    static String elasticIp(String text) {
        return NetworkRules.elasticIp(Cidr.of(text)).address();
    }
}
