package io.cloudconnect.doctor.rules;

import io.cloudconnect.sip.Call;
import io.cloudconnect.sip.SipUri;
import io.cloudconnect.twilio.ConnectionSid;
import io.cloudconnect.twilio.Edge;
import io.cloudconnect.twilio.TrunkDomain;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What {@code {names}} stand for in every finding of a call; one that is not known is a word in angle brackets. */
final class CommonValues {
    private CommonValues() {}

    static Map<String, String> of(CallView view) {
        Map<String, String> values = new LinkedHashMap<>();
        Call call = view.call();
        Optional<Edge> edge = view.destination().meantEdge().or(call::edge);
        String label = view.destination().trunkLabel().orElse("<trunk>");
        values.put("trunk", label);
        values.put("trunkDomain", label + TrunkDomain.SUFFIX);
        values.put("edge", edge.map(Edge::id).orElse("<edge>"));
        values.put("host", label + ".pstn." + edge.map(Edge::id).orElse("<edge>") + ".twilio.com");
        values.put(
                "connection",
                view.site()
                        .flatMap(SiteFacts::connection)
                        .map(ConnectionSid::value)
                        .or(() -> call.connection().map(ConnectionSid::value))
                        .orElse("<connection SID>"));
        values.put("publicIp", view.seenByTwilio().orElse("<Elastic IP>"));
        values.put("received", view.seenByTwilio().orElse("<your public address>"));
        values.put("number", call.called().orElse("the number"));
        values.put("caller", call.caller().orElse("no number"));
        values.put("uriHost", view.requestUri().map(SipUri::host).orElse("<host>"));
        values.put("tableDate", Edge.tableDate());
        values.put(
                "carrier",
                view.transport().map(one -> one.id().toUpperCase(Locale.ROOT)).orElse("an unknown transport"));
        view.site().ifPresent(one -> {
            values.put("site", one.name());
            values.put("transport", one.transport().id());
            values.put("rtpPorts", one.rtpPorts().toString());
            values.put("rtpFrom", String.valueOf(one.rtpPorts().from()));
            values.put(
                    "rtpTo", String.valueOf(one.rtpPorts().to() - one.rtpPorts().to() % 2));
        });
        return values;
    }
}
