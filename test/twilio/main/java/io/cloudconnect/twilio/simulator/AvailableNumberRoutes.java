package io.cloudconnect.twilio.simulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Numbers for sale. Every area code of the North American plan has 2,000 of them here ({@code +1 NPA 555 …} and
 * {@code +1 NPA 556 …}), unless it is sold out. Source:
 * https://www.twilio.com/docs/phone-numbers/api/availablephonenumberlocal-resource
 */
final class AvailableNumberRoutes {
    private static final String PATH = "/2010-04-01/Accounts/{Account}/AvailablePhoneNumbers/{Country}/Local.json";

    private AvailableNumberRoutes() {}

    static void addTo(Routes routes) {
        routes.add("GET", PATH, AvailableNumberRoutes::search);
    }

    /** The number a purchase asks for, by itself or by area code. */
    static String take(Call call) {
        Account account = call.account();
        Optional<String> number = call.request().formValue("PhoneNumber");
        if (number.isPresent()) {
            String e164 = number.get();
            if (!e164.matches("\\+[1-9]\\d{6,14}")) {
                throw new TwilioError(400, 21421, "PhoneNumber '" + e164 + "' is invalid");
            }
            if (!isFree(account, e164)) {
                throw new TwilioError(400, 21422, "PhoneNumber " + e164 + " is not available");
            }
            return e164;
        }
        String area = call.request()
                .formValue("AreaCode")
                .orElseThrow(() -> TwilioError.invalidParameter("Either PhoneNumber or AreaCode is required"));
        if (!area.matches("[2-9]\\d\\d")) {
            throw new TwilioError(400, 21451, "AreaCode '" + area + "' is invalid");
        }
        return inArea(account, area)
                .findFirst()
                .orElseThrow(() -> new TwilioError(400, 21452, "No phone numbers found in area code " + area));
    }

    private static Answer search(Call call) {
        String country = call.variable("Country");
        if (!country.matches("US|CA")) {
            throw call.notFound();
        }
        String area = call.request().queryValue("AreaCode").orElse(country.equals("US") ? "415" : "647");
        String contains = call.request().queryValue("Contains").orElse("");
        Pattern pattern = Pattern.compile(Pattern.quote(contains).replace("*", "\\E\\d\\Q"));
        ObjectNode body = Answer.JSON.createObjectNode();
        ArrayNode found = body.putArray("available_phone_numbers");
        inArea(call.account(), area)
                .filter(number -> pattern.matcher(number).find())
                .limit(Pages.size(call))
                .forEach(number -> found.add(render(number, country)));
        body.put("uri", call.request().path());
        return Answer.json(200, body);
    }

    private static Stream<String> inArea(Account account, String area) {
        return account.soldOutAreaCodes.contains(area)
                ? Stream.empty()
                : IntStream.range(0, 2000)
                        .mapToObj(i -> "+1" + area + (555 + i / 1000) + String.format("%04d", 1000 + i % 1000))
                        .filter(number -> isFree(account, number));
    }

    private static boolean isFree(Account account, String e164) {
        return !account.sidsByNumber.containsKey(e164)
                && !account.unavailableNumbers.contains(e164)
                && !(e164.startsWith("+1") && account.soldOutAreaCodes.contains(e164.substring(2, 5)));
    }

    private static ObjectNode render(String e164, String country) {
        ObjectNode body = Answer.JSON.createObjectNode();
        body.put("friendly_name", NumberRoutes.nationalName(e164));
        body.put("phone_number", e164);
        body.put("lata", "888");
        body.put("locality", "Springfield");
        body.put("rate_center", "SPRINGFLD");
        body.put("latitude", 43.65);
        body.put("longitude", -79.38);
        body.put("region", country.equals("US") ? "CA" : "ON");
        body.put("postal_code", country.equals("US") ? "94105" : "M5V 2T6");
        body.put("iso_country", country);
        body.put("address_requirements", "none");
        body.put("beta", false);
        body.putObject("capabilities").put("voice", true).put("sms", true).put("mms", true);
        return body;
    }
}
