package io.cloudconnect.twilio.simulator;

import static io.cloudconnect.twilio.simulator.Parameters.text;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * The account's IP access control lists and credential lists. Source:
 * https://www.twilio.com/docs/voice/sip/api/sip-ipaccesscontrollist-resource and
 * https://www.twilio.com/docs/voice/sip/api/sip-credentiallist-resource
 */
final class SipListRoutes {
    private static final String SIP = "/2010-04-01/Accounts/{Account}/SIP";
    private static final String ACCESS_CONTROL_LISTS = SIP + "/IpAccessControlLists.json";
    private static final String ACCESS_CONTROL_LIST = SIP + "/IpAccessControlLists/{List}.json";
    private static final String CREDENTIAL_LISTS = SIP + "/CredentialLists.json";
    private static final String CREDENTIAL_LIST = SIP + "/CredentialLists/{List}.json";
    private static final int MOST_LISTS = 1000;
    private static final Parameters PARAMETERS =
            Parameters.of(text("FriendlyName", 255).mandatory());

    private SipListRoutes() {}

    static void addTo(Routes routes) {
        routes.add(
                "GET",
                ACCESS_CONTROL_LISTS,
                call -> Pages.v2010(
                        call,
                        "ip_access_control_lists",
                        call.account().accessControlLists,
                        Optional.empty(),
                        list -> true,
                        list -> accessControlList(call, list)));
        routes.add("POST", ACCESS_CONTROL_LISTS, SipListRoutes::create);
        routes.add("GET", ACCESS_CONTROL_LIST, call -> Answer.json(200, accessControlList(call, seen(call))));
        routes.add("POST", ACCESS_CONTROL_LIST, SipListRoutes::update);
        routes.add("DELETE", ACCESS_CONTROL_LIST, SipListRoutes::delete);
        routes.add(
                "GET",
                CREDENTIAL_LISTS,
                call -> Pages.v2010(
                        call,
                        "credential_lists",
                        call.account().credentialLists,
                        Optional.empty(),
                        list -> true,
                        list -> credentialList(call, list)));
        routes.add(
                "GET",
                CREDENTIAL_LIST,
                call -> Answer.json(
                        200,
                        credentialList(
                                call,
                                call.account()
                                        .credentialLists
                                        .seen(call.variable("List"))
                                        .orElseThrow(call::notFound))));
    }

    /** The access control list the path names, as it is. */
    static Resource current(Call call) {
        return call.account().accessControlLists.get(call.variable("List")).orElseThrow(call::notFound);
    }

    /** The access control list the path names, as a reader sees it. */
    static Resource seen(Call call) {
        return call.account().accessControlLists.seen(call.variable("List")).orElseThrow(call::notFound);
    }

    private static Answer create(Call call) {
        Account account = call.account();
        ObjectNode fields = PARAMETERS.create(call.request());
        if (account.accessControlLists.all().count() >= MOST_LISTS) {
            throw TwilioError.invalidParameter("An account may have " + MOST_LISTS + " IP access control lists");
        }
        Resource list = account.make("AL", "", fields);
        account.accessControlLists.put(list);
        return Answer.json(201, accessControlList(call, list));
    }

    private static Answer update(Call call) {
        Account account = call.account();
        Resource list = current(call);
        Resource updated = list.with(PARAMETERS.create(call.request()), account.now());
        account.accessControlLists.put(updated);
        return Answer.json(200, accessControlList(call, updated));
    }

    private static Answer delete(Call call) {
        Account account = call.account();
        Resource list = current(call);
        List<Resource> onTrunks = account.trunkAccessControlLists
                .all()
                .filter(association -> association.sid().equals(list.sid()))
                .toList();
        if (!onTrunks.isEmpty() && account.behaviour.listInUse() == Behaviour.InUse.REFUSE) {
            throw TwilioError.trunkValidation("IP-ACL " + list.sid() + " is associated with Trunk "
                    + onTrunks.get(0).group());
        }
        onTrunks.forEach(association ->
                account.trunkAccessControlLists.remove(Account.pair(association.group(), association.sid())));
        account.addresses.all(list.sid()).toList().forEach(address -> account.addresses.remove(address.sid()));
        account.accessControlLists.remove(list.sid());
        return Answer.noContent();
    }

    private static ObjectNode accessControlList(Call call, Resource list) {
        String path = call.accountPath() + "/SIP/IpAccessControlLists/" + list.sid();
        return render(call, list, path, "ip_addresses", path + "/IpAddresses.json");
    }

    private static ObjectNode credentialList(Call call, Resource list) {
        String path = call.accountPath() + "/SIP/CredentialLists/" + list.sid();
        return render(call, list, path, "credentials", path + "/Credentials.json");
    }

    private static ObjectNode render(Call call, Resource list, String path, String part, String partPath) {
        ObjectNode body = list.fields().deepCopy();
        body.put("sid", list.sid());
        body.put("account_sid", call.account().sid);
        body.put("date_created", Dates.v2010(list.created()));
        body.put("date_updated", Dates.v2010(list.updated()));
        body.putObject("subresource_uris").put(part, partPath);
        body.put("uri", path + ".json");
        return body;
    }
}
