package io.cloudconnect.teardown;

import io.cloudconnect.trunk.function.reconcile.Marker;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something at Twilio with a marker at the end of its name.
 *
 * @param kind {@code trunk}, {@code access control list}, {@code origination URL}, {@code number}
 * @param name as people know it: a friendly name, a number in E.164
 * @param trunkSid for what lies on a trunk that carries no marker: that trunk
 */
record MarkedThing(String kind, String sid, String name, Marker marker, Optional<String> trunkSid) {
    static final String NUMBER = "number";

    private static final Pattern MARKED = Pattern.compile(".* (\\[cc-[0-9a-f]{10}])", Pattern.DOTALL);

    static Optional<Marker> markerOf(String name) {
        Matcher matcher = MARKED.matcher(name == null ? "" : name);
        return matcher.matches() ? Optional.of(new Marker(matcher.group(1))) : Optional.empty();
    }
}
