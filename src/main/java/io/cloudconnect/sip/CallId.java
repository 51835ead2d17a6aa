package io.cloudconnect.sip;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A {@code Call-ID} as it stands in its message: nearly all are of a call that is known, and need not become text. */
final class CallId implements Comparable<CallId> {
    private final byte[] bytes;
    private final int from;
    private final int to;
    private final int hash;

    CallId(byte[] bytes, int from, int to) {
        this(bytes, from, to, Bytes.hash(bytes, from, to));
    }

    private CallId(byte[] bytes, int from, int to, int hash) {
        this.bytes = bytes;
        this.from = from;
        this.to = to;
        this.hash = hash;
    }

    /** The same without the message around it, which it would keep. */
    CallId alone() {
        return new CallId(Arrays.copyOfRange(bytes, from, to), 0, to - from, hash);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CallId id
                && hash == id.hash
                && Arrays.equals(bytes, from, to, id.bytes, id.from, id.to);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /** So that a map finds its way among those that were made to have one hash. */
    @Override
    public int compareTo(CallId other) {
        return Arrays.compare(bytes, from, to, other.bytes, other.from, other.to);
    }

    @Override
    public String toString() {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
}
