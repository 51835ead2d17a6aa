package io.cloudconnect.trunk.function.reconcile;

import java.util.Optional;

/** What is known while the steps run: SIDs that did not exist when the plan was made. */
public final class Progress {
    private volatile String trunkSid = "";
    private volatile String accessListSid = "";
    private volatile boolean adopted;

    /** TK…, as soon as the trunk exists. */
    public Optional<String> trunkSid() {
        return Optional.of(trunkSid).filter(sid -> !sid.isEmpty());
    }

    /** AL… of our own access control list, as soon as it exists. */
    public Optional<String> accessListSid() {
        return Optional.of(accessListSid).filter(sid -> !sid.isEmpty());
    }

    void trunk(String sid) {
        trunkSid = sid;
    }

    void accessList(String sid) {
        accessListSid = sid;
    }

    /** The trunk turned out to exist: what hangs on it is not known yet, so the rest must be planned again. */
    void adopted(String sid) {
        trunkSid = sid;
        adopted = true;
    }

    boolean takeAdopted() {
        boolean was = adopted;
        adopted = false;
        return was;
    }

    String trunk() {
        return trunkSid;
    }

    String accessList() {
        return accessListSid;
    }
}
