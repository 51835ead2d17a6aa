package io.cloudconnect.trunk.contract;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The desired state of one Elastic SIP Trunk, as the custom resource carries it.
 *
 * <p>On the construct's side any string may be a CDK token (an Elastic IP not yet allocated), so nothing is checked
 * here; the function checks every value before its first write.
 *
 * @param credentialsSecret name or ARN of the Secrets Manager secret with {@code accountSid}, {@code apiKeySid} and
 *     {@code apiKeySecret}
 * @param trunkSid an existing trunk (TK…) to configure without owning it; empty: the trunk is ours
 * @param friendlyName name shown in the Twilio Console
 * @param domainName termination domain, in full: {@code gaman.pstn.twilio.com}
 * @param transferMode what SIP REFER may do
 * @param transferCallerId whose number a transferred call shows
 * @param secure true: TLS and SRTP only
 * @param cnamLookup true: caller names are looked up (US and Canada, billed)
 * @param disasterRecoveryUrl TwiML address asked when no origination URL answers
 * @param disasterRecoveryMethod how it is asked
 * @param recording what is recorded
 * @param allowedAddresses the entries of our own IP access control list
 * @param accessControlLists existing lists (AL…) to associate beside ours
 * @param credentialLists existing credential lists (CL…) to associate
 * @param originationUrls where Twilio sends calls
 * @param numbers the telephone numbers
 * @param revision any text; a new one makes an update run although nothing else changed (rotated credentials)
 */
public record TrunkProperties(
        String credentialsSecret,
        Optional<String> trunkSid,
        String friendlyName,
        String domainName,
        TransferMode transferMode,
        TransferCallerId transferCallerId,
        boolean secure,
        boolean cnamLookup,
        Optional<String> disasterRecoveryUrl,
        HttpMethod disasterRecoveryMethod,
        Recording recording,
        List<AllowedAddress> allowedAddresses,
        List<String> accessControlLists,
        List<String> credentialLists,
        List<OriginationUrl> originationUrls,
        Numbers numbers,
        String revision) {

    /** The custom resource's type in the template. */
    public static final String RESOURCE_TYPE = "Custom::TwilioElasticSipTrunk";

    /**
     * Characters in the names of the trunk and of origination URLs. Twilio takes 64; the function's ownership marker,
     * {@code " [cc-1a2b3c4d5e]"}, takes the rest.
     */
    public static final int LONGEST_NAME = 48;

    /** What SIP REFER may do. Source: https://www.twilio.com/docs/sip-trunking/call-transfer */
    public enum TransferMode implements Wire {
        /** REFER is refused. */
        DISABLE_ALL("disable-all"),
        /** To SIP targets and to the telephone network; the latter is billed. */
        ENABLE_ALL("enable-all"),
        /** To SIP targets only. */
        SIP_ONLY("sip-only");

        private final String wire;

        TransferMode(String wire) {
            this.wire = wire;
        }

        @Override
        public String wire() {
            return wire;
        }
    }

    /** Whose number a transferred call shows. Source: https://www.twilio.com/docs/sip-trunking/call-transfer */
    public enum TransferCallerId implements Wire {
        /** Of the party that is transferred. */
        FROM_TRANSFEREE("from-transferee"),
        /** Of the party that transfers. */
        FROM_TRANSFEROR("from-transferor");

        private final String wire;

        TransferCallerId(String wire) {
            this.wire = wire;
        }

        @Override
        public String wire() {
            return wire;
        }
    }

    /** How Twilio asks a TwiML address. */
    public enum HttpMethod implements Wire {
        /** By GET. */
        GET,
        /** By POST. */
        POST;

        @Override
        public String wire() {
            return name();
        }
    }

    /** When a call is recorded. Source: https://www.twilio.com/docs/sip-trunking/api/recording-resource */
    public enum RecordingMode implements Wire {
        /** Nothing is recorded. */
        DO_NOT_RECORD("do-not-record"),
        /** From the first ring, both parties mixed. */
        RECORD_FROM_RINGING("record-from-ringing"),
        /** From the answer, both parties mixed. */
        RECORD_FROM_ANSWER("record-from-answer"),
        /** From the first ring, a channel for each party. */
        RECORD_FROM_RINGING_DUAL("record-from-ringing-dual"),
        /** From the answer, a channel for each party. */
        RECORD_FROM_ANSWER_DUAL("record-from-answer-dual");

        private final String wire;

        RecordingMode(String wire) {
            this.wire = wire;
        }

        @Override
        public String wire() {
            return wire;
        }
    }

    /** Whether silence is cut from a recording. */
    public enum RecordingTrim implements Wire {
        /** Silence stays. */
        DO_NOT_TRIM("do-not-trim"),
        /** Silence at both ends is cut. */
        TRIM_SILENCE("trim-silence");

        private final String wire;

        RecordingTrim(String wire) {
            this.wire = wire;
        }

        @Override
        public String wire() {
            return wire;
        }
    }

    /** A value with a spelling of its own on the wire (Twilio's). */
    public interface Wire {
        /** {@return the value as Twilio's API spells it} */
        String wire();
    }

    /**
     * What Twilio records.
     *
     * @param mode when recording begins, and on how many channels
     * @param trim whether silence is cut
     */
    public record Recording(RecordingMode mode, RecordingTrim trim) {
        /** {@return the properties as the template carries them} */
        public Map<String, Object> toMap() {
            return ordered("mode", mode.wire(), "trim", trim.wire());
        }
    }

    /**
     * An entry of our IP access control list.
     *
     * @param name what the address is, in words
     * @param cidr {@code 203.0.113.7/32}
     */
    public record AllowedAddress(String name, String cidr) {
        /** {@return the properties as the template carries them} */
        public Map<String, Object> toMap() {
            return ordered("name", name, "cidr", cidr);
        }
    }

    /**
     * Where Twilio sends calls.
     *
     * @param name unique among the trunk's URLs; the reconciler recognises its own by it
     * @param sipUrl {@code sip:203.0.113.7;edge=ashburn-ix;transport=tcp}
     * @param priority 0 to 65535, lowest first
     * @param weight 1 to 65535, share among equals
     * @param enabled false: Twilio knows it and does not call it
     */
    public record OriginationUrl(String name, String sipUrl, int priority, int weight, boolean enabled) {
        /** {@return the properties as the template carries them} */
        public Map<String, Object> toMap() {
            return ordered("name", name, "sipUrl", sipUrl, "priority", priority, "weight", weight, "enabled", enabled);
        }
    }

    /**
     * The numbers of the trunk.
     *
     * @param owned numbers the account owns, in E.164 ({@code +16475550100}) or by SID (PN…)
     * @param list a file with more of them, one a line
     * @param purchase numbers to buy
     * @param takeOver true: a number that is on another trunk is moved; false: it is reported
     */
    public record Numbers(List<String> owned, Optional<S3Object> list, Optional<Purchase> purchase, boolean takeOver) {
        public Numbers {
            owned = List.copyOf(owned);
        }

        /** {@return no numbers} */
        public static Numbers none() {
            return new Numbers(List.of(), Optional.empty(), Optional.empty(), false);
        }

        /** {@return the properties as the template carries them} */
        public Map<String, Object> toMap() {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("owned", owned);
            list.ifPresent(value -> map.put("list", value.toMap()));
            purchase.ifPresent(value -> map.put("purchase", value.toMap()));
            map.put("takeOver", takeOver);
            return map;
        }
    }

    /**
     * A file in S3.
     *
     * @param bucket its bucket
     * @param key its place in the bucket
     */
    public record S3Object(String bucket, String key) {
        /** {@return the properties as the template carries them} */
        public Map<String, Object> toMap() {
            return ordered("bucket", bucket, "key", key);
        }
    }

    /**
     * Numbers to buy.
     *
     * @param country ISO 3166-1 alpha-2
     * @param areaCode North American area code
     * @param pattern digits, letters and {@code *}, as Twilio's number search takes them
     * @param count how many the trunk shall have in all of this kind
     * @param releaseOnDestroy true: what this resource bought is given back when it is deleted
     */
    public record Purchase(
            String country, Optional<String> areaCode, Optional<String> pattern, int count, boolean releaseOnDestroy) {
        /** {@return the properties as the template carries them} */
        public Map<String, Object> toMap() {
            Map<String, Object> map = ordered("country", country, "count", count, "releaseOnDestroy", releaseOnDestroy);
            areaCode.ifPresent(value -> map.put("areaCode", value));
            pattern.ifPresent(value -> map.put("pattern", value));
            return map;
        }
    }

    public TrunkProperties {
        allowedAddresses = List.copyOf(allowedAddresses);
        accessControlLists = List.copyOf(accessControlLists);
        credentialLists = List.copyOf(credentialLists);
        originationUrls = List.copyOf(originationUrls);
    }

    /**
     * {@return the properties as the template carries them; CloudFormation turns every scalar into a string on the way}
     */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("credentialsSecret", credentialsSecret);
        trunkSid.ifPresent(value -> map.put("trunkSid", value));
        map.put("friendlyName", friendlyName);
        map.put("domainName", domainName);
        map.put("transferMode", transferMode.wire());
        map.put("transferCallerId", transferCallerId.wire());
        map.put("secure", secure);
        map.put("cnamLookup", cnamLookup);
        disasterRecoveryUrl.ifPresent(value -> map.put("disasterRecoveryUrl", value));
        map.put("disasterRecoveryMethod", disasterRecoveryMethod.wire());
        map.put("recording", recording.toMap());
        map.put(
                "allowedAddresses",
                allowedAddresses.stream().map(AllowedAddress::toMap).toList());
        map.put("accessControlLists", accessControlLists);
        map.put("credentialLists", credentialLists);
        map.put(
                "originationUrls",
                originationUrls.stream().map(OriginationUrl::toMap).toList());
        map.put("numbers", numbers.toMap());
        map.put("revision", revision);
        return map;
    }

    private static Map<String, Object> ordered(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}
