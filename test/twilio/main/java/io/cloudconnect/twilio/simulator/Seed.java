package io.cloudconnect.twilio.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Puts things into the account, or into other people's accounts, that were there before the test: nothing of it goes
 * through the API, so limits and faults do not apply.
 */
public final class Seed {
    private final Supplier<Account> accounts;

    Seed(Supplier<Account> accounts) {
        this.accounts = accounts;
    }

    /** A number the account owns, on no trunk; returns its SID (PN…). */
    public String number(String e164) {
        if (!e164.matches("\\+[1-9]\\d{6,14}")) {
            throw new IllegalArgumentException("number '" + e164 + "': expected E.164, for example +16475550100");
        }
        return in(account -> account.sidsByNumber.containsKey(e164)
                ? account.sidsByNumber.get(e164)
                : NumberRoutes.add(account, e164, NumberRoutes.nationalName(e164))
                        .sid());
    }

    /** So many numbers, from {@code +12125550000} on; returns them in E.164. */
    public List<String> numbers(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "+1" + (2125550000L + i))
                .peek(this::number)
                .toList();
    }

    /** A number that belongs to somebody else: it cannot be bought (21422). */
    public void unavailableNumber(String e164) {
        in(account -> account.unavailableNumbers.add(e164));
    }

    /** An area code without numbers for sale (21452). */
    public void soldOut(String areaCode) {
        in(account -> account.soldOutAreaCodes.add(areaCode));
    }

    /** A number enabled for emergency calling: it can neither leave its trunk nor be released (21634). */
    public void emergency(String numberSid) {
        in(account -> {
            ObjectNode changes = Answer.JSON.createObjectNode();
            changes.put("emergency_status", "Active");
            changes.put("emergency_address_sid", account.newSid("AD"));
            changes.put("emergency_address_status", "registered");
            account.numbers.put(account.numbers.get(numberSid).orElseThrow().with(changes, account.now()));
            return numberSid;
        });
    }

    /** The friendly name of a number. */
    public void name(String numberSid, String friendlyName) {
        in(account -> {
            ObjectNode changes = Answer.JSON.createObjectNode().put("friendly_name", friendlyName);
            account.numbers.put(account.numbers.get(numberSid).orElseThrow().with(changes, account.now()));
            return numberSid;
        });
    }

    /** The voice URL of a number. */
    public void voiceUrl(String numberSid, String url) {
        in(account -> {
            ObjectNode changes = Answer.JSON.createObjectNode().put("voice_url", url);
            account.numbers.put(account.numbers.get(numberSid).orElseThrow().with(changes, account.now()));
            return numberSid;
        });
    }

    /**
     * A call that is up; returns its SID (CA…).
     *
     * @param direction {@code trunking-originating}, {@code trunking-terminating}, {@code inbound} …
     */
    public String call(String from, String to, String direction) {
        return in(account -> PhoneCallRoutes.up(account, from, to, direction).sid());
    }

    /** The end of a call, which was on this trunk. */
    public void callEnds(String callSid, String trunkSid) {
        in(account -> {
            PhoneCallRoutes.end(account, callSid, trunkSid);
            return callSid;
        });
    }

    /** A termination domain of another account: it cannot be used (21248). */
    public void takenDomain(String domain) {
        in(account -> account.takenDomains.add(domain.toLowerCase(Locale.ROOT)));
    }

    /** A trunk somebody made by hand; returns its SID (TK…). */
    public String trunk(String friendlyName, String domainName) {
        return in(account -> {
            ObjectNode fields = TrunkRoutes.defaults();
            fields.put("friendly_name", friendlyName);
            fields.put("domain_name", domainName);
            return put(account.trunks, account.make("TK", "", fields));
        });
    }

    /** An origination URL somebody put on a trunk; returns its SID (OU…). */
    public String originationUrl(String trunkSid, String friendlyName, String sipUrl) {
        return in(account -> {
            ObjectNode fields = Answer.JSON.createObjectNode();
            fields.put("friendly_name", friendlyName).put("sip_url", sipUrl);
            fields.put("priority", 10).put("weight", 10).put("enabled", true);
            return put(account.originationUrls, account.make("OU", trunkSid, fields));
        });
    }

    /** An access control list somebody made; addresses in CIDR notation; returns its SID (AL…). */
    public String accessControlList(String friendlyName, String... cidrs) {
        String list = in(account -> put(
                account.accessControlLists,
                account.make("AL", "", Answer.JSON.createObjectNode().put("friendly_name", friendlyName))));
        List.of(cidrs).forEach(cidr -> address(list, friendlyName, cidr));
        return list;
    }

    /** An entry somebody put into an access control list; returns its SID (IP…). */
    public String address(String accessControlListSid, String friendlyName, String cidr) {
        String[] parts = cidr.split("/");
        return in(account -> {
            ObjectNode fields = Answer.JSON.createObjectNode().put("friendly_name", friendlyName);
            fields.put("ip_address", parts[0]);
            fields.put("cidr_prefix_length", parts.length > 1 ? Integer.parseInt(parts[1]) : 32);
            return put(account.addresses, account.make("IP", accessControlListSid, fields));
        });
    }

    /** A credential list somebody made; returns its SID (CL…). */
    public String credentialList(String friendlyName) {
        return in(account -> put(
                account.credentialLists,
                account.make("CL", "", Answer.JSON.createObjectNode().put("friendly_name", friendlyName))));
    }

    /** Puts a number (PN…), an access control list (AL…) or a credential list (CL…) on a trunk. */
    public void onTrunk(String trunkSid, String sid) {
        in(account -> {
            if (sid.startsWith("PN")) {
                account.numbers.put(
                        NumberRoutes.onTrunk(account, account.numbers.get(sid).orElseThrow(), trunkSid));
                return sid;
            }
            boolean addresses = sid.startsWith("AL");
            Resource list = (addresses ? account.accessControlLists : account.credentialLists)
                    .get(sid)
                    .orElseThrow();
            (addresses ? account.trunkAccessControlLists : account.trunkCredentialLists)
                    .put(Account.pair(trunkSid, sid), Account.make(sid, trunkSid, list.fields(), account.now()));
            return sid;
        });
    }

    private static String put(Table table, Resource resource) {
        table.put(resource);
        return resource.sid();
    }

    private <T> T in(Function<Account, T> change) {
        Account account = accounts.get();
        synchronized (account) {
            return change.apply(account);
        }
    }
}
