package io.cloudconnect.sip;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Puts IP fragments together: an {@code INVITE} over UDP is often longer than a packet.
 *
 * <p>Source: https://www.rfc-editor.org/rfc/rfc791#section-3.2, https://www.rfc-editor.org/rfc/rfc8200#section-4.5
 */
final class Fragments {
    private static final int MOST_OPEN = 256;
    private static final int LARGEST = 65_535;

    record Key(long sourceHigh, long source, long destinationHigh, long destination, int id, int protocol) {}

    private static final class Parts {
        private final TreeMap<Integer, byte[]> byOffset = new TreeMap<>();
        private int total = -1;
    }

    private final Map<Key, Parts> open = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Parts> eldest) {
            return size() > MOST_OPEN;
        }
    };

    /** The whole, once its last missing part has come; null before. */
    byte[] add(Key key, int offset, boolean more, byte[] bytes, int from, int to) {
        if (offset + to - from > LARGEST) {
            return null;
        }
        Parts parts = open.computeIfAbsent(key, absent -> new Parts());
        parts.byOffset.put(offset, Arrays.copyOfRange(bytes, from, to));
        if (!more) {
            parts.total = offset + to - from;
        }
        if (parts.total < 0) {
            return null;
        }
        byte[] whole = new byte[parts.total];
        int reached = 0;
        for (Map.Entry<Integer, byte[]> part : parts.byOffset.entrySet()) {
            if (part.getKey() > reached) {
                return null;
            }
            int length = Math.min(part.getValue().length, parts.total - part.getKey());
            if (length > 0) {
                System.arraycopy(part.getValue(), 0, whole, part.getKey(), length);
                reached = Math.max(reached, part.getKey() + length);
            }
        }
        if (reached < parts.total) {
            return null;
        }
        open.remove(key);
        return whole;
    }
}
