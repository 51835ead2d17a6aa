package io.cloudconnect.twilio.simulator;

import static io.cloudconnect.twilio.simulator.Parameters.matching;
import static io.cloudconnect.twilio.simulator.Parameters.number;
import static io.cloudconnect.twilio.simulator.Parameters.text;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * The addresses of an access control list: IPv4 only. Source:
 * https://www.twilio.com/docs/voice/sip/api/sip-ipaddress-resource
 */
final class SipAddressRoutes {
    private static final String LIST =
            "/2010-04-01/Accounts/{Account}/SIP/IpAccessControlLists/{List}/IpAddresses.json";
    private static final String ONE =
            "/2010-04-01/Accounts/{Account}/SIP/IpAccessControlLists/{List}/IpAddresses/{Sid}.json";
    private static final int MOST_ADDRESSES = 100;
    private static final String OCTET = "(25[0-5]|2[0-4]\\d|1?\\d?\\d)";
    private static final Parameters PARAMETERS = Parameters.of(
            text("FriendlyName", 255).mandatory(),
            matching("IpAddress", OCTET + "(\\." + OCTET + "){3}", "a dotted IPv4 address")
                    .mandatory(),
            number("CidrPrefixLength", 0, 32));

    private SipAddressRoutes() {}

    static void addTo(Routes routes) {
        routes.add("GET", LIST, call -> {
            Resource list = SipListRoutes.seen(call);
            return Pages.v2010(
                    call,
                    "ip_addresses",
                    call.account().addresses,
                    Optional.of(list.sid()),
                    address -> true,
                    address -> render(call, address));
        });
        routes.add("POST", LIST, SipAddressRoutes::create);
        routes.add(
                "GET",
                ONE,
                call -> Answer.json(
                        200,
                        call.account()
                                .addresses
                                .seen(call.variable("Sid"))
                                .filter(address -> address.group().equals(call.variable("List")))
                                .map(address -> render(call, address))
                                .orElseThrow(call::notFound)));
        routes.add("POST", ONE, call -> {
            Resource updated = current(call)
                    .with(
                            hostIfZero(PARAMETERS.update(call.request())),
                            call.account().now());
            call.account().addresses.put(updated);
            return Answer.json(200, render(call, updated));
        });
        routes.add("DELETE", ONE, call -> {
            call.account().addresses.remove(current(call).sid());
            return Answer.noContent();
        });
    }

    private static Answer create(Call call) {
        Account account = call.account();
        Resource list = SipListRoutes.current(call);
        ObjectNode fields = Answer.JSON.createObjectNode().put("cidr_prefix_length", 32);
        fields.setAll(hostIfZero(PARAMETERS.create(call.request())));
        if (account.addresses.all(list.sid()).count() >= MOST_ADDRESSES) {
            throw TwilioError.invalidParameter("An access control list may have " + MOST_ADDRESSES + " addresses");
        }
        Resource address = account.make("IP", list.sid(), fields);
        account.addresses.put(address);
        return Answer.json(201, render(call, address));
    }

    /**
     * Twilio keeps a prefix length of 0 as 32. Source: https://github.com/twilio/terraform-provider-twilio/issues/137
     */
    private static ObjectNode hostIfZero(ObjectNode fields) {
        return fields.path("cidr_prefix_length").asInt(32) == 0 ? fields.put("cidr_prefix_length", 32) : fields;
    }

    private static Resource current(Call call) {
        return call.account()
                .addresses
                .get(call.variable("Sid"))
                .filter(address -> address.group().equals(call.variable("List")))
                .orElseThrow(call::notFound);
    }

    private static ObjectNode render(Call call, Resource address) {
        ObjectNode body = address.fields().deepCopy();
        body.put("sid", address.sid());
        body.put("account_sid", call.account().sid);
        body.put("ip_access_control_list_sid", address.group());
        body.put("date_created", Dates.v2010(address.created()));
        body.put("date_updated", Dates.v2010(address.updated()));
        body.put(
                "uri",
                call.accountPath() + "/SIP/IpAccessControlLists/" + address.group() + "/IpAddresses/" + address.sid()
                        + ".json");
        return body;
    }
}
