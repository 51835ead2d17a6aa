package io.cloudconnect.app;

import io.cloudconnect.rule.TrunkRules;
import io.cloudconnect.rule.UrlRules;
import java.util.Optional;

/**
 * A further place Twilio sends calls to, beside the site's routers.
 *
 * @param url {@code sip:sbc.example.com}
 * @param priority 0 to 65535, lowest first; the routers have 10. Default: 20
 * @param weight 1 to 65535, share among equals. Default: 10
 * @param enabled false: kept, but not used. Default: true
 */
public record OriginationTarget(String url, int priority, int weight, boolean enabled) {
    static Optional<OriginationTarget> read(YamlSection in) {
        Optional<String> url = in.required("url", UrlRules::sip);
        int priority = in.whole("priority", TrunkRules.PRIORITY, 20);
        int weight = in.whole("weight", TrunkRules.WEIGHT, 10);
        boolean enabled = in.flag("enabled", true);
        in.noOther();
        return url.map(there -> new OriginationTarget(there, priority, weight, enabled));
    }
}
