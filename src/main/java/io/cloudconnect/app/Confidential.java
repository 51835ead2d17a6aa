package io.cloudconnect.app;

import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * What may be a secret that somebody wrote where none belongs. It goes no further: what is told ends up in build logs.
 */
final class Confidential {
    /** {@code keyPair} is the name of a key, and an author is a person. */
    private static final Pattern NAME = Pattern.compile(
            "secret|token|pass|pwd|psk|pin|key(?!pair$)|credential|auth(?!or$)", Pattern.CASE_INSENSITIVE);
    /** No pre-shared key is shorter, and no token of Twilio's. */
    private static final int SHORTEST = 16;

    /** {@code user:password@host}, of a URL or not; {@code sip:user@host} has none. */
    private static final Pattern PASSWORD =
            Pattern.compile("((?:https?://|sips?:)?\\b(?!sips?:|https?:)[^\\s:@/\"]+):[^\\s\"]*@");

    private Confidential() {}

    /** True for a field whose name promises a secret. */
    static boolean isName(String field) {
        return NAME.matcher(field).find();
    }

    /** True for what is as long as a secret, or has a sign that ends a password: {@code user:password@host}. */
    static boolean isValue(Node value) {
        return value instanceof ScalarNode scalar
                && (scalar.getValue().length() >= SHORTEST || scalar.getValue().indexOf('@') >= 0);
    }

    /** What is told of a mistake, without what stands between a user and a host. */
    static String withoutPasswords(String told) {
        return told.indexOf('@') < 0 ? told : PASSWORD.matcher(told).replaceAll("$1:…@");
    }
}
