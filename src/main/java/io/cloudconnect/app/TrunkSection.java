package io.cloudconnect.app;

import io.cloudconnect.ip.Cidr;
import io.cloudconnect.rule.TextRules;
import io.cloudconnect.rule.TrunkRules;
import io.cloudconnect.rule.UrlRules;
import io.cloudconnect.trunk.contract.TrunkProperties;
import io.cloudconnect.trunk.contract.TrunkProperties.HttpMethod;
import io.cloudconnect.trunk.contract.TrunkProperties.Purchase;
import io.cloudconnect.trunk.contract.TrunkProperties.Recording;
import io.cloudconnect.trunk.contract.TrunkProperties.RecordingMode;
import io.cloudconnect.trunk.contract.TrunkProperties.RecordingTrim;
import io.cloudconnect.trunk.contract.TrunkProperties.TransferCallerId;
import io.cloudconnect.trunk.contract.TrunkProperties.TransferMode;
import io.cloudconnect.trunk.contract.TrunkProperties.Wire;
import io.cloudconnect.twilio.TrunkDomain;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The site's Elastic SIP Trunk.
 *
 * @param domain the chosen part of the termination domain
 * @param sid an existing trunk (TK…) to configure without owning it. Default: none, the stack makes its own
 * @param friendlyName name in the Twilio Console, at most 48 characters. Default: the domain
 * @param transfer what SIP REFER may do. Default: sip-only
 * @param transferCallerId whose number a transferred call shows. Default: from-transferee
 * @param recording what is recorded. Default: do-not-record, do-not-trim
 * @param secure true: TLS and SRTP only. Default: false
 * @param cnamLookup true: caller names are looked up (US and Canada, billed). Default: false
 * @param disasterRecoveryUrl TwiML address asked when no origination URL answers. Default: none
 * @param disasterRecoveryMethod how it is asked. Default: POST
 * @param numbers owned numbers, E.164 or PN…. Default: none
 * @param numbersFile file with more of them, one a line, found beside the site file. Default: none
 * @param buy numbers to buy. Default: none
 * @param takeOver true: numbers on another trunk are moved here; false: they are reported. Default: false
 * @param allow further public addresses calls may come from. Default: none
 * @param accessControlLists existing lists (AL…) beside ours. Default: none
 * @param credentialLists existing credential lists (CL…). Default: none
 * @param origination further places Twilio sends calls to. Default: none
 */
public record TrunkSection(
        TrunkDomain domain,
        Optional<String> sid,
        String friendlyName,
        TransferMode transfer,
        TransferCallerId transferCallerId,
        Recording recording,
        boolean secure,
        boolean cnamLookup,
        Optional<String> disasterRecoveryUrl,
        HttpMethod disasterRecoveryMethod,
        List<String> numbers,
        Optional<Path> numbersFile,
        Optional<Purchase> buy,
        boolean takeOver,
        List<Cidr> allow,
        List<String> accessControlLists,
        List<String> credentialLists,
        List<OriginationTarget> origination) {

    static Optional<TrunkSection> read(YamlSection in, Path folder) {
        Optional<TrunkDomain> domain = in.required("domain", TrunkDomain::new);
        Optional<String> sid = in.text("sid", TrunkRules.TRUNK_SID);
        Optional<String> friendlyName = in.text("friendlyName", TextRules.line(TrunkProperties.LONGEST_NAME));
        TransferMode transfer = word(in, "transfer", TransferMode.values()).orElse(TransferMode.SIP_ONLY);
        TransferCallerId callerId =
                word(in, "transferCallerId", TransferCallerId.values()).orElse(TransferCallerId.FROM_TRANSFEREE);
        Recording recording = recording(in);
        boolean secure = in.flag("secure", false);
        boolean cnamLookup = in.flag("cnamLookup", false);
        Optional<String> disasterUrl = in.text("disasterRecoveryUrl", UrlRules::web);
        HttpMethod disasterMethod =
                word(in, "disasterRecoveryMethod", HttpMethod.values()).orElse(HttpMethod.POST);
        List<String> numbers = in.list("numbers", TrunkRules::ownedNumber);
        Optional<Path> numbersFile = NumbersFile.read(in, folder);
        Optional<Purchase> buy = in.has("buy") ? purchase(in.section("buy")) : Optional.empty();
        boolean takeOver = in.flag("takeOver", false);
        List<Cidr> allow = in.list("allow", Formats::publicNetwork);
        List<String> acls = in.list("accessControlLists", TrunkRules.ACCESS_CONTROL_LIST);
        List<String> credentialLists = in.list("credentialLists", TrunkRules.CREDENTIAL_LIST);
        List<OriginationTarget> origination = in.sections("origination", OriginationTarget::read);
        in.noOther();
        return domain.map(name -> new TrunkSection(
                name,
                sid,
                friendlyName.orElseGet(() -> shortened(name.name())),
                transfer,
                callerId,
                recording,
                secure,
                cnamLookup,
                disasterUrl,
                disasterMethod,
                numbers,
                numbersFile,
                buy,
                takeOver,
                allow,
                acls,
                credentialLists,
                origination));
    }

    /** {@code recording: record-from-answer}, or {@code {mode: …, trim: …}}. */
    private static Recording recording(YamlSection in) {
        if (!in.isSection("recording")) {
            RecordingMode mode = word(in, "recording", RecordingMode.values()).orElse(RecordingMode.DO_NOT_RECORD);
            return new Recording(mode, RecordingTrim.DO_NOT_TRIM);
        }
        YamlSection fields = in.section("recording");
        RecordingMode mode = word(fields, "mode", RecordingMode.values()).orElse(RecordingMode.DO_NOT_RECORD);
        RecordingTrim trim = word(fields, "trim", RecordingTrim.values()).orElse(RecordingTrim.DO_NOT_TRIM);
        fields.noOther();
        return new Recording(mode, trim);
    }

    private static Optional<Purchase> purchase(YamlSection in) {
        Optional<String> country = in.required("country", TrunkRules.COUNTRY);
        Optional<String> areaCode = in.text("areaCode", TrunkRules.AREA_CODE);
        Optional<String> pattern = in.text("pattern", TrunkRules.NUMBER_PATTERN);
        int count = in.whole("count", TrunkRules.PURCHASE_COUNT, 1);
        boolean release = in.flag("releaseOnDestroy", false);
        in.noOther();
        return country.map(where -> new Purchase(where, areaCode, pattern, count, release));
    }

    private static String shortened(String name) {
        return name.substring(0, Math.min(name.length(), TrunkProperties.LONGEST_NAME));
    }

    private static <T extends Wire> Optional<T> word(YamlSection in, String field, T[] values) {
        return in.choice(field, Arrays.asList(values), Wire::wire);
    }
}
