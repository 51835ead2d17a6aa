package io.cloudconnect.rule;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Some whole numbers, of which one is taken.
 *
 * @param numbers the numbers
 */
public record Offer(List<Integer> numbers) {
    public Offer {
        numbers = List.copyOf(numbers);
    }

    /** These numbers. */
    public static Offer of(Integer... numbers) {
        return new Offer(List.of(numbers));
    }

    /** Refuses a number that is none of them. */
    public void require(int number) {
        if (!numbers.contains(number)) {
            throw refusal(String.valueOf(number));
        }
    }

    /** What a value that is none of them is refused with. */
    public IllegalArgumentException refusal(String value) {
        return new IllegalArgumentException(value + " is not offered; there are "
                + numbers.stream().map(String::valueOf).collect(Collectors.joining(", ")));
    }
}
