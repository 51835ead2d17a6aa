package io.cloudconnect;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A package may import only from those above it, and what is said without the CDK stays without it. */
class PackageOrderTest {
    private static final String ROOT = "io.cloudconnect";

    /** From the top down; the root package is written as an empty name. */
    private static final List<String> ORDER = List.of(
            "token", "table", "ip", "twilio", "rule", "sip", "cube", "capacity", "cost", "doctor", "network", "router", "trunk", "onpremises", "operations", "",
            "delivery", "diagram", "app", "teardown", "cli");

    private static final List<String> WITHOUT_CDK = List.of("token", "table", "ip", "twilio", "rule", "sip", "cube", "capacity", "cost", "doctor");

    private final JavaClasses classes =
            new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages(ROOT);

    @Test
    void aPackageImportsOnlyFromThoseAboveIt() {
        for (int index = 0; index < ORDER.size(); index++) {
            String[] below = ORDER.subList(index + 1, ORDER.size()).stream()
                    .map(PackageOrderTest::pattern)
                    .toArray(String[]::new);
            if (below.length > 0) {
                noClasses()
                        .that()
                        .resideInAPackage(pattern(ORDER.get(index)))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(below)
                        .allowEmptyShould(true)
                        .check(classes);
            }
        }
    }

    @Test
    void everyPackageHasItsPlaceInTheOrder() {
        classes.stream()
                .map(type -> type.getPackageName())
                .filter(name -> !name.startsWith(ROOT + ".trunk.contract") && !name.startsWith(ROOT + ".trunk.function"))
                .distinct()
                .forEach(name -> assertThat(ORDER)
                        .contains(name.equals(ROOT) ? "" : name.substring(ROOT.length() + 1).split("\\.")[0]));
    }

    @Test
    void whatNeedsNoCdkHasNone() {
        for (String name : WITHOUT_CDK) {
            noClasses()
                    .that()
                    .resideInAPackage(pattern(name))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("software.amazon..", "software.constructs..")
                    .allowEmptyShould(true)
                    .check(classes);
        }
    }

    @Test
    void packagesDoNotDependOnEachOtherInCircles() {
        SlicesRuleDefinition.slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(classes);
    }

    private static String pattern(String name) {
        return name.isEmpty() ? ROOT : ROOT + "." + name + "..";
    }
}
