package io.cloudconnect.twilio.simulator;

import static io.cloudconnect.twilio.simulator.Parameters.flag;
import static io.cloudconnect.twilio.simulator.Parameters.matching;
import static io.cloudconnect.twilio.simulator.Parameters.number;
import static io.cloudconnect.twilio.simulator.Parameters.text;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Where Twilio sends a trunk's calls. Source: https://www.twilio.com/docs/sip-trunking/api/originationurl-resource */
final class OriginationUrlRoutes {
    private static final String LIST = TrunkRoutes.TRUNK + "/OriginationUrls";
    private static final String ONE = LIST + "/{Sid}";
    private static final int MOST = 10;

    /** Weight 0 is not documented, but has been seen to be taken; so has {@code sips:}. */
    static final Parameters PARAMETERS = Parameters.of(
            number("Weight", 0, 65535).mandatory(),
            number("Priority", 0, 65535).mandatory(),
            flag("Enabled").mandatory(),
            text("FriendlyName", 64).mandatory(),
            matching("SipUrl", "(?i)sips?:\\S+", "a URI that starts with sip:").mandatory());

    private OriginationUrlRoutes() {}

    static void addTo(Routes routes) {
        routes.add("GET", LIST, call -> {
            Resource trunk = TrunkRoutes.seen(call);
            return Pages.v1(
                    call, "origination_urls", call.account().originationUrls, trunk.sid(), url -> render(call, url));
        });
        routes.add("POST", LIST, OriginationUrlRoutes::create);
        routes.add("GET", ONE, call -> Answer.json(200, render(call, seen(call))));
        routes.add("POST", ONE, call -> {
            Resource updated = current(call)
                    .with(PARAMETERS.update(call.request()), call.account().now());
            call.account().originationUrls.put(updated);
            return Answer.json(200, render(call, updated));
        });
        routes.add("DELETE", ONE, call -> {
            call.account().originationUrls.remove(current(call).sid());
            return Answer.noContent();
        });
    }

    private static Answer create(Call call) {
        Account account = call.account();
        Resource trunk = TrunkRoutes.current(call);
        ObjectNode fields = PARAMETERS.create(call.request());
        if (account.originationUrls.all(trunk.sid()).count() >= MOST) {
            throw new TwilioError(400, 21249, "Maximum number of origination URLs reached");
        }
        Resource url = account.make("OU", trunk.sid(), fields);
        account.originationUrls.put(url);
        return Answer.json(201, render(call, url));
    }

    private static Resource current(Call call) {
        return call.account()
                .originationUrls
                .get(call.variable("Sid"))
                .filter(url -> url.group().equals(call.variable("Trunk")))
                .orElseThrow(call::notFound);
    }

    private static Resource seen(Call call) {
        return call.account()
                .originationUrls
                .seen(call.variable("Sid"))
                .filter(url -> url.group().equals(call.variable("Trunk")))
                .orElseThrow(call::notFound);
    }

    private static ObjectNode render(Call call, Resource url) {
        ObjectNode body = url.fields().deepCopy();
        body.put("sid", url.sid());
        body.put("account_sid", call.account().sid);
        body.put("trunk_sid", url.group());
        body.put("date_created", Dates.v1(url.created()));
        body.put("date_updated", Dates.v1(url.updated()));
        body.put("url", call.url(TrunkRoutes.TRUNKS + "/" + url.group() + "/OriginationUrls/" + url.sid()));
        return body;
    }
}
