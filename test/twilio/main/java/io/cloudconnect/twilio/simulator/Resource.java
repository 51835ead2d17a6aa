package io.cloudconnect.twilio.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/**
 * One object of the account, never changed: an update makes a new one.
 *
 * @param sid its identifier
 * @param group what it belongs to: the trunk's SID for an origination URL; empty for what belongs to nothing
 * @param fields the documented fields that are not computed, in Twilio's spelling
 * @param created when it was made
 * @param updated when it was last written
 */
record Resource(String sid, String group, ObjectNode fields, Instant created, Instant updated) {

    Resource with(ObjectNode changes, Instant now) {
        ObjectNode merged = fields.deepCopy();
        merged.setAll(changes);
        return new Resource(sid, group, merged, created, now);
    }

    Resource in(String newGroup, Instant now) {
        return new Resource(sid, newGroup, fields, created, now);
    }

    /** The field's text; empty where it is null or missing. */
    Optional<String> text(String field) {
        JsonNode value = fields.path(field);
        return value.isTextual() ? Optional.of(value.textValue()) : Optional.empty();
    }

    boolean flag(String field) {
        return fields.path(field).asBoolean();
    }

    int number(String field) {
        return fields.path(field).asInt();
    }
}
