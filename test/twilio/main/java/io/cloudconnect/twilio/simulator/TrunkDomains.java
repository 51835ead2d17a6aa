package io.cloudconnect.twilio.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The rules for termination domains: they end in {@code pstn.twilio.com}, belong to one trunk in the whole of Twilio,
 * and a sub-domain needs its parent. Source: https://www.twilio.com/docs/sip-trunking and
 * https://www.twilio.com/docs/api/errors/21245, /21247, /21248
 */
final class TrunkDomains {
    private static final String SUFFIX = ".pstn.twilio.com";
    private static final Pattern LABELS = Pattern.compile("(?i)[a-z0-9-]{1,63}(\\.[a-z0-9-]{1,63})*");

    private TrunkDomains() {}

    /** Whether a trunk may have the domain in its fields; {@code trunkSid} is empty for a new trunk. */
    static void check(Account account, String trunkSid, ObjectNode fields) {
        if (!fields.path("domain_name").isTextual()) {
            return;
        }
        String domain = fields.get("domain_name").textValue();
        String lower = domain.toLowerCase(Locale.ROOT);
        if (!lower.endsWith(SUFFIX)) {
            throw TwilioError.trunkValidation("Domain name must end with pstn.twilio.com: " + domain);
        }
        String labels = lower.substring(0, lower.length() - SUFFIX.length());
        if (!LABELS.matcher(labels).matches()) {
            throw TwilioError.trunkValidation("Domain name may contain letters, digits and hyphens only: " + domain);
        }
        if (account.domainIsTaken(domain, trunkSid)) {
            throw new TwilioError(400, 21248, "Trunk domain " + domain + " is already taken");
        }
        int dot = labels.indexOf('.');
        if (dot >= 0 && !owns(account, trunkSid, labels.substring(dot + 1) + SUFFIX)) {
            throw new TwilioError(400, 21247, "Parent domain of " + domain + " does not belong to this account");
        }
    }

    static void checkChange(Account account, Resource trunk, ObjectNode changes) {
        String before = trunk.text("domain_name").orElse("");
        if (!before.equalsIgnoreCase(changes.get("domain_name").asText(""))) {
            checkNoSubdomains(account, trunk);
        }
        check(account, trunk.sid(), changes);
    }

    static void checkNoSubdomains(Account account, Resource trunk) {
        Optional<String> domain = trunk.text("domain_name").map(name -> name.toLowerCase(Locale.ROOT));
        boolean parent = domain.isPresent()
                && account.trunks
                        .all()
                        .flatMap(other -> other.text("domain_name").stream())
                        .anyMatch(name -> name.toLowerCase(Locale.ROOT).endsWith("." + domain.get()));
        if (parent) {
            throw new TwilioError(400, 21247, "Domain " + domain.get() + " has sub-domains");
        }
    }

    private static boolean owns(Account account, String exceptTrunk, String domain) {
        return account.trunks
                .all()
                .filter(trunk -> !trunk.sid().equals(exceptTrunk))
                .anyMatch(trunk -> trunk.text("domain_name").orElse("").equalsIgnoreCase(domain));
    }
}
