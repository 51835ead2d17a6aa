package io.cloudconnect.trunk.function.reconcile;

import io.cloudconnect.trunk.contract.TrunkProperties;
import io.cloudconnect.trunk.contract.TrunkProperties.AllowedAddress;
import io.cloudconnect.trunk.contract.TrunkProperties.HttpMethod;
import io.cloudconnect.trunk.contract.TrunkProperties.Numbers;
import io.cloudconnect.trunk.contract.TrunkProperties.OriginationUrl;
import io.cloudconnect.trunk.contract.TrunkProperties.Purchase;
import io.cloudconnect.trunk.contract.TrunkProperties.Recording;
import io.cloudconnect.trunk.contract.TrunkProperties.RecordingMode;
import io.cloudconnect.trunk.contract.TrunkProperties.RecordingTrim;
import io.cloudconnect.trunk.contract.TrunkProperties.S3Object;
import io.cloudconnect.trunk.contract.TrunkProperties.TransferCallerId;
import io.cloudconnect.trunk.contract.TrunkProperties.TransferMode;
import io.cloudconnect.trunk.function.twilio.TrunkFailure;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the custom resource's properties and trusts none: every mistake of every property in one reason. */
public final class PropertiesReader {
    private static final int MOST_ENTRIES = 100;
    private static final int MOST_URLS = 10;
    private static final int MOST_NAME = TrunkProperties.LONGEST_NAME;

    private static final String NAME = "\\S(.{0," + (MOST_NAME - 2) + "}\\S)?";
    private static final String NAME_SHAPE = "1 to " + MOST_NAME + " characters without space at the ends";
    private static final String DOMAIN = "([a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?\\.)+pstn\\.twilio\\.com";

    private final Properties properties;

    private PropertiesReader(Properties properties) {
        this.properties = properties;
    }

    /**
     * The properties, every one checked; keys this version does not know are passed over, missing ones have Twilio's
     * defaults.
     *
     * @throws TrunkFailure with all mistakes
     */
    public static TrunkProperties read(Map<?, ?> map) {
        PropertiesReader reader = new PropertiesReader(Properties.of(map));
        TrunkProperties read = reader.read();
        List<String> errors = reader.properties.errors();
        if (!errors.isEmpty()) {
            throw new TrunkFailure("the trunk's properties have " + errors.size()
                    + (errors.size() == 1 ? " mistake: " : " mistakes: ") + String.join("; ", errors));
        }
        return read;
    }

    private TrunkProperties read() {
        return new TrunkProperties(
                properties.text("credentialsSecret", "\\S+", "the name or ARN of a secret"),
                properties.optionalText("trunkSid", "TK[0-9a-fA-F]{32}", "TK and 32 hex digits"),
                properties.text("friendlyName", NAME, NAME_SHAPE),
                properties
                        .text("domainName", DOMAIN, "letters, digits and hyphens, then .pstn.twilio.com")
                        .toLowerCase(Locale.ROOT),
                properties.choice("transferMode", TransferMode.values(), TransferMode.DISABLE_ALL),
                properties.choice("transferCallerId", TransferCallerId.values(), TransferCallerId.FROM_TRANSFEREE),
                properties.flag("secure", false),
                properties.flag("cnamLookup", false),
                properties.optionalText("disasterRecoveryUrl", "https?://[^\\s/]+\\S*", "an http or https URL"),
                properties.choice("disasterRecoveryMethod", HttpMethod.values(), HttpMethod.POST),
                recording(),
                allowedAddresses(),
                properties.texts("accessControlLists", "AL[0-9a-fA-F]{32}", "AL and 32 hex digits"),
                properties.texts("credentialLists", "CL[0-9a-fA-F]{32}", "CL and 32 hex digits"),
                originationUrls(),
                numbers(),
                properties.optional("revision").orElse(""));
    }

    private Recording recording() {
        Optional<Properties> inner = properties.inner("recording");
        return new Recording(
                inner.map(map -> map.choice("mode", RecordingMode.values(), RecordingMode.DO_NOT_RECORD))
                        .orElse(RecordingMode.DO_NOT_RECORD),
                inner.map(map -> map.choice("trim", RecordingTrim.values(), RecordingTrim.DO_NOT_TRIM))
                        .orElse(RecordingTrim.DO_NOT_TRIM));
    }

    private List<AllowedAddress> allowedAddresses() {
        List<AllowedAddress> all = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Properties entry : properties.innerList("allowedAddresses")) {
            String name = entry.text("name", "\\S(.{0,198}\\S)?", "what the address is, 1 to 200 characters");
            String cidr = entry.optional("cidr").orElse("");
            PublicCidr.mistake(cidr).ifPresent(mistake -> entry.error("cidr", cidr, mistake));
            if (!seen.add(cidr)) {
                entry.error("cidr", cidr, "it stands there twice; remove one");
            }
            all.add(new AllowedAddress(name, cidr));
        }
        if (all.size() > MOST_ENTRIES) {
            properties.error(
                    "allowedAddresses", all.size() + " entries", "an access control list takes 100; merge some");
        }
        return all;
    }

    private List<OriginationUrl> originationUrls() {
        List<OriginationUrl> all = new ArrayList<>();
        Set<String> names = new HashSet<>();
        Set<String> urls = new HashSet<>();
        for (Properties entry : properties.innerList("originationUrls")) {
            String name = entry.text("name", NAME, NAME_SHAPE);
            String sipUrl = sipUrl(entry);
            if (!names.add(name)) {
                entry.error("name", name, "another origination URL has this name; choose a different one");
            }
            if (!urls.add(sipUrl)) {
                entry.error("sipUrl", sipUrl, "it stands there twice; remove one");
            }
            all.add(new OriginationUrl(
                    name,
                    sipUrl,
                    entry.number("priority", 0, 65535, 10),
                    entry.number("weight", 1, 65535, 10),
                    entry.flag("enabled", true)));
        }
        if (all.size() > MOST_URLS) {
            properties.error("originationUrls", all.size() + " URLs", "a trunk takes at most 10; remove some");
        }
        return all;
    }

    private static String sipUrl(Properties entry) {
        String value = entry.text("sipUrl", "\\S+", "a SIP URI, such as sip:203.0.113.7;edge=ashburn-ix");
        if (value.startsWith("sips:")) {
            entry.error("sipUrl", value, "Twilio does not support sips:; write sip:…;transport=tls");
        } else if (!value.isEmpty() && !value.startsWith("sip:")) {
            entry.error("sipUrl", value, "expected it to begin with sip:");
        } else if (!isUri(value)) {
            entry.error("sipUrl", value, "it is not a legal URI; write special characters as %XX");
        }
        return value;
    }

    private static boolean isUri(String value) {
        try {
            URI.create(value);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private Numbers numbers() {
        Optional<Properties> inner = properties.inner("numbers");
        if (inner.isEmpty()) {
            return Numbers.none();
        }
        Properties numbers = inner.get();
        return new Numbers(
                numbers.texts("owned", NumberText.PATTERN, NumberText.SHAPE),
                numbers.inner("list")
                        .map(list -> new S3Object(
                                list.text("bucket", "\\S+", "a bucket's name"), list.text("key", "\\S+", "a key"))),
                numbers.inner("purchase").map(PropertiesReader::purchase),
                numbers.flag("takeOver", false));
    }

    private static Purchase purchase(Properties purchase) {
        String country = purchase.text("country", "[A-Z]{2}", "two capital letters, such as CA");
        Optional<String> areaCode = purchase.optionalText("areaCode", "[2-9]\\d{2}", "three digits, such as 647");
        if (areaCode.isPresent() && !country.equals("US") && !country.equals("CA")) {
            purchase.error("areaCode", areaCode.get(), "area codes are for US and CA; use pattern");
        }
        return new Purchase(
                country,
                areaCode,
                purchase.optionalText("pattern", "[+]?[0-9A-Za-z*]{2,16}", "2 to 16 digits, letters or *"),
                purchase.number("count", 0, 1000, 1),
                purchase.flag("releaseOnDestroy", false));
    }
}
