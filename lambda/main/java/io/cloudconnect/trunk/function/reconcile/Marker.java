package io.cloudconnect.trunk.function.reconcile;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * How we know our own things again in Twilio: a suffix of their friendly names, {@code [cc-1a2b3c4d5e]}.
 *
 * <p>It is the hash of the stack's ARN without the UUID at its end, and of the logical id: two stacks that exist at the
 * same time never share it (partition, region, account and stack name differ somewhere), and an environment that is
 * made again after a failed removal finds what it left. An imported trunk's SID goes in as well, so that nothing is
 * shared when a site changes from an own trunk to an imported one.
 */
public record Marker(String text) {
    private static final int DIGITS = 10;
    /** Length of a marker and the space before it. */
    public static final int ROOM = "[cc-]".length() + DIGITS + 1;

    /**
     * @param stackId {@code arn:aws:cloudformation:us-east-1:123456789012:stack/CloudConnect-virginia/<uuid>}
     * @param logicalId the custom resource's logical id
     * @param importedTrunkSid TK… of an existing trunk, or the empty string
     */
    public static Marker of(String stackId, String logicalId, String importedTrunkSid) {
        int slash = stackId.lastIndexOf('/');
        String stack = stackId.indexOf('/') < slash ? stackId.substring(0, slash) : stackId;
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((stack + "\n" + logicalId + "\n" + importedTrunkSid).getBytes(StandardCharsets.UTF_8));
            return new Marker("[cc-" + HexFormat.of().formatHex(hash).substring(0, DIGITS) + "]");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The marker at a name's end, whosever it is. */
    public static Optional<Marker> in(String name) {
        return name.matches(".* \\[cc-[0-9a-f]{" + DIGITS + "}]")
                ? Optional.of(new Marker(name.substring(name.length() - ROOM + 1)))
                : Optional.empty();
    }

    /** {@code Gaman [cc-1a2b3c4d5e]}. */
    public String on(String name) {
        return name + " " + text;
    }

    /** Whether the name is one of ours. */
    public boolean isOn(String name) {
        return name.endsWith(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
