package io.cloudconnect.teardown;

/**
 * Something of ours that belongs to no living stack.
 *
 * @param side {@code AWS} or {@code Twilio}
 * @param place region, or the SID of the Twilio account
 * @param kind {@code trunk}, {@code network interface}
 * @param id what its API knows it by
 * @param name friendly name, address or name
 * @param owner the stack it was made by, in words
 * @param fate what a removal does with it
 */
public record Orphan(String side, String place, String kind, String id, String name, String owner, Fate fate) {
    /** What a removal does. */
    public enum Fate {
        /** It is removed. */
        REMOVED("removed by --remove"),
        /** An Elastic IP Twilio may know a site by. */
        ADDRESS("kept; --remove --release-addresses releases it"),
        /** A telephone number: gone for good once released. */
        NUMBER("never released here; do it in Twilio's console"),
        /** Its stack may live where nobody looked. */
        UNKNOWN("kept; perhaps another account's or region's"),
        /** A kind this tool cannot remove. */
        BY_HAND("to be removed by hand");

        private final String words;

        Fate(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    @Override
    public String toString() {
        return side + " " + kind + " " + id + (name.equals(id) ? "" : " (" + name + ")");
    }
}
