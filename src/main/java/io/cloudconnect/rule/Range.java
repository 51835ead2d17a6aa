package io.cloudconnect.rule;

/**
 * Whole numbers between two bounds.
 *
 * @param lowest the first of them
 * @param highest the last of them
 */
public record Range(long lowest, long highest) {
    /** Refuses a number outside. */
    void require(long number) {
        if (!contains(number)) {
            throw refusal(String.valueOf(number));
        }
    }

    /** Whether a number lies in the range, its bounds included. */
    public boolean contains(long number) {
        return lowest <= number && number <= highest;
    }

    /** What a value outside is refused with. */
    public IllegalArgumentException refusal(String value) {
        return new IllegalArgumentException(value + " is out of range; " + remedy());
    }

    /** What to write in place of a value outside. */
    public String remedy() {
        return "write one between " + lowest + " and " + highest;
    }
}
