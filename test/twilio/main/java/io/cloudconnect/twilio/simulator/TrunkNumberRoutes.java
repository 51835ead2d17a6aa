package io.cloudconnect.twilio.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The numbers on a trunk. Source: https://www.twilio.com/docs/sip-trunking/api/phonenumber-resource */
final class TrunkNumberRoutes {
    private static final String LIST = TrunkRoutes.TRUNK + "/PhoneNumbers";
    private static final String ONE = LIST + "/{Sid}";

    /** What the 2010 API tells about a number and this one does not. */
    private static final List<String> NOT_SHOWN = List.of(
            "address_sid",
            "identity_sid",
            "bundle_sid",
            "origin",
            "status",
            "type",
            "voice_receive_mode",
            "emergency_status",
            "emergency_address_sid",
            "emergency_address_status");

    private TrunkNumberRoutes() {}

    static void addTo(Routes routes) {
        routes.add("GET", LIST, call -> {
            Resource trunk = TrunkRoutes.seen(call);
            return Pages.v1(call, "phone_numbers", call.account().numbers, trunk.sid(), number -> render(call, number));
        });
        routes.add("POST", LIST, TrunkNumberRoutes::attach);
        routes.add(
                "GET",
                ONE,
                call -> Answer.json(
                        200,
                        call.account()
                                .numbers
                                .seen(call.variable("Sid"))
                                .filter(number -> number.group().equals(call.variable("Trunk")))
                                .map(number -> render(call, number))
                                .orElseThrow(call::notFound)));
        routes.add("DELETE", ONE, TrunkNumberRoutes::detach);
    }

    private static Answer attach(Call call) {
        Account account = call.account();
        Resource trunk = TrunkRoutes.current(call);
        String sid = call.request()
                .formValue("PhoneNumberSid")
                .orElseThrow(() ->
                        TwilioError.invalidParameter("Missing required parameter PhoneNumberSid in the post body"));
        Resource number = account.numbers
                .get(sid)
                .orElseThrow(() -> TwilioError.trunkValidation("PhoneNumberSid " + sid + " is not of this account"));
        if (!number.group().isEmpty()) {
            if (account.behaviour.attachedNumber() == Behaviour.AttachedNumber.REFUSE) {
                throw TwilioError.trunkValidation("Phone number " + sid + " is already on Trunk " + number.group());
            }
            NumberRoutes.refuseIfForEmergencies(number);
        }
        Resource attached = NumberRoutes.onTrunk(account, number, trunk.sid());
        account.numbers.put(attached);
        return Answer.json(201, render(call, attached));
    }

    private static Answer detach(Call call) {
        Account account = call.account();
        Resource trunk = TrunkRoutes.current(call);
        Resource number = account.numbers
                .get(call.variable("Sid"))
                .filter(found -> found.group().equals(trunk.sid()))
                .orElseThrow(call::notFound);
        NumberRoutes.refuseIfForEmergencies(number);
        account.numbers.put(NumberRoutes.onTrunk(account, number, ""));
        return Answer.noContent();
    }

    private static ObjectNode render(Call call, Resource number) {
        ObjectNode body = NumberRoutes.common(call, number);
        body.remove(NOT_SHOWN);
        body.put("date_created", Dates.v1(number.created()));
        body.put("date_updated", Dates.v1(number.updated()));
        body.put("url", call.url(TrunkRoutes.TRUNKS + "/" + number.group() + "/PhoneNumbers/" + number.sid()));
        body.putObject("links")
                .put(
                        "phone_number",
                        "https://api.twilio.com" + call.accountPath() + "/IncomingPhoneNumbers/" + number.sid()
                                + ".json");
        return body;
    }
}
