package io.cloudconnect.twilio.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Function;

/**
 * Access control lists and credential lists on trunks; both go by the list's own SID. Source:
 * https://www.twilio.com/docs/sip-trunking/api/ipaccesscontrollist-resource and
 * https://www.twilio.com/docs/sip-trunking/api/credentiallist-resource
 */
final class TrunkListRoutes {
    private final String segment;
    private final String key;
    private final String parameter;
    private final Function<Account, Table> lists;
    private final Function<Account, Table> onTrunks;

    private TrunkListRoutes(
            String segment,
            String key,
            String parameter,
            Function<Account, Table> lists,
            Function<Account, Table> onTrunks) {
        this.segment = segment;
        this.key = key;
        this.parameter = parameter;
        this.lists = lists;
        this.onTrunks = onTrunks;
    }

    static void addTo(Routes routes) {
        new TrunkListRoutes(
                        "IpAccessControlLists",
                        "ip_access_control_lists",
                        "IpAccessControlListSid",
                        account -> account.accessControlLists,
                        account -> account.trunkAccessControlLists)
                .add(routes);
        new TrunkListRoutes(
                        "CredentialLists",
                        "credential_lists",
                        "CredentialListSid",
                        account -> account.credentialLists,
                        account -> account.trunkCredentialLists)
                .add(routes);
    }

    private void add(Routes routes) {
        String all = TrunkRoutes.TRUNK + "/" + segment;
        String one = all + "/{Sid}";
        routes.add("GET", all, call -> {
            Resource trunk = TrunkRoutes.seen(call);
            return Pages.v1(call, key, onTrunks.apply(call.account()), trunk.sid(), list -> render(call, list));
        });
        routes.add("POST", all, this::associate);
        routes.add(
                "GET",
                one,
                call -> Answer.json(
                        200,
                        render(
                                call,
                                onTrunks.apply(call.account()).seen(pair(call)).orElseThrow(call::notFound))));
        routes.add("DELETE", one, call -> {
            Table table = onTrunks.apply(call.account());
            table.get(pair(call)).orElseThrow(call::notFound);
            table.remove(pair(call));
            return Answer.noContent();
        });
    }

    private Answer associate(Call call) {
        Account account = call.account();
        Resource trunk = TrunkRoutes.current(call);
        String sid = call.request()
                .formValue(parameter)
                .orElseThrow(() ->
                        TwilioError.invalidParameter("Missing required parameter " + parameter + " in the post body"));
        Resource list = lists.apply(account)
                .get(sid)
                .orElseThrow(() -> TwilioError.trunkValidation(parameter + " " + sid + " is not of this account"));
        String key = Account.pair(trunk.sid(), list.sid());
        if (onTrunks.apply(account).get(key).isPresent()) {
            throw TwilioError.trunkValidation(
                    "Credential List or IP-ACL " + sid + " is already associated with Trunk " + trunk.sid());
        }
        Resource association = Account.make(list.sid(), trunk.sid(), list.fields(), account.now());
        onTrunks.apply(account).put(key, association);
        return Answer.json(201, render(call, association));
    }

    private static String pair(Call call) {
        return Account.pair(call.variable("Trunk"), call.variable("Sid"));
    }

    private ObjectNode render(Call call, Resource association) {
        String name = lists.apply(call.account())
                .get(association.sid())
                .flatMap(list -> list.text("friendly_name"))
                .or(() -> association.text("friendly_name"))
                .orElse(null);
        ObjectNode body = Answer.JSON.createObjectNode();
        body.put("account_sid", call.account().sid);
        body.put("sid", association.sid());
        body.put("trunk_sid", association.group());
        body.put("friendly_name", name);
        body.put("date_created", Dates.v1(association.created()));
        body.put("date_updated", Dates.v1(association.updated()));
        body.put(
                "url",
                call.url(TrunkRoutes.TRUNKS + "/" + association.group() + "/" + segment + "/" + association.sid()));
        return body;
    }
}
