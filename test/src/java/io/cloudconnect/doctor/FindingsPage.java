package io.cloudconnect.doctor;

import io.cloudconnect.doctor.rules.Catalogue;
import io.cloudconnect.doctor.rules.FindingRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code docs/findings.md}, written from the rows. */
final class FindingsPage {
    private static final Map<String, String> GROUPS = new LinkedHashMap<>();

    static {
        GROUPS.put("1", "The call does not get through to the trunk");
        GROUPS.put("2", "Twilio refuses the call");
        GROUPS.put("3", "The call stands, and falls");
        GROUPS.put("4", "Media");
        GROUPS.put("5", "Calls from Twilio");
        GROUPS.put("6", "Too much of it");
    }

    private FindingsPage() {}

    static String text() {
        StringBuilder page = new StringBuilder("""
                # What the doctor finds

                `bin/cloudconnect doctor` looks for the following; [doctor.md](doctor.md) tells how to ask it. Names in angle brackets stand for
                what the trace or the site file says. Where one finding causes another, only the cause is shown.

                <!-- Written by FindingsPageTest from findings.yaml. -->
                """);
        GROUPS.forEach((digit, name) -> {
            page.append("\n## ").append(name).append("\n\n| id | | finding |\n| --- | --- | --- |\n");
            rows(digit).forEach(row -> page.append("| [").append(row.id()).append("](#").append(anchor(row)).append(") | ")
                    .append(row.severity().id()).append(" | ").append(row.title()).append(" |\n"));
            rows(digit).forEach(row -> section(page, row));
        });
        return page.toString();
    }

    private static List<FindingRow> rows(String digit) {
        return Catalogue.rows().stream().filter(row -> row.id().startsWith("CC-T" + digit)).toList();
    }

    private static void section(StringBuilder page, FindingRow row) {
        page.append("\n### ").append(row.id()).append("\n\n**").append(row.title()).append("** (").append(row.severity().id()).append(")\n\n");
        page.append("Looks for ").append(row.looksFor()).append(".\n\n").append(plain(row.explanation())).append("\n\n");
        page.append("*What to do:* ").append(plain(row.remedy())).append("\n");
        row.siteRemedy().ifPresent(text -> page.append("\n*With `--site`:* ").append(plain(text)).append("\n"));
        if (!row.router().isEmpty()) {
            page.append("\n```\n");
            row.router().forEach(line -> page.append(FindingRow.fill(line, Map.of())).append("\n"));
            page.append("```\n");
        }
        page.append("\n");
        row.chapter().ifPresent(chapter -> page.append("Described in 2019 as \"").append(chapter).append("\". "));
        page.append("Source: <").append(row.source()).append(">\n");
    }

    private static String anchor(FindingRow row) {
        return row.id().toLowerCase(Locale.ROOT);
    }

    /** The text with its names in angle brackets, written so that Markdown does not take them for tags. */
    private static String plain(String text) {
        return FindingRow.fill(text, Map.of()).replaceAll("<([A-Za-z]+)>", "&lt;$1&gt;");
    }
}
