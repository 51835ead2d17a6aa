package io.cloudconnect.sip;

import java.util.Arrays;
import java.util.function.Function;

/**
 * What texts were read as, for the texts that came lately: the same {@code From} stands in every message of a call, and
 * the same {@code Via} in a request and all its responses.
 *
 * <p>Texts are bytes, so that one that is known becomes no string. A place holds one text; another one with the same
 * place drives it out. Safe for several threads, since what is kept never changes.
 */
final class Recent<T> {
    private static final int PLACES = 1 << 10;
    private static final int LONGEST = 1 << 10;

    private record Known<T>(byte[] text, T value) {}

    private final Function<byte[], T> reading;

    @SuppressWarnings({"unchecked", "rawtypes"})
    private final Known<T>[] places = new Known[PLACES];

    /**
     * Keeps what this reading gives; it must give the same for the same text, and nothing that changes; it may keep the
     * text.
     */
    Recent(Function<byte[], T> reading) {
        this.reading = reading;
    }

    T read(byte[] bytes, int from, int to) {
        if (to - from > LONGEST) {
            return reading.apply(Arrays.copyOfRange(bytes, from, to));
        }
        int place = Bytes.sample(bytes, from, to) & PLACES - 1;
        Known<T> known = places[place];
        if (known == null || !Arrays.equals(known.text(), 0, known.text().length, bytes, from, to)) {
            byte[] text = Arrays.copyOfRange(bytes, from, to);
            known = new Known<>(text, reading.apply(text));
            places[place] = known;
        }
        return known.value();
    }
}
