package io.cloudconnect.twilio.simulator;

import java.util.List;
import java.util.Optional;

/**
 * All an account holds at one moment, without regard to any lag of reads. Two states are equal when nothing differs but
 * dates, so "nothing was touched" is one assertion.
 *
 * @param sid AC…
 * @param trunks in the order they were made
 * @param accessControlLists in the order they were made
 * @param credentialLists in the order they were made
 * @param numbers in the order the account got them
 */
public record AccountState(
        String sid,
        List<Trunk> trunks,
        List<AccessControlList> accessControlLists,
        List<CredentialList> credentialLists,
        List<PhoneNumber> numbers) {

    /**
     * A trunk and what is on it.
     *
     * @param authTypes {@code IP_ACL}, {@code CREDENTIAL_LIST}
     * @param accessControlLists SIDs
     * @param credentialLists SIDs
     * @param numbers E.164
     */
    public record Trunk(
            String sid,
            Optional<String> friendlyName,
            Optional<String> domainName,
            String transferMode,
            String transferCallerId,
            boolean secure,
            boolean cnamLookup,
            Optional<String> disasterRecoveryUrl,
            String disasterRecoveryMethod,
            String recordingMode,
            String recordingTrim,
            List<OriginationUrl> originationUrls,
            List<String> accessControlLists,
            List<String> credentialLists,
            List<String> numbers) {}

    /** Where a trunk's calls go. */
    public record OriginationUrl(
            String sid, String friendlyName, String sipUrl, int priority, int weight, boolean enabled) {}

    /** An IP access control list with its entries. */
    public record AccessControlList(String sid, String friendlyName, List<Address> addresses) {
        /** The entries in CIDR notation. */
        public List<String> cidrs() {
            return addresses.stream().map(Address::cidr).toList();
        }
    }

    /** An entry of an access control list. */
    public record Address(String sid, String friendlyName, String address, int prefixLength) {
        /** {@code 198.51.100.7/32}. */
        public String cidr() {
            return address + "/" + prefixLength;
        }
    }

    /** A credential list. */
    public record CredentialList(String sid, String friendlyName) {}

    /**
     * A telephone number.
     *
     * @param e164 {@code +16475550100}
     * @param trunkSid the trunk it is on
     */
    public record PhoneNumber(
            String sid,
            String e164,
            String friendlyName,
            Optional<String> trunkSid,
            Optional<String> voiceUrl,
            Optional<String> voiceApplicationSid) {}

    /** The trunk with this termination domain. */
    public Optional<Trunk> trunk(String domainName) {
        return trunks.stream()
                .filter(trunk -> trunk.domainName().equals(Optional.of(domainName)))
                .findFirst();
    }

    /** The access control list with this SID. */
    public Optional<AccessControlList> accessControlList(String listSid) {
        return accessControlLists.stream()
                .filter(list -> list.sid().equals(listSid))
                .findFirst();
    }

    /** The account's number in E.164. */
    public Optional<PhoneNumber> number(String e164) {
        return numbers.stream().filter(number -> number.e164().equals(e164)).findFirst();
    }

    static AccountState of(Account account) {
        return new AccountState(
                account.sid,
                account.trunks.all().map(trunk -> trunk(account, trunk)).toList(),
                account.accessControlLists
                        .all()
                        .map(list -> new AccessControlList(
                                list.sid(),
                                list.text("friendly_name").orElse(""),
                                account.addresses
                                        .all(list.sid())
                                        .map(address -> new Address(
                                                address.sid(),
                                                address.text("friendly_name").orElse(""),
                                                address.text("ip_address").orElse(""),
                                                address.number("cidr_prefix_length")))
                                        .toList()))
                        .toList(),
                account.credentialLists
                        .all()
                        .map(list -> new CredentialList(
                                list.sid(), list.text("friendly_name").orElse("")))
                        .toList(),
                account.numbers.all().map(AccountState::number).toList());
    }

    private static Trunk trunk(Account account, Resource trunk) {
        return new Trunk(
                trunk.sid(),
                trunk.text("friendly_name"),
                trunk.text("domain_name"),
                trunk.text("transfer_mode").orElse(""),
                trunk.text("transfer_caller_id").orElse(""),
                trunk.flag("secure"),
                trunk.flag("cnam_lookup_enabled"),
                trunk.text("disaster_recovery_url"),
                trunk.text("disaster_recovery_method").orElse(""),
                trunk.fields().path("recording").path("mode").asText(),
                trunk.fields().path("recording").path("trim").asText(),
                account.originationUrls
                        .all(trunk.sid())
                        .map(url -> new OriginationUrl(
                                url.sid(),
                                url.text("friendly_name").orElse(""),
                                url.text("sip_url").orElse(""),
                                url.number("priority"),
                                url.number("weight"),
                                url.flag("enabled")))
                        .toList(),
                account.trunkAccessControlLists
                        .all(trunk.sid())
                        .map(Resource::sid)
                        .toList(),
                account.trunkCredentialLists.all(trunk.sid()).map(Resource::sid).toList(),
                account.numbers
                        .all(trunk.sid())
                        .flatMap(number -> number.text("phone_number").stream())
                        .toList());
    }

    private static PhoneNumber number(Resource number) {
        return new PhoneNumber(
                number.sid(),
                number.text("phone_number").orElse(""),
                number.text("friendly_name").orElse(""),
                number.group().isEmpty() ? Optional.empty() : Optional.of(number.group()),
                number.text("voice_url"),
                number.text("voice_application_sid"));
    }
}
