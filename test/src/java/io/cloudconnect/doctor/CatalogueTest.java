package io.cloudconnect.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudconnect.doctor.rules.Catalogue;
import io.cloudconnect.doctor.rules.FindingRow;
import io.cloudconnect.doctor.rules.Rules;
import io.cloudconnect.doctor.rules.Watcher;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules, rows and tests belong together: none stands alone. */
class CatalogueTest {
    /** Found by {@link TimedCallsTest}. */
    private static final List<String> TIMED =
            List.of("CC-T118", "CC-T310", "CC-T313", "CC-T517", "CC-T601", "CC-T602", "CC-T603");

    @Test
    void everyRowHasARuleAndEveryRuleARow() {
        Set<String> found = Stream.concat(
                        Rules.all().stream().flatMap(rule -> rule.ids().stream()),
                        Rules.watchers().stream().map(Watcher::id))
                .collect(Collectors.toSet());

        assertThat(found).isEqualTo(Catalogue.rows().stream().map(FindingRow::id).collect(Collectors.toSet()));
    }

    @Test
    void everyRowIsFoundInATest() {
        Set<String> broken = BrokenCallsTest.ways().map(BrokenCallsTest.Way::id).collect(Collectors.toSet());

        assertThat(Catalogue.rows()).extracting(FindingRow::id).allMatch(id -> broken.contains(id) || TIMED.contains(id));
    }

    @Test
    void rowsAreWhole() {
        Set<String> ids = Catalogue.rows().stream().map(FindingRow::id).collect(Collectors.toSet());

        assertThat(Catalogue.rows()).allSatisfy(row -> {
            assertThat(row.id()).matches("CC-T[1-6]\\d\\d");
            assertThat(row.source()).startsWith("https://");
            assertThat(row.title()).doesNotEndWith(".");
            assertThat(row.explanation()).matches(".*[.}]").doesNotContain("''");
            assertThat(ids).containsAll(row.hides());
            assertThat(row.hides()).doesNotContain(row.id());
        });
        assertThat(Catalogue.rows()).extracting(FindingRow::title).doesNotHaveDuplicates();
    }
}
