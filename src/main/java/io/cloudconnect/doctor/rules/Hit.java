package io.cloudconnect.doctor.rules;

import io.cloudconnect.sip.CallMessage;
import io.cloudconnect.sip.SipHeader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a rule found in a call, before it is put into words.
 *
 * @param id the row of {@code findings.yaml}
 * @param values what its {@code {names}} stand for
 * @param evidence the lines that show it
 */
public record Hit(String id, Map<String, String> values, List<Evidence> evidence) {
    public static Hit of(String id) {
        return new Hit(id, Map.of(), List.of());
    }

    /** With a value for {@code {name}}. */
    public Hit with(String name, Object value) {
        Map<String, String> all = new LinkedHashMap<>(values);
        all.put(name, String.valueOf(value));
        return new Hit(id, all, evidence);
    }

    /** With the message's start line as evidence. */
    public Hit at(CallMessage message) {
        return at(message, 0);
    }

    /** With a line of the message as evidence. */
    public Hit at(CallMessage message, int line) {
        List<Evidence> all = new ArrayList<>(evidence);
        Evidence further = Evidence.of(message, line);
        if (!all.contains(further)) {
            all.add(further);
        }
        return new Hit(id, values, List.copyOf(all));
    }

    /** With every header of this name as evidence; nothing where the message has none. */
    public Hit at(CallMessage message, String header) {
        Hit hit = this;
        for (SipHeader found : message.message().headers(header)) {
            hit = hit.at(message, found.line());
        }
        return hit;
    }

    /** With the evidence of another hit behind its own. */
    public Hit and(Hit other) {
        List<Evidence> all = new ArrayList<>(evidence);
        other.evidence.stream().filter(one -> !all.contains(one)).forEach(all::add);
        return new Hit(id, values, List.copyOf(all));
    }
}
