package io.cloudconnect.twilio.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * The account's telephone calls, which only {@link Seed} makes. Source:
 * https://www.twilio.com/docs/voice/api/call-resource
 */
final class PhoneCallRoutes {
    private static final String LIST = "/2010-04-01/Accounts/{Account}/Calls.json";

    private PhoneCallRoutes() {}

    static void addTo(Routes routes) {
        routes.add("GET", LIST, PhoneCallRoutes::list);
    }

    /** A call that is up. Twilio names the trunk of a call only once it has ended. */
    static Resource up(Account account, String from, String to, String direction) {
        ObjectNode fields = Answer.JSON.createObjectNode();
        List.of(
                        "parent_call_sid",
                        "phone_number_sid",
                        "end_time",
                        "duration",
                        "price",
                        "answered_by",
                        "forwarded_from",
                        "group_sid",
                        "caller_name",
                        "trunk_sid")
                .forEach(fields::putNull);
        fields.put("api_version", "2010-04-01");
        fields.put("to", to).put("to_formatted", to);
        fields.put("from", from).put("from_formatted", from);
        fields.put("status", "in-progress");
        fields.put("direction", direction);
        fields.put("price_unit", "USD");
        fields.put("queue_time", "0");
        Resource call = account.make("CA", "", fields);
        account.calls.put(call);
        return call;
    }

    /** The call's end; from now on its trunk is told. */
    static void end(Account account, String sid, String trunkSid) {
        ObjectNode changes = Answer.JSON.createObjectNode();
        changes.put("status", "completed");
        changes.put("duration", "60");
        changes.put("end_time", Dates.v2010(account.now()));
        changes.put("trunk_sid", trunkSid);
        account.calls.put(account.calls.get(sid).orElseThrow().with(changes, account.now()));
    }

    private static Answer list(Call call) {
        return Pages.v2010(
                call,
                "calls",
                call.account().calls,
                Optional.empty(),
                phoneCall -> matches(call, phoneCall, "Status", "status")
                        && matches(call, phoneCall, "To", "to")
                        && matches(call, phoneCall, "From", "from"),
                phoneCall -> render(call, phoneCall));
    }

    private static boolean matches(Call call, Resource phoneCall, String parameter, String field) {
        Optional<String> wanted = call.request().queryValue(parameter);
        return wanted.isEmpty() || phoneCall.text(field).equals(wanted);
    }

    private static ObjectNode render(Call call, Resource phoneCall) {
        ObjectNode body = phoneCall.fields().deepCopy();
        String path = call.accountPath() + "/Calls/" + phoneCall.sid();
        body.put("sid", phoneCall.sid());
        body.put("account_sid", call.account().sid);
        body.put("date_created", Dates.v2010(phoneCall.created()));
        body.put("date_updated", Dates.v2010(phoneCall.updated()));
        body.put("start_time", Dates.v2010(phoneCall.created()));
        body.put("uri", path + ".json");
        body.putObject("subresource_uris").put("events", path + "/Events.json");
        return body;
    }
}
