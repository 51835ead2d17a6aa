package io.cloudconnect;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudconnect.router.RouterSettings;
import io.cloudconnect.trunk.TrunkSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a consumer of the library sees in an IDE is explained there, and every package says whether it may be relied on. */
class PublicApiTest {
    private static final String API = "Public API:";
    private static final String INTERNAL = "Internal:";
    private static final List<Path> SOURCES = List.of(Path.of("main/java"), Path.of("../lambda/main/java"));

    @Test
    void everyPackageSaysWhetherItIsPublic() {
        assertThat(packages()).allSatisfy(folder -> assertThat(description(folder)).containsAnyOf(API, INTERNAL));
        assertThat(apiPackages()).contains("io.cloudconnect", "io.cloudconnect.trunk.contract").doesNotContain("io.cloudconnect.cli");
    }

    @Test
    void everythingPublicIsExplained(@TempDir Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(found, null, null)) {
            List<String> options = List.of(
                    "-proc:none", "-implicit:none", "-Xmaxwarns", "1000", "-d", classes.toString(),
                    "-cp", System.getProperty("java.class.path"),
                    "-Xdoclint:all/protected", "-Xdoclint/package:" + String.join(",", apiPackages()));
            compiler.getTask(null, files, found, options, null, files.getJavaFileObjectsFromPaths(sourcesOfTheApi())).call();
        }

        assertThat(found.getDiagnostics().stream()
                        .filter(diagnostic -> !isCompactConstructor(diagnostic))
                        .map(PublicApiTest::words))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(classes = {CloudConnect.Builder.class, TrunkSettings.Builder.class, RouterSettings.Builder.class})
    void everySettingStandsOnThePageOfConstructs(Class<?> builder) throws IOException {
        String page = Files.readString(Path.of("../docs/constructs.md"));

        assertThat(Stream.of(builder.getMethods())
                        .filter(method -> method.getParameterCount() > 0 && !method.getDeclaringClass().equals(Object.class))
                        .map(Method::getName)
                        .filter(name -> !name.equals("create"))
                        .distinct())
                .isNotEmpty()
                .allSatisfy(name -> assertThat(page).containsPattern("[`.(, ]" + name + "[`(]"));
    }

    /** Its parameters are explained above the record; doclint of JDK 17 wants them twice. */
    private static boolean isCompactConstructor(Diagnostic<? extends JavaFileObject> diagnostic) {
        return words(diagnostic).endsWith("no comment") && line(diagnostic).matches("\\s*public \\w+ \\{");
    }

    private static String words(Diagnostic<? extends JavaFileObject> diagnostic) {
        return diagnostic.getSource() == null
                ? diagnostic.getMessage(null)
                : Path.of(diagnostic.getSource().getName()).getFileName() + ":" + diagnostic.getLineNumber() + ": " + diagnostic.getMessage(null);
    }

    private static String line(Diagnostic<? extends JavaFileObject> diagnostic) {
        try {
            return Files.readAllLines(Path.of(diagnostic.getSource().getName())).get((int) diagnostic.getLineNumber() - 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> apiPackages() {
        return packages().stream()
                .filter(folder -> description(folder).contains(API))
                .map(PublicApiTest::name)
                .toList();
    }

    private static List<Path> sourcesOfTheApi() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (Path folder : packages()) {
            if (description(folder).contains(API)) {
                try (Stream<Path> files = Files.list(folder)) {
                    files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
                }
            }
        }
        return sources;
    }

    /** Folders with sources in them; the trunk function's own packages are nobody's but the function's. */
    private static List<Path> packages() {
        return SOURCES.stream()
                .flatMap(PublicApiTest::walk)
                .filter(file -> file.toString().endsWith(".java"))
                .map(Path::getParent)
                .filter(folder -> !folder.toString().contains("trunk/function"))
                .distinct()
                .sorted()
                .collect(Collectors.toList());
    }

    private static String description(Path folder) {
        try {
            Path file = folder.resolve("package-info.java");
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Path folder) {
        Path root = SOURCES.stream().filter(folder::startsWith).findFirst().orElseThrow();
        return root.relativize(folder).toString().replace('/', '.');
    }

    private static Stream<Path> walk(Path root) {
        try {
            return Files.walk(root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
