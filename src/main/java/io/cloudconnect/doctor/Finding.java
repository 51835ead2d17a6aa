package io.cloudconnect.doctor;

import io.cloudconnect.doctor.rules.Catalogue;
import io.cloudconnect.doctor.rules.Evidence;
import io.cloudconnect.doctor.rules.FindingRow;
import io.cloudconnect.doctor.rules.Hit;
import io.cloudconnect.doctor.rules.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Something wrong with a call, in words.
 *
 * @param row what is known of its kind
 * @param explanation what it means here
 * @param remedy what to do, with the site's own fields where the site is known
 * @param router IOS XE lines to enter
 * @param evidence the lines that show it
 */
public record Finding(FindingRow row, String explanation, String remedy, List<String> router, List<Evidence> evidence) {

    static Finding of(Hit hit, Map<String, String> common, boolean siteKnown) {
        FindingRow row = Catalogue.row(hit.id());
        Map<String, String> values = new LinkedHashMap<>(common);
        values.putAll(hit.values());
        String remedy = siteKnown ? row.siteRemedy().orElse(row.remedy()) : row.remedy();
        return new Finding(
                row,
                FindingRow.fill(row.explanation(), values),
                FindingRow.fill(remedy, values),
                row.router().stream().map(line -> FindingRow.fill(line, values)).toList(),
                hit.evidence());
    }

    public String id() {
        return row.id();
    }

    public Severity severity() {
        return row.severity();
    }

    public String title() {
        return row.title();
    }

    @Override
    public String toString() {
        return id() + " " + title();
    }
}
