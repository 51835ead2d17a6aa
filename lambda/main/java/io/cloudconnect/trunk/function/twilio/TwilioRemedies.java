package io.cloudconnect.trunk.function.twilio;

import java.util.Map;
import java.util.OptionalInt;

/** What to do about each of Twilio's error codes. Source: {@code https://www.twilio.com/docs/api/errors/<code>} */
final class TwilioRemedies {
    private static final Map<Integer, String> BY_CODE = Map.ofEntries(
            Map.entry(20001, "correct the value named above in the site file"),
            Map.entry(
                    20003,
                    "check accountSid, apiKeySid and apiKeySecret in the credentials secret, and that the key is a"
                            + " Standard or Main key of that account"),
            Map.entry(20008, "test credentials cannot configure trunks; put a live key into the credentials secret"),
            Map.entry(20404, "the SID does not exist in this account; check the SIDs in the site file"),
            Map.entry(20429, "Twilio is throttling this account; wait for other jobs to end and deploy again"),
            Map.entry(
                    21244, "the account has reached its number of trunks; delete one or ask Twilio for a higher limit"),
            Map.entry(
                    21245,
                    "check trunk.domain (letters, digits and hyphens before .pstn.twilio.com) and the SIDs of lists"
                            + " in the site file"),
            Map.entry(
                    21247, "sub-domains of the trunk's domain exist; remove the trunks that use them, then try again"),
            Map.entry(21248, "the domain is taken, perhaps by another account; choose another trunk.domain"),
            Map.entry(21249, "a trunk takes at most 10 origination URLs; remove some, also those added by hand"),
            Map.entry(21252, "choose a region or edge Twilio knows"),
            Map.entry(21422, "the number is not available any more; deploy again to choose another"),
            Map.entry(21452, "no number matches the purchase; widen numbers.buy (areaCode, pattern) in the site file"),
            Map.entry(
                    21631,
                    "the country asks for an address before it sells numbers; buy them in the Twilio Console and list"
                            + " them in numbers"),
            Map.entry(
                    21634,
                    "a number of the trunk is provisioned for emergency calling; remove its emergency address in the"
                            + " Twilio Console, then try again"),
            Map.entry(
                    21649,
                    "the number needs a regulatory bundle; buy it in the Twilio Console and list it in numbers"));

    private TwilioRemedies() {}

    static String of(int status, OptionalInt code) {
        String known = code.isPresent() ? BY_CODE.get(code.getAsInt()) : null;
        if (known != null) {
            return known;
        }
        if (status == 401) {
            return BY_CODE.get(20003);
        }
        if (status == 403) {
            return "the API key may not do this; use a Standard or Main key, and check that the account is active";
        }
        if (status == 404) {
            return BY_CODE.get(20404);
        }
        if (status == 429) {
            return BY_CODE.get(20429);
        }
        if (status >= 500) {
            return "Twilio is in trouble, see https://status.twilio.com; deploy again later";
        }
        return code.isPresent()
                ? "see https://www.twilio.com/docs/api/errors/" + code.getAsInt()
                : "see https://www.twilio.com/docs/api/errors";
    }
}
