package io.cloudconnect.doctor;

import io.cloudconnect.doctor.rules.Catalogue;
import io.cloudconnect.doctor.rules.Evidence;
import io.cloudconnect.doctor.rules.FindingRow;
import io.cloudconnect.doctor.rules.Hit;
import io.cloudconnect.doctor.rules.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Something wrong with a call. It is put into words when they are asked for: most findings are only counted. */
public final class Finding {
    /** The names that stand for the user part of a URI. */
    private static final Set<String> USERS = Set.of("number", "caller", "user");

    private static final Pattern EXTENSION = Pattern.compile("\\+?[\\d*#]{2,5}");

    private final FindingRow row;
    private final Hit hit;
    private final Supplier<Map<String, String>> common;
    private final boolean siteKnown;

    /**
     * A hit to be put into words.
     *
     * @param common what names stand for in every finding of the call
     */
    Finding(Hit hit, Supplier<Map<String, String>> common, boolean siteKnown) {
        this.row = Catalogue.row(hit.id());
        this.hit = hit;
        this.common = common;
        this.siteKnown = siteKnown;
    }

    /** What is known of its kind. */
    public FindingRow row() {
        return row;
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

    /** What it means here. */
    public String explanation() {
        return explanation(UnaryOperator.identity());
    }

    /**
     * The same.
     *
     * @param extension what stands for a short number, which nothing in the text tells from other figures
     */
    public String explanation(UnaryOperator<String> extension) {
        return filled(row.explanation(), extension);
    }

    /** What to do, with the site's own fields where the site is known. */
    public String remedy() {
        return remedy(UnaryOperator.identity());
    }

    /**
     * The same.
     *
     * @param extension as for {@link #explanation(UnaryOperator)}
     */
    public String remedy(UnaryOperator<String> extension) {
        return filled(siteKnown ? row.siteRemedy().orElse(row.remedy()) : row.remedy(), extension);
    }

    /** IOS XE lines to enter. */
    public List<String> router() {
        return row.router().stream()
                .map(line -> filled(line, UnaryOperator.identity()))
                .toList();
    }

    /** The page it rests on. */
    public String source() {
        return row.page(hit.values().getOrDefault("code", ""));
    }

    /** The lines that show it. */
    public List<Evidence> evidence() {
        return hit.evidence();
    }

    private String filled(String text, UnaryOperator<String> extension) {
        Map<String, String> values = new LinkedHashMap<>(common.get());
        values.putAll(hit.values());
        USERS.forEach(name -> values.computeIfPresent(
                name, (same, user) -> EXTENSION.matcher(user).matches() ? extension.apply(user) : user));
        return FindingRow.fill(text, values);
    }

    @Override
    public String toString() {
        return id() + " " + title();
    }
}
