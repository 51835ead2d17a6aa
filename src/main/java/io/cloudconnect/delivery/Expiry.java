package io.cloudconnect.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When a short-lived site removes itself. */
public sealed interface Expiry {
    /**
     * So long after the deployment that brought the expiry. Deploying again does not move the end; another duration
     * counts from the same moment.
     *
     * @param life how long
     */
    record After(Duration life) implements Expiry {}

    /**
     * At this moment. A date alone means the end of that day, UTC.
     *
     * @param moment when
     */
    record At(Instant moment) implements Expiry {}

    /**
     * Whether nothing can be deployed with it any more.
     *
     * @param now the present moment
     * @return true when the end is past
     */
    default boolean isPast(Instant now) {
        return this instanceof At at && !at.moment().isAfter(now);
    }

    /**
     * Reads {@code 90m}, {@code 8h}, {@code 3d}, {@code 2026-12-24} or {@code 2026-12-24T18:00:00Z}.
     *
     * @param text minutes, hours, days, a day, or a moment with its offset
     * @return the expiry
     * @throws IllegalArgumentException when the text is none of these
     */
    static Expiry of(String text) {
        Matcher life = Pattern.compile("([1-9]\\d{0,4})([mhd])").matcher(text);
        if (life.matches()) {
            long count = Long.parseLong(life.group(1));
            return new After(
                    switch (life.group(2)) {
                        case "m" -> Duration.ofMinutes(count);
                        case "h" -> Duration.ofHours(count);
                        default -> Duration.ofDays(count);
                    });
        }
        try {
            return new At(
                    text.length() == 10
                            ? LocalDate.parse(text)
                                    .plusDays(1)
                                    .atStartOfDay(ZoneOffset.UTC)
                                    .toInstant()
                            : OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "\"" + text
                            + "\" is neither a life nor a moment; write it as in 90m, 8h, 3d, 2026-12-24 or 2026-12-24T18:00:00Z",
                    e);
        }
    }
}
