package io.cloudconnect.cost;

import java.math.BigDecimal;
import java.util.Map;

/**
 * Something a site uses all year.
 *
 * @param kind what it is
 * @param what it in words: {@code EC2 instance c5.xlarge}
 * @param count how many
 * @param gigabytes size of each one, or bytes a year in units of 10⁹; 0 where it has none
 * @param attributes what its price depends on: {@code region}, {@code instanceType}, {@code throughputMbps} and so on
 */
public record Need(Kind kind, String what, int count, BigDecimal gigabytes, Map<String, String> attributes) {
    public Need {
        attributes = Map.copyOf(attributes);
    }

    public static Need of(Kind kind, String what, int count, Map<String, String> attributes) {
        return new Need(kind, what, count, BigDecimal.ZERO, attributes);
    }
}
