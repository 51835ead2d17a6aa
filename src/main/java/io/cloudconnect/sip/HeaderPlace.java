package io.cloudconnect.sip;

/**
 * A header of a message as one number: where it begins, which one of {@link HeaderName} it is, how long its name is.
 */
final class HeaderPlace {
    private static final int LENGTH_BITS = 6;
    private static final int NAMES = (1 << HeaderName.BITS) - 1;
    private static final int START_SHIFT = LENGTH_BITS + HeaderName.BITS;

    /** The length of a name of so many characters or more. */
    static final int LONG_NAME = (1 << LENGTH_BITS) - 1;

    /** A header begins before this, far beyond what a message may have. */
    static final int MOST = 1 << Integer.SIZE - START_SHIFT;

    private HeaderPlace() {}

    /** A header that begins here in the message, and whose name stands there in the bytes. */
    static int of(int start, byte[] bytes, int name, int nameEnd) {
        return start << START_SHIFT
                | HeaderName.of(bytes, name, nameEnd) << LENGTH_BITS
                | Math.min(nameEnd - name, LONG_NAME);
    }

    static int start(int place) {
        return place >>> START_SHIFT;
    }

    /** One of {@link HeaderName}. */
    static int name(int place) {
        return place >>> LENGTH_BITS & NAMES;
    }

    /** {@link #LONG_NAME} stands for all longer ones, too. */
    static int nameLength(int place) {
        return place & LONG_NAME;
    }
}
