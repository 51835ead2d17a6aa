package io.cloudconnect.twilio.simulator;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The two ways Twilio writes dates. */
final class Dates {
    private static final DateTimeFormatter RFC_2822 = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss Z", Locale.US)
            .withZone(ZoneOffset.UTC);

    private Dates() {}

    /** v1 APIs: {@code 2015-01-02T11:23:45Z}. */
    static String v1(Instant instant) {
        return instant.toString();
    }

    /** 2010 API: {@code Fri, 17 Jul 2015 21:25:15 +0000}. */
    static String v2010(Instant instant) {
        return RFC_2822.format(instant);
    }
}
