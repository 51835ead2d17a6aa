package io.cloudconnect.twilio.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** Seeds the account from a JSON document and tells the SIDs of what it made. */
final class ControlSeed {
    private static final Set<String> FIELDS = Set.of(
            "numbers",
            "numberCount",
            "emergencyNumbers",
            "unavailableNumbers",
            "soldOutAreaCodes",
            "takenDomains",
            "accessControlLists",
            "credentialLists",
            "trunks");

    private final Seed seed;

    ControlSeed(Seed seed) {
        this.seed = seed;
    }

    ObjectNode plant(JsonNode body) {
        body.fieldNames().forEachRemaining(field -> {
            if (!FIELDS.contains(field)) {
                throw new IllegalArgumentException("nothing to seed is called '" + field + "'; known: " + FIELDS);
            }
        });
        ObjectNode made = Answer.JSON.createObjectNode();
        ObjectNode numbers = made.putObject("numbers");
        ControlRoutes.texts(body, "numbers").forEach(number -> numbers.put(number, seed.number(number)));
        made.put("numberCount", seed.numbers(body.path("numberCount").asInt()).size());
        ControlRoutes.texts(body, "emergencyNumbers").forEach(number -> {
            String sid = seed.number(number);
            seed.emergency(sid);
            numbers.put(number, sid);
        });
        ControlRoutes.texts(body, "unavailableNumbers").forEach(seed::unavailableNumber);
        ControlRoutes.texts(body, "soldOutAreaCodes").forEach(seed::soldOut);
        ControlRoutes.texts(body, "takenDomains").forEach(seed::takenDomain);
        ArrayNode accessLists = made.putArray("accessControlLists");
        body.path("accessControlLists")
                .forEach(list -> accessLists.add(seed.accessControlList(
                        ControlRoutes.text(list, "friendlyName"),
                        ControlRoutes.texts(list, "addresses").toArray(String[]::new))));
        ArrayNode credentialLists = made.putArray("credentialLists");
        ControlRoutes.texts(body, "credentialLists").forEach(name -> credentialLists.add(seed.credentialList(name)));
        ArrayNode trunks = made.putArray("trunks");
        body.path("trunks").forEach(trunk -> trunks.add(trunk(trunk)));
        return made;
    }

    private String trunk(JsonNode trunk) {
        String sid = seed.trunk(ControlRoutes.text(trunk, "friendlyName"), ControlRoutes.text(trunk, "domainName"));
        ControlRoutes.texts(trunk, "originationUrls").forEach(url -> seed.originationUrl(sid, url, url));
        ControlRoutes.texts(trunk, "numbers").forEach(number -> seed.onTrunk(sid, seed.number(number)));
        ControlRoutes.texts(trunk, "lists").forEach(list -> seed.onTrunk(sid, list));
        return sid;
    }
}
