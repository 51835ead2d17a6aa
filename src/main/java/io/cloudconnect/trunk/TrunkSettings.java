package io.cloudconnect.trunk;

import io.cloudconnect.ip.Cidr;
import io.cloudconnect.rule.NetworkRules;
import io.cloudconnect.rule.Problems;
import io.cloudconnect.rule.Quoted;
import io.cloudconnect.rule.TextRules;
import io.cloudconnect.rule.TrunkRules;
import io.cloudconnect.rule.UrlRules;
import io.cloudconnect.trunk.contract.TrunkProperties;
import io.cloudconnect.trunk.contract.TrunkProperties.HttpMethod;
import io.cloudconnect.trunk.contract.TrunkProperties.OriginationUrl;
import io.cloudconnect.trunk.contract.TrunkProperties.Recording;
import io.cloudconnect.trunk.contract.TrunkProperties.RecordingMode;
import io.cloudconnect.trunk.contract.TrunkProperties.RecordingTrim;
import io.cloudconnect.trunk.contract.TrunkProperties.TransferCallerId;
import io.cloudconnect.trunk.contract.TrunkProperties.TransferMode;
import io.cloudconnect.twilio.TrunkDomain;
import java.util.List;
import java.util.Optional;

/**
 * How an Elastic SIP Trunk behaves, whoever its routers are.
 *
 * @param domain its termination domain
 * @param friendlyName its name in the Twilio Console, 1 to 48 characters (Twilio takes 64; the rest marks what is
 *     ours). Default: the domain's name
 * @param trunkSid an existing trunk (TK…) to configure without owning it. Default: none, the trunk is created
 * @param transferMode what SIP REFER may do. Default: SIP targets only
 * @param transferCallerId whose number a transferred call shows. Default: the transferee's
 * @param secure true: TLS and SRTP only. Default: false
 * @param cnamLookup true: caller names are looked up, billed by lookup, US and Canada. Default: false
 * @param disasterRecoveryUrl TwiML address asked when nothing answers. Default: none
 * @param disasterRecoveryMethod how it is asked. Default: POST
 * @param recording what is recorded. Default: nothing, silence kept
 * @param allow further networks that may send calls, beside the routers. Public addresses, /8 to /32. Default: none
 * @param accessControlLists existing access control lists (AL…) to associate. Default: none
 * @param credentialLists existing credential lists (CL…) to associate. Default: none
 * @param origination further origination URLs, beside the routers'. Default: none
 * @param numbers telephone numbers. Default: none
 * @param revision any text; a new one makes the trunk be read and mended although nothing else changed, for instance
 *     after the credentials were rotated. Default: empty
 */
public record TrunkSettings(
        TrunkDomain domain,
        String friendlyName,
        Optional<String> trunkSid,
        TransferMode transferMode,
        TransferCallerId transferCallerId,
        boolean secure,
        boolean cnamLookup,
        Optional<String> disasterRecoveryUrl,
        HttpMethod disasterRecoveryMethod,
        Recording recording,
        List<Cidr> allow,
        List<String> accessControlLists,
        List<String> credentialLists,
        List<OriginationUrl> origination,
        TrunkNumbers numbers,
        String revision) {
    private static final int NAME_LIMIT = TrunkProperties.LONGEST_NAME;
    /** The fewest there are; a site with more is held against its own number. */
    private static final int ONE_ROUTER = 1;

    public TrunkSettings {
        allow = List.copyOf(allow);
        accessControlLists = List.copyOf(accessControlLists);
        credentialLists = List.copyOf(credentialLists);
        origination = List.copyOf(origination);
        Problems problems = new Problems();
        problems.check("trunk friendlyName", friendlyName, TextRules.line(NAME_LIMIT)::apply);
        trunkSid.ifPresent(sid -> problems.check("trunk trunkSid", sid, TrunkRules.TRUNK_SID::apply));
        accessControlLists.forEach(
                sid -> problems.check("trunk accessControlLists", sid, TrunkRules.ACCESS_CONTROL_LIST::apply));
        credentialLists.forEach(sid -> problems.check("trunk credentialLists", sid, TrunkRules.CREDENTIAL_LIST::apply));
        disasterRecoveryUrl.ifPresent(url -> problems.check("trunk disasterRecoveryUrl", url, UrlRules::web));
        allow.forEach(network -> problems.check("trunk allow", network, NetworkRules::seenByTwilio));
        origination.forEach(url -> check(url, problems));
        problems.check(
                "trunk origination", origination.size(), further -> TrunkRules.originationUrls(further, ONE_ROUTER));
        problems.throwIfAny();
    }

    private static void check(OriginationUrl url, Problems problems) {
        problems.check("trunk origination", url.sipUrl(), UrlRules::sip);
        String named = "trunk origination " + Quoted.of(url.name());
        problems.check(named + " priority", url.priority(), TrunkRules.PRIORITY);
        problems.check(named + " weight", url.weight(), TrunkRules.WEIGHT);
    }

    /**
     * Settings with every default.
     *
     * @param domain {@code gaman} for {@code gaman.pstn.twilio.com}
     * @return the settings
     */
    public static TrunkSettings of(String domain) {
        return builder(domain).build();
    }

    /**
     * Starts from the defaults.
     *
     * @param domain {@code gaman} for {@code gaman.pstn.twilio.com}
     * @return a builder with this domain
     * @throws IllegalArgumentException when it is no domain a trunk can have
     */
    public static Builder builder(String domain) {
        return new Builder(new TrunkDomain(domain));
    }

    /** Builds {@link TrunkSettings}; everything but the domain has a default. */
    public static final class Builder {
        private final TrunkDomain domain;
        private String friendlyName;
        private Optional<String> trunkSid = Optional.empty();
        private TransferMode transferMode = TransferMode.SIP_ONLY;
        private TransferCallerId transferCallerId = TransferCallerId.FROM_TRANSFEREE;
        private boolean secure;
        private boolean cnamLookup;
        private Optional<String> disasterRecoveryUrl = Optional.empty();
        private HttpMethod disasterRecoveryMethod = HttpMethod.POST;
        private Recording recording = new Recording(RecordingMode.DO_NOT_RECORD, RecordingTrim.DO_NOT_TRIM);
        private List<Cidr> allow = List.of();
        private List<String> accessControlLists = List.of();
        private List<String> credentialLists = List.of();
        private List<OriginationUrl> origination = List.of();
        private TrunkNumbers numbers = TrunkNumbers.none();
        private String revision = "";

        private Builder(TrunkDomain domain) {
            this.domain = domain;
            String name = domain.name();
            friendlyName = name.substring(0, Math.min(name.length(), NAME_LIMIT));
        }

        /**
         * The trunk's name in the Twilio Console. Default: the domain's name.
         *
         * @param value 1 to 48 characters
         * @return this builder
         */
        public Builder friendlyName(String value) {
            friendlyName = value;
            return this;
        }

        /**
         * An existing trunk, configured and never deleted: what is deployed becomes its configuration, what is not
         * named goes back to its default. Default: none, the trunk is created.
         *
         * @param value TK and 32 hexadecimal digits
         * @return this builder
         */
        public Builder trunkSid(String value) {
            trunkSid = Optional.of(value);
            return this;
        }

        /**
         * What SIP REFER may do. Default: SIP targets only.
         *
         * @param value the mode
         * @return this builder
         */
        public Builder transferMode(TransferMode value) {
            transferMode = value;
            return this;
        }

        /**
         * Whose number a transferred call shows. Default: the transferee's.
         *
         * @param value the party
         * @return this builder
         */
        public Builder transferCallerId(TransferCallerId value) {
            transferCallerId = value;
            return this;
        }

        /**
         * TLS and SRTP only; the routers' transport has to be TLS. Default: false.
         *
         * @param value true: nothing else is let through
         * @return this builder
         */
        public Builder secure(boolean value) {
            secure = value;
            return this;
        }

        /**
         * Looks callers' names up; US and Canada, billed by lookup. Default: false.
         *
         * @param value true: they are looked up
         * @return this builder
         */
        public Builder cnamLookup(boolean value) {
            cnamLookup = value;
            return this;
        }

        /**
         * Asked for TwiML when no origination URL answers. Default: none.
         *
         * @param value {@code https://…}
         * @return this builder
         */
        public Builder disasterRecoveryUrl(String value) {
            disasterRecoveryUrl = Optional.of(value);
            return this;
        }

        /**
         * How the disaster recovery URL is asked. Default: POST.
         *
         * @param value GET or POST
         * @return this builder
         */
        public Builder disasterRecoveryMethod(HttpMethod value) {
            disasterRecoveryMethod = value;
            return this;
        }

        /**
         * What Twilio records. Default: nothing.
         *
         * @param mode when recording begins, and on how many channels
         * @param trim whether silence is cut
         * @return this builder
         */
        public Builder recording(RecordingMode mode, RecordingTrim trim) {
            recording = new Recording(mode, trim);
            return this;
        }

        /**
         * Further networks that may send calls to the trunk, beside the routers. Default: none.
         *
         * @param value public networks, /8 to /32
         * @return this builder
         */
        public Builder allow(List<Cidr> value) {
            allow = value;
            return this;
        }

        /**
         * Further networks that may send calls to the trunk, beside the routers. Default: none.
         *
         * @param value public networks or addresses: {@code "198.51.100.7"}
         * @return this builder
         */
        public Builder allow(String... value) {
            return allow(Cidr.listOf(value));
        }

        /**
         * IP access control lists that exist, associated beside the trunk's own. Default: none.
         *
         * @param value AL and 32 hexadecimal digits each
         * @return this builder
         */
        public Builder accessControlLists(List<String> value) {
            accessControlLists = value;
            return this;
        }

        /**
         * IP access control lists that exist, associated beside the trunk's own. Default: none.
         *
         * @param value AL and 32 hexadecimal digits each
         * @return this builder
         */
        public Builder accessControlLists(String... value) {
            return accessControlLists(List.of(value));
        }

        /**
         * Credential lists that exist, associated with the trunk. Default: none.
         *
         * @param value CL and 32 hexadecimal digits each
         * @return this builder
         */
        public Builder credentialLists(List<String> value) {
            credentialLists = value;
            return this;
        }

        /**
         * Credential lists that exist, associated with the trunk. Default: none.
         *
         * @param value CL and 32 hexadecimal digits each
         * @return this builder
         */
        public Builder credentialLists(String... value) {
            return credentialLists(List.of(value));
        }

        /**
         * Further places Twilio sends calls to, beside the routers (priority 10, a pair's second 20). Default: none.
         *
         * @param value at most nine; Twilio takes ten in all
         * @return this builder
         */
        public Builder origination(List<OriginationUrl> value) {
            origination = value;
            return this;
        }

        /**
         * The trunk's telephone numbers: owned, from a file, or bought. Default: none.
         *
         * @param value the numbers
         * @return this builder
         */
        public Builder numbers(TrunkNumbers value) {
            numbers = value;
            return this;
        }

        /**
         * Telephone numbers the account owns.
         *
         * @param value E.164 ({@code "+12025550100"}) or SID (PN…)
         * @return this builder
         */
        public Builder numbers(String... value) {
            return numbers(TrunkNumbers.owned(List.of(value)));
        }

        /**
         * A new revision has the trunk read and mended although nothing else changed, for instance after the
         * credentials were rotated. Default: empty.
         *
         * @param value any text
         * @return this builder
         */
        public Builder revision(String value) {
            revision = value;
            return this;
        }

        /**
         * {@return the settings}
         *
         * @throws IllegalArgumentException with everything that is wrong
         */
        public TrunkSettings build() {
            return new TrunkSettings(
                    domain,
                    friendlyName,
                    trunkSid,
                    transferMode,
                    transferCallerId,
                    secure,
                    cnamLookup,
                    disasterRecoveryUrl,
                    disasterRecoveryMethod,
                    recording,
                    allow,
                    accessControlLists,
                    credentialLists,
                    origination,
                    numbers,
                    revision);
        }
    }
}
