package io.cloudconnect.cost;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What a price is for. */
enum Per {
    YEAR("year", 1, false),
    MONTH("month", 12, false),
    /** Of a year of 365 days. */
    HOUR("hour", 8760, false),
    GIGABYTE_MONTH("gigabyte-month", 12, true),
    GIGABYTE("gigabyte", 1, true);

    private final String id;
    private final BigDecimal timesAYear;
    private final boolean byVolume;

    Per(String id, int timesAYear, boolean byVolume) {
        this.id = id;
        this.timesAYear = BigDecimal.valueOf(timesAYear);
        this.byVolume = byVolume;
    }

    /** As price sheets write it. */
    String id() {
        return id;
    }

    /** How often the price is paid in a year for this need. */
    BigDecimal timesAYear(Need need) {
        BigDecimal times = timesAYear.multiply(BigDecimal.valueOf(need.count()));
        return byVolume ? times.multiply(need.gigabytes()) : times;
    }

    static Per of(String id) {
        return Arrays.stream(values())
                .filter(per -> per.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("per \"" + id + "\" is unknown; write "
                        + Arrays.stream(values()).map(Per::id).collect(Collectors.joining(", "))));
    }
}
