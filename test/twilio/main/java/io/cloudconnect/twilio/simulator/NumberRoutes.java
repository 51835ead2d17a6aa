package io.cloudconnect.twilio.simulator;

import static io.cloudconnect.twilio.simulator.Parameters.flag;
import static io.cloudconnect.twilio.simulator.Parameters.oneOf;
import static io.cloudconnect.twilio.simulator.Parameters.sid;
import static io.cloudconnect.twilio.simulator.Parameters.text;
import static io.cloudconnect.twilio.simulator.Parameters.url;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The account's telephone numbers. Source: https://www.twilio.com/docs/phone-numbers/api/incomingphonenumber-resource
 */
final class NumberRoutes {
    private static final String LIST = "/2010-04-01/Accounts/{Account}/IncomingPhoneNumbers.json";
    private static final String ONE = "/2010-04-01/Accounts/{Account}/IncomingPhoneNumbers/{Sid}.json";

    private static final Parameters PARAMETERS = Parameters.of(
            text("FriendlyName", 64),
            text("ApiVersion", 10),
            url("VoiceUrl"),
            oneOf("VoiceMethod", "GET", "POST"),
            url("VoiceFallbackUrl"),
            oneOf("VoiceFallbackMethod", "GET", "POST"),
            flag("VoiceCallerIdLookup"),
            sid("VoiceApplicationSid", "AP"),
            oneOf("VoiceReceiveMode", "voice", "fax"),
            url("SmsUrl"),
            oneOf("SmsMethod", "GET", "POST"),
            url("SmsFallbackUrl"),
            oneOf("SmsFallbackMethod", "GET", "POST"),
            sid("SmsApplicationSid", "AP"),
            url("StatusCallback"),
            oneOf("StatusCallbackMethod", "GET", "POST"),
            oneOf("EmergencyStatus", "Active", "Inactive"),
            sid("EmergencyAddressSid", "AD"),
            sid("AddressSid", "AD"),
            sid("IdentitySid", "RI"),
            sid("BundleSid", "BU"));

    private NumberRoutes() {}

    static void addTo(Routes routes) {
        routes.add("GET", LIST, NumberRoutes::list);
        routes.add("POST", LIST, NumberRoutes::buy);
        routes.add(
                "GET",
                ONE,
                call -> Answer.json(
                        200,
                        render(
                                call,
                                call.account()
                                        .numbers
                                        .seen(call.variable("Sid"))
                                        .orElseThrow(call::notFound))));
        routes.add("POST", ONE, NumberRoutes::update);
        routes.add("DELETE", ONE, NumberRoutes::release);
    }

    /** A number the account gets, on no trunk. */
    static Resource add(Account account, String e164, String friendlyName) {
        ObjectNode fields = Answer.JSON.createObjectNode();
        List.of("address_sid", "identity_sid", "bundle_sid", "emergency_address_sid", "sms_application_sid")
                .forEach(fields::putNull);
        List.of("sms_url", "sms_fallback_url", "status_callback", "voice_url", "voice_fallback_url")
                .forEach(fields::putNull);
        List.of("sms_method", "sms_fallback_method", "status_callback_method", "voice_method", "voice_fallback_method")
                .forEach(field -> fields.put(field, "POST"));
        fields.put("address_requirements", "none");
        fields.put("api_version", "2010-04-01");
        fields.put("beta", false);
        fields.putObject("capabilities")
                .put("voice", true)
                .put("sms", true)
                .put("mms", true)
                .put("fax", false);
        fields.put("emergency_status", "Inactive");
        fields.put("emergency_address_status", "unregistered");
        fields.put("friendly_name", friendlyName);
        fields.put("origin", "twilio");
        fields.put("phone_number", e164);
        fields.put("status", "in-use");
        fields.put("type", "local");
        fields.putNull("voice_application_sid");
        fields.put("voice_caller_id_lookup", false);
        fields.put("voice_receive_mode", "voice");
        Resource number = account.make("PN", "", fields);
        account.numbers.put(number);
        account.sidsByNumber.put(e164, number.sid());
        return number;
    }

    /** The number on another trunk (empty: on none). A trunk replaces the number's voice application. */
    static Resource onTrunk(Account account, Resource number, String trunkSid) {
        if (trunkSid.isEmpty()) {
            return number.in("", account.now());
        }
        ObjectNode changes = Answer.JSON.createObjectNode();
        changes.putNull("voice_application_sid");
        return number.with(changes, account.now()).in(trunkSid, account.now());
    }

    /** Source: https://www.twilio.com/docs/api/errors/21634 */
    static void refuseIfForEmergencies(Resource number) {
        if (number.text("emergency_status").orElse("").equals("Active")) {
            throw new TwilioError(
                    400, 21634, number.text("phone_number").orElse("") + " is enabled for emergency calling");
        }
    }

    /** Twilio's default name of a number: {@code (647) 555-0100}. */
    static String nationalName(String e164) {
        return e164.matches("\\+1\\d{10}")
                ? "(" + e164.substring(2, 5) + ") " + e164.substring(5, 8) + "-" + e164.substring(8)
                : e164;
    }

    /** The fields both APIs show, without SIDs, dates and addresses. */
    static ObjectNode common(Call call, Resource number) {
        ObjectNode body = number.fields().deepCopy();
        body.put("sid", number.sid());
        body.put("account_sid", call.account().sid);
        body.put("trunk_sid", number.group().isEmpty() ? null : number.group());
        // The schema knows null only, but Twilio's examples show empty text where there is no application.
        body.put("voice_application_sid", number.text("voice_application_sid").orElse(""));
        return body;
    }

    private static Answer list(Call call) {
        Account account = call.account();
        Optional<String> wanted = call.request().queryValue("PhoneNumber").map(NumberRoutes::plus);
        Optional<String> name = call.request().queryValue("FriendlyName");
        Predicate<Resource> filter =
                number -> name.isEmpty() || number.text("friendly_name").equals(name);
        if (wanted.isPresent() && account.sidsByNumber.containsKey(wanted.get())) {
            return exact(call, account.sidsByNumber.get(wanted.get()), filter);
        }
        Predicate<Resource> fits = wanted.map(NumberRoutes::pattern)
                .map(pattern -> filter.and(number ->
                        pattern.matcher(number.text("phone_number").orElse("")).find()))
                .orElse(filter);
        return Pages.v2010(
                call,
                "incoming_phone_numbers",
                account.numbers,
                Optional.empty(),
                fits,
                number -> render(call, number));
    }

    /** A look-up by a whole number must not go through all of them. */
    private static Answer exact(Call call, String sid, Predicate<Resource> filter) {
        Table one = new Table(Clock.systemUTC(), () -> Duration.ZERO);
        call.account().numbers.seen(sid).filter(filter).ifPresent(one::put);
        return Pages.v2010(
                call, "incoming_phone_numbers", one, Optional.empty(), number -> true, number -> render(call, number));
    }

    private static Answer buy(Call call) {
        Account account = call.account();
        ObjectNode fields = PARAMETERS.create(call.request());
        String trunk = trunk(call).orElse("");
        String e164 = AvailableNumberRoutes.take(call);
        Resource number = add(account, e164, nationalName(e164)).with(fields, account.now());
        Resource bought = trunk.isEmpty() ? number : onTrunk(account, number, trunk);
        account.numbers.put(bought);
        return Answer.json(201, render(call, bought));
    }

    private static Answer update(Call call) {
        Account account = call.account();
        Resource number = current(call);
        ObjectNode changes = PARAMETERS.update(call.request());
        Optional<String> trunk = trunk(call);
        if (trunk.isPresent()
                && !trunk.get().equals(number.group())
                && !number.group().isEmpty()) {
            refuseIfForEmergencies(number);
        }
        Resource updated = number.with(changes, account.now());
        if (changes.path("voice_application_sid").isTextual()) {
            updated = updated.in("", account.now());
        }
        if (trunk.isPresent()) {
            updated = onTrunk(account, updated, trunk.get());
        }
        account.numbers.put(updated);
        return Answer.json(200, render(call, updated));
    }

    private static Answer release(Call call) {
        Account account = call.account();
        Resource number = current(call);
        refuseIfForEmergencies(number);
        String e164 = number.text("phone_number").orElseThrow();
        account.numbers.remove(number.sid());
        account.sidsByNumber.remove(e164);
        account.unavailableNumbers.add(e164);
        return Answer.noContent();
    }

    private static Optional<String> trunk(Call call) {
        Optional<String> sid = call.request().formValue("TrunkSid");
        sid.filter(wanted ->
                        !wanted.isEmpty() && call.account().trunks.get(wanted).isEmpty())
                .ifPresent(wanted -> {
                    throw TwilioError.trunkValidation("TrunkSid " + wanted + " is not of this account");
                });
        return sid;
    }

    private static Resource current(Call call) {
        return call.account().numbers.get(call.variable("Sid")).orElseThrow(call::notFound);
    }

    /** A plus sign that was not escaped arrives as a space. */
    private static String plus(String number) {
        return number.startsWith(" ") ? "+" + number.strip() : number;
    }

    /** Part of a number; {@code *} stands for one digit. */
    private static Pattern pattern(String part) {
        return Pattern.compile(Pattern.quote(part).replace("*", "\\E\\d\\Q"));
    }

    private static ObjectNode render(Call call, Resource number) {
        ObjectNode body = common(call, number);
        body.put("sms_application_sid", number.text("sms_application_sid").orElse(""));
        body.put("date_created", Dates.v2010(number.created()));
        body.put("date_updated", Dates.v2010(number.updated()));
        body.put("uri", call.accountPath() + "/IncomingPhoneNumbers/" + number.sid() + ".json");
        return body;
    }
}
