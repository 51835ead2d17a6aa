package io.cloudconnect.sip;

/**
 * Where in a trace something stands.
 *
 * @param file the name as the user gave it
 * @param number line or frame, from 1
 */
public record Place(String file, Unit unit, long number) {
    /** What is counted. */
    public enum Unit {
        LINE,
        FRAME
    }

    public static Place line(String file, long number) {
        return new Place(file, Unit.LINE, number);
    }

    public static Place frame(String file, long number) {
        return new Place(file, Unit.FRAME, number);
    }

    /** {@code router.log:17} or {@code call.pcap frame 17}. */
    @Override
    public String toString() {
        return unit == Unit.LINE ? file + ":" + number : file + " frame " + number;
    }
}
