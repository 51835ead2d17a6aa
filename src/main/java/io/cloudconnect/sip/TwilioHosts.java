package io.cloudconnect.sip;

import io.cloudconnect.twilio.Edge;
import io.cloudconnect.twilio.TrunkDomain;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Tells from an address or a host name whether it is Twilio's, of which edge, and of which trunk. */
final class TwilioHosts {
    private static final String TWILIO = ".twilio.com";
    private static final String TERMINATION = ".pstn.";
    private static final Map<String, Edge> BY_ADDRESS = byAddress();
    private static final Map<String, Edge> BY_NAME = byName();

    private static final Literal TWILIO_BYTES = Literal.anyCase(TWILIO);
    private static final int SHORTEST_ADDRESS = "1.1.1.1".length();
    private static final int PLACES = 1 << 10;

    /** True where the sample of an address has its place. */
    private static final boolean[] SAMPLES = samples();

    private TwilioHosts() {}

    static boolean isTwilio(Optional<HostPort> host) {
        return host.isPresent() && isTwilio(host.get().host());
    }

    static boolean isTwilio(String host) {
        return host.regionMatches(true, host.length() - TWILIO.length(), TWILIO, 0, TWILIO.length())
                || BY_ADDRESS.containsKey(host);
    }

    /**
     * False where no host in this text can be Twilio's. Cheap, for texts of which nothing is read yet; where it is true
     * they have to be.
     */
    static boolean mayStandIn(byte[] text, int from, int to) {
        int index = Bytes.dotOrOdd(text, from, to);
        while (index < to) {
            // A broken line may have a name in two parts, and other letters than ours may have ours as capitals.
            if (text[index] != '.') {
                return true;
            }
            int start = addressStart(text, from, index);
            int end = addressEnd(text, index, to);
            if (TWILIO_BYTES.isAt(text, index, to)
                    || end - start >= SHORTEST_ADDRESS && SAMPLES[place(text, start, end)]) {
                return true;
            }
            // The last dot may be that before a name.
            index = Bytes.dotOrOdd(text, Math.max(index, end - 2) + 1, to);
        }
        return false;
    }

    private static int addressStart(byte[] text, int from, int dot) {
        int start = dot;
        while (start > from && (Bytes.isDigit(text[start - 1]) || text[start - 1] == '.')) {
            start--;
        }
        return start;
    }

    private static int addressEnd(byte[] text, int dot, int to) {
        int end = dot;
        while (end < to && (Bytes.isDigit(text[end]) || text[end] == '.')) {
            end++;
        }
        return end;
    }

    private static int place(byte[] address, int from, int to) {
        return Bytes.sample(address, from, to) & PLACES - 1;
    }

    /** The edge of a signalling address, or of {@code gaman.pstn.ashburn-ix.twilio.com}. */
    static Optional<Edge> edge(String host) {
        Edge byAddress = BY_ADDRESS.get(host);
        if (byAddress != null) {
            return Optional.of(byAddress);
        }
        String name = host.toLowerCase(Locale.ROOT);
        int pstn = name.indexOf(TERMINATION);
        if (pstn < 0 || !name.endsWith(TWILIO) || pstn + TERMINATION.length() >= name.length() - TWILIO.length()) {
            return Optional.empty();
        }
        return Optional.ofNullable(
                BY_NAME.get(name.substring(pstn + TERMINATION.length(), name.length() - TWILIO.length())));
    }

    /** The trunk of {@code gaman.pstn.twilio.com} or {@code gaman.pstn.ashburn-ix.twilio.com}. */
    static Optional<TrunkDomain> trunk(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        int pstn = name.indexOf(TERMINATION);
        if (pstn <= 0 || !name.endsWith(TWILIO)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new TrunkDomain(name.substring(0, pstn)));
        } catch (IllegalArgumentException masked) {
            return Optional.empty();
        }
    }

    private static Map<String, Edge> byAddress() {
        Map<String, Edge> edges = new HashMap<>();
        Edge.all().forEach(edge -> edge.signalling().forEach(address -> edges.putIfAbsent(address, edge)));
        return Map.copyOf(edges);
    }

    private static boolean[] samples() {
        boolean[] samples = new boolean[PLACES];
        for (String address : BY_ADDRESS.keySet()) {
            byte[] bytes = Bytes.of(address);
            samples[place(bytes, 0, bytes.length)] = true;
        }
        return samples;
    }

    private static Map<String, Edge> byName() {
        Map<String, Edge> edges = new HashMap<>();
        Edge.all().forEach(edge -> {
            edges.putIfAbsent(edge.id(), edge);
            edges.putIfAbsent(edge.legacyId(), edge);
        });
        return Map.copyOf(edges);
    }
}
