package io.cloudconnect.rule;

import io.cloudconnect.twilio.PhoneNumber;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** What a trunk may be made of. Each rule returns what it was given, or refuses it. */
public final class TrunkRules {
    /** A trunk. */
    public static final UnaryOperator<String> TRUNK_SID = sid("TK", "a trunk");

    /** An IP access control list. */
    public static final UnaryOperator<String> ACCESS_CONTROL_LIST = sid("AL", "an IP access control list");

    /** A credential list. */
    public static final UnaryOperator<String> CREDENTIAL_LIST = sid("CL", "a credential list");

    /** Which origination URL Twilio tries first, the lowest. */
    public static final Range PRIORITY = new Range(0, 65_535);

    /** An origination URL's share among those of one priority. */
    public static final Range WEIGHT = new Range(1, 65_535);

    /** The country of numbers to buy. */
    public static final UnaryOperator<String> COUNTRY =
            TextRules.shaped("[A-Z]{2}", "country of two letters (ISO 3166-1)", "CA");

    /** The area code of numbers to buy. */
    public static final UnaryOperator<String> AREA_CODE =
            TextRules.shaped("[2-9]\\d{2}", "North American area code", "\"647\", and for other countries a pattern");

    /** What numbers to buy look like, as Twilio's search takes it. */
    public static final UnaryOperator<String> NUMBER_PATTERN =
            TextRules.shaped("[+0-9A-Za-z*]{2,16}", "number pattern", "\"647555****\"");

    /** How many numbers to buy. */
    public static final Range PURCHASE_COUNT = new Range(1, 10_000);

    private static final UnaryOperator<String> NUMBER_SID = sid("PN", "a number");
    private static final int MOST_ORIGINATION_URLS = 10;

    private TrunkRules() {}

    /** A number the account owns, in E.164 or by SID. */
    public static String ownedNumber(String text) {
        return text.startsWith("PN") ? NUMBER_SID.apply(text) : new PhoneNumber(text).value();
    }

    /** How many origination URLs there are beside the routers' own. */
    public static void originationUrls(int further, int routers) {
        int urls = further + routers;
        if (urls > MOST_ORIGINATION_URLS) {
            throw new IllegalArgumentException("makes " + urls + " URLs with the routers' own, and Twilio takes "
                    + MOST_ORIGINATION_URLS + "; leave some out");
        }
    }

    private static UnaryOperator<String> sid(String prefix, String what) {
        Pattern shape = Pattern.compile(prefix + "[0-9a-fA-F]{32}");
        return text -> {
            if (!shape.matcher(text).matches()) {
                throw new IllegalArgumentException(Quoted.of(text) + " is no SID of " + what + "; write " + prefix
                        + " and 32 hexadecimal digits, as the Twilio Console shows it");
            }
            return text;
        };
    }
}
