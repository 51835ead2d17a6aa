package io.cloudconnect.local.report;

import io.cloudconnect.local.terminal.Paint;
import io.cloudconnect.twilio.simulator.AccountState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The trunk as Twilio has it. */
final class TrunkSheet {
    private final Paint paint;

    TrunkSheet(Paint paint) {
        this.paint = paint;
    }

    List<String> lines(AccountState.Trunk trunk, AccountState account) {
        List<String> lines = new ArrayList<>();
        lines.add(field(
                "trunk", paint.value(trunk.sid()) + "  " + trunk.friendlyName().orElse("")));
        lines.add(field("termination", trunk.domainName().orElse("none")));
        lines.add(field(
                "settings",
                "transfer " + trunk.transferMode() + ", recording " + trunk.recordingMode() + ", "
                        + (trunk.secure() ? "secure" : "not secure") + ", caller names "
                        + (trunk.cnamLookup() ? "looked up" : "not looked up")));
        trunk.originationUrls()
                .forEach(url -> lines.add(field(
                        "origination",
                        url.sipUrl()
                                + paint.quiet("  " + url.friendlyName() + ", priority " + url.priority() + ", weight "
                                        + url.weight() + (url.enabled() ? "" : ", switched off")))));
        trunk.accessControlLists().stream()
                .flatMap(sid -> account.accessControlList(sid).stream())
                .forEach(list -> {
                    lines.add(field("access list", paint.value(list.sid()) + "  " + list.friendlyName()));
                    list.addresses()
                            .forEach(address ->
                                    lines.add(field("", address.cidr() + paint.quiet("  " + address.friendlyName()))));
                });
        trunk.numbers().forEach(number -> lines.add(field("number", number)));
        return lines;
    }

    private static String field(String name, String value) {
        return String.format(Locale.ROOT, "%-12s %s", name, value);
    }
}
