package io.cloudconnect.twilio.simulator;

import static io.cloudconnect.twilio.simulator.Parameters.flag;
import static io.cloudconnect.twilio.simulator.Parameters.oneOf;
import static io.cloudconnect.twilio.simulator.Parameters.text;
import static io.cloudconnect.twilio.simulator.Parameters.url;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * Trunks and their recording settings. Source: https://www.twilio.com/docs/sip-trunking/api/trunk-resource and
 * https://www.twilio.com/docs/sip-trunking/api/recording-resource
 */
final class TrunkRoutes {
    static final String TRUNKS = "/v1/Trunks";
    static final String TRUNK = TRUNKS + "/{Trunk}";

    /** Twilio documents 64 characters, but has been seen to take more. */
    private static final int LONGEST_NAME = 255;

    private static final Parameters TRUNK_PARAMETERS = Parameters.of(
            text("FriendlyName", LONGEST_NAME),
            text("DomainName", LONGEST_NAME),
            url("DisasterRecoveryUrl"),
            oneOf("DisasterRecoveryMethod", "GET", "POST"),
            oneOf("TransferMode", "disable-all", "enable-all", "sip-only"),
            oneOf("TransferCallerId", "from-transferee", "from-transferor"),
            flag("Secure"),
            flag("CnamLookupEnabled"));

    private static final Parameters RECORDING_PARAMETERS = Parameters.of(
            oneOf(
                    "Mode",
                    "do-not-record",
                    "record-from-ringing",
                    "record-from-answer",
                    "record-from-ringing-dual",
                    "record-from-answer-dual"),
            oneOf("Trim", "trim-silence", "do-not-trim"));

    private TrunkRoutes() {}

    static void addTo(Routes routes) {
        routes.add(
                "GET",
                TRUNKS,
                call -> Pages.v1(call, "trunks", call.account().trunks, "", trunk -> render(call, trunk)));
        routes.add("POST", TRUNKS, TrunkRoutes::create);
        routes.add("GET", TRUNK, call -> Answer.json(200, render(call, seen(call))));
        routes.add("POST", TRUNK, TrunkRoutes::update);
        routes.add("DELETE", TRUNK, TrunkRoutes::delete);
        routes.add("GET", TRUNK + "/Recording", call -> Answer.json(200, recording(seen(call))));
        routes.add("POST", TRUNK + "/Recording", TrunkRoutes::updateRecording);
    }

    /** The trunk the path names, as it is. */
    static Resource current(Call call) {
        return call.account().trunks.get(call.variable("Trunk")).orElseThrow(call::notFound);
    }

    /** The trunk the path names, as a reader sees it. */
    static Resource seen(Call call) {
        return call.account().trunks.seen(call.variable("Trunk")).orElseThrow(call::notFound);
    }

    /** A new trunk's fields, before its maker sets any. */
    static ObjectNode defaults() {
        ObjectNode fields = Answer.JSON.createObjectNode();
        fields.putNull("domain_name");
        fields.put("disaster_recovery_method", "POST");
        fields.putNull("disaster_recovery_url");
        fields.putNull("friendly_name");
        fields.put("secure", false);
        fields.put("cnam_lookup_enabled", false);
        fields.put("symmetric_rtp_enabled", false);
        fields.put("transfer_mode", "disable-all");
        fields.put("transfer_caller_id", "from-transferee");
        fields.putObject("recording").put("mode", "do-not-record").put("trim", "do-not-trim");
        return fields;
    }

    private static Answer create(Call call) {
        Account account = call.account();
        ObjectNode fields = defaults();
        fields.setAll(TRUNK_PARAMETERS.create(call.request()));
        if (account.trunks.all().count() >= account.behaviour.maxTrunks()) {
            throw new TwilioError(400, 21244, "Maximum number of trunks reached");
        }
        TrunkDomains.check(account, "", fields);
        Resource trunk = account.make("TK", "", fields);
        account.trunks.put(trunk);
        return Answer.json(201, render(call, trunk, Table::all));
    }

    private static Answer update(Call call) {
        Account account = call.account();
        Resource trunk = current(call);
        ObjectNode changes = TRUNK_PARAMETERS.update(call.request());
        if (changes.has("domain_name")) {
            TrunkDomains.checkChange(account, trunk, changes);
        }
        Resource updated = trunk.with(changes, account.now());
        account.trunks.put(updated);
        return Answer.json(200, render(call, updated, Table::all));
    }

    private static Answer delete(Call call) {
        Account account = call.account();
        Resource trunk = current(call);
        TrunkDomains.checkNoSubdomains(account, trunk);
        List<Resource> numbers = account.numbers.all(trunk.sid()).toList();
        numbers.forEach(NumberRoutes::refuseIfForEmergencies);
        List<Table> parts =
                List.of(account.originationUrls, account.trunkAccessControlLists, account.trunkCredentialLists);
        boolean inUse = !numbers.isEmpty()
                || parts.stream()
                        .anyMatch(part -> part.all(trunk.sid()).findAny().isPresent());
        if (inUse && account.behaviour.trunkInUse() == Behaviour.InUse.REFUSE) {
            throw TwilioError.trunkValidation("Trunk " + trunk.sid() + " still has sub-resources");
        }
        numbers.forEach(number -> account.numbers.put(NumberRoutes.onTrunk(account, number, "")));
        account.originationUrls.all(trunk.sid()).toList().forEach(url -> account.originationUrls.remove(url.sid()));
        Stream.of(account.trunkAccessControlLists, account.trunkCredentialLists).forEach(lists -> lists.all(trunk.sid())
                .toList()
                .forEach(list -> lists.remove(Account.pair(trunk.sid(), list.sid()))));
        account.trunks.remove(trunk.sid());
        trunk.text("domain_name")
                .ifPresent(domain -> account.retainedDomains.put(
                        domain.toLowerCase(Locale.ROOT), account.instant().plus(account.behaviour.domainRetention())));
        return Answer.noContent();
    }

    private static Answer updateRecording(Call call) {
        Account account = call.account();
        Resource trunk = current(call);
        ObjectNode recording = recording(trunk);
        recording.setAll(RECORDING_PARAMETERS.update(call.request()));
        ObjectNode changes = Answer.JSON.createObjectNode();
        changes.set("recording", recording);
        account.trunks.put(trunk.with(changes, account.now()));
        return Answer.json(200, recording);
    }

    private static ObjectNode recording(Resource trunk) {
        return ((ObjectNode) trunk.fields().get("recording")).deepCopy();
    }

    private static ObjectNode render(Call call, Resource trunk) {
        return render(call, trunk, (table, group) -> table.after(Optional.of(group), 0)
                .map(Table.Placed::resource));
    }

    private static ObjectNode render(Call call, Resource trunk, BiFunction<Table, String, Stream<Resource>> contents) {
        Account account = call.account();
        ObjectNode body = trunk.fields().deepCopy();
        body.put("sid", trunk.sid());
        body.put("account_sid", account.sid);
        ArrayNode types = Answer.JSON.createArrayNode();
        if (contents.apply(account.trunkAccessControlLists, trunk.sid())
                .findAny()
                .isPresent()) {
            types.add("IP_ACL");
        }
        if (contents.apply(account.trunkCredentialLists, trunk.sid()).findAny().isPresent()) {
            types.add("CREDENTIAL_LIST");
        }
        body.put("auth_type", String.join(",", Answer.JSON.convertValue(types, String[].class)));
        body.set("auth_type_set", types);
        body.put("date_created", Dates.v1(trunk.created()));
        body.put("date_updated", Dates.v1(trunk.updated()));
        String url = call.url(TRUNKS + "/" + trunk.sid());
        body.put("url", url);
        body.putObject("links")
                .put("origination_urls", url + "/OriginationUrls")
                .put("credential_lists", url + "/CredentialLists")
                .put("ip_access_control_lists", url + "/IpAccessControlLists")
                .put("phone_numbers", url + "/PhoneNumbers");
        return body;
    }
}
