package io.cloudconnect.twilio.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What the simulated account holds. Not thread-safe: whoever uses it holds its monitor. */
final class Account {
    final String sid;
    final Behaviour behaviour;
    final Table trunks;
    final Table originationUrls;
    /** Access control lists on trunks, under {@link #pair}. */
    final Table trunkAccessControlLists;
    /** Credential lists on trunks, under {@link #pair}. */
    final Table trunkCredentialLists;
    /** Telephone numbers; the group is the trunk, or empty. */
    final Table numbers;

    final Table accessControlLists;
    final Table addresses;
    final Table credentialLists;
    /** Telephone calls, up and ended. */
    final Table calls;
    /** Who owns which number, by E.164. */
    final Map<String, String> sidsByNumber = new HashMap<>();
    /** Domains of other accounts, in lower case. */
    final Set<String> takenDomains = new HashSet<>();
    /** Until when the domains of deleted trunks are kept back. */
    final Map<String, Instant> retainedDomains = new HashMap<>();
    /** Numbers that cannot be bought: of other accounts, or released. */
    final Set<String> unavailableNumbers = new HashSet<>();

    final Set<String> soldOutAreaCodes = new HashSet<>();

    private final Clock clock;
    private long made;

    Account(String sid, Clock clock, Behaviour behaviour) {
        this.sid = sid;
        this.clock = clock;
        this.behaviour = behaviour;
        this.trunks = table();
        this.originationUrls = table();
        this.trunkAccessControlLists = table();
        this.trunkCredentialLists = table();
        this.numbers = table();
        this.accessControlLists = table();
        this.addresses = table();
        this.credentialLists = table();
        this.calls = table();
    }

    static String pair(String trunkSid, String listSid) {
        return trunkSid + "/" + listSid;
    }

    /** Twilio's dates have whole seconds. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    Instant instant() {
        return clock.instant();
    }

    Resource make(String prefix, String group, ObjectNode fields) {
        return make(newSid(prefix), group, fields, now());
    }

    static Resource make(String sid, String group, ObjectNode fields, Instant now) {
        return new Resource(sid, group, fields, now, now);
    }

    /** A SID no other object of this account has or had; the same sequence in every run. */
    String newSid(String prefix) {
        return prefix + digest(prefix + ++made);
    }

    /** Whether somebody, here or elsewhere, has the termination domain. */
    boolean domainIsTaken(String domain, String exceptTrunk) {
        String wanted = domain.toLowerCase(Locale.ROOT);
        Instant freeAt = retainedDomains.getOrDefault(wanted, Instant.MIN);
        return takenDomains.contains(wanted)
                || freeAt.isAfter(instant())
                || trunks.all()
                        .filter(trunk -> !trunk.sid().equals(exceptTrunk))
                        .anyMatch(trunk -> trunk.text("domain_name").orElse("").equalsIgnoreCase(wanted));
    }

    static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Table table() {
        return new Table(clock, behaviour::readLag);
    }
}
