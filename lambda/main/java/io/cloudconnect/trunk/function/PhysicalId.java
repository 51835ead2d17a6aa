package io.cloudconnect.trunk.function;

import java.util.Optional;

/**
 * The custom resource's physical id: the trunk's SID; {@code imported-TK…} for a trunk that is somebody else's;
 * {@value #NOTHING} for a create that failed before it sent anything that could make something; {@value #UNKNOWN} for
 * one that failed without an answer to what it sent.
 */
record PhysicalId(String text) {
    /** A delete of it has nothing to do, and needs neither credentials nor Twilio. */
    static final String NOTHING = "nothing-created";

    /** A delete of it looks for what is ours, as with the ids CloudFormation makes up. */
    static final String UNKNOWN = "outcome-unknown";

    private static final String IMPORTED = "imported-";
    private static final String SID = "TK[0-9a-fA-F]{32}";

    static PhysicalId of(String trunkSid, boolean imported) {
        return new PhysicalId(imported ? IMPORTED + trunkSid : trunkSid);
    }

    boolean isNothing() {
        return text.equals(NOTHING);
    }

    boolean isImported() {
        return text.startsWith(IMPORTED);
    }

    /** Empty for ids that CloudFormation made up. */
    Optional<String> trunkSid() {
        String sid = isImported() ? text.substring(IMPORTED.length()) : text;
        return Optional.of(sid).filter(candidate -> candidate.matches(SID));
    }
}
