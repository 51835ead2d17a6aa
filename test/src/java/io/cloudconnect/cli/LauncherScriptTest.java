package io.cloudconnect.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The scripts under {@code bin}, in a small repository of their own with stand-ins for the tools they call. */
class LauncherScriptTest {
    private static final List<String> SYSTEM =
            List.of("bash", "env", "dirname", "readlink", "find", "mkdir", "touch", "sort", "head", "grep", "sed", "mv", "rm", "sleep");

    @TempDir
    private Path folder;

    private Path repository;
    private Path tools;

    /** What a script leaves behind. */
    record Run(int code, String out, String err) {}

    @BeforeEach
    void makeRepository() throws IOException {
        repository = Files.createDirectory(folder.resolve("a repository"));
        tools = Files.createDirectory(folder.resolve("tools"));
        for (String script : List.of("archived-java", "build", "cdk-environment", "cloudconnect")) {
            Path copy = repository.resolve("bin").resolve(script);
            Files.createDirectories(copy.getParent());
            Files.copy(Path.of("..", "bin", script), copy);
            assertThat(copy.toFile().setExecutable(true)).isTrue();
        }
        for (String source : List.of("pom.xml", "src/main/java/A.java", "lambda/pom.xml", "test/twilio/pom.xml", "test/deployment/pom.xml")) {
            Path file = repository.resolve(source);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "");
            Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
        }
        for (String tool : SYSTEM) {
            tool(tool, "exec " + found(tool) + " \"$@\"");
        }
        tool("java", "[ \"$1\" = -version ] && echo 'openjdk version \"17.0.15\"' || echo ran \"${@: -2}\"");
        tool("javac", "echo 'Picked up JAVA_TOOL_OPTIONS: -Xmx512m' >&2; echo javac 21");
        tool("mvn", "[ \"$1\" = --version ] && printf '\\033[1mApache Maven 3.8.7\\033[m\\n' || printf '\\033[0mmvn %s\\033[m\\n' \"$*\" >&2");
        tool("node", "echo v20.11.0");
        tool("npm", "echo 10.2.4");
        tool("python3", "echo Python 3.11.2");
    }

    @Test
    void buildsOnceAndRunsTheCommandFromAnyFolder() throws Exception {
        Run first = run("cloudconnect", "sites");
        Run second = run("cloudconnect", "sites");

        assertThat(first.err).contains("building src", "mvn -q -B -pl src -am package -DskipTests");
        assertThat(second).isEqualTo(new Run(0, "ran io.cloudconnect.cli.Main sites\n", ""));
    }

    @Test
    void theDoctorsFirstRunArchivesItsClassesAndTheNextOnesBeginWithThem() throws Exception {
        makeArchivingJava("exit 1");

        Run first = run("cloudconnect", "doctor", "call.log");
        Run second = run("cloudconnect", "doctor", "other.log");
        Path other = Files.createDirectory(folder.resolve("other")).resolve("java");
        Files.move(tools.resolve("java"), other);
        Files.createSymbolicLink(tools.resolve("java"), other);
        Run otherJvm = run("cloudconnect", "doctor", "call.log");

        assertThat(List.of(first.code, second.code, otherJvm.code)).containsOnly(1);
        assertThat(first.out).isEqualTo("archives call.log\n");
        assertThat(second.out).isEqualTo("begins with the archive other.log\n");
        assertThat(otherJvm.out).isEqualTo("archives call.log\n");
        assertThat(archives()).hasSize(2).allMatch(name -> name.endsWith("-java.jsa"));
    }

    @Test
    void aNewBuildMakesANewArchive() throws Exception {
        makeArchivingJava("exit 0");
        run("cloudconnect", "doctor", "call.log");

        Files.setLastModifiedTime(jar(), FileTime.from(Instant.now().plusSeconds(1)));

        assertThat(run("cloudconnect", "doctor", "call.log").out).startsWith("archives ");
        assertThat(archives()).hasSize(1);
    }

    @Test
    void aRunThatFailsLeavesNoArchive() throws Exception {
        makeArchivingJava("exit 2");

        assertThat(run("cloudconnect", "doctor", "none.log").code).isEqualTo(2);
        assertThat(archives()).isEmpty();
    }

    @Test
    void whoStopsTheFirstRunStopsJavaToo() throws Exception {
        Path stopped = folder.resolve("stopped");
        makeArchivingJava("trap \"echo yes >'" + stopped + "'; exit 143\" TERM; kill $PPID; for i in {1..100}; do sleep 0.05; done");

        assertThat(run("cloudconnect", "doctor", "call.log").code).isEqualTo(143);
        assertThat(stopped).exists();
        assertThat(archives()).isEmpty();
    }

    @Test
    void theFirstRunReadsStandardInput() throws Exception {
        makeArchivingJava("read line && echo \"$line\"; exit 0");

        assertThat(run("cloudconnect", "doctor", "-").out).endsWith("what is given\n");
    }

    @Test
    void theDoctorRunsFromAFolderThatMayNotBeWrittenTo() throws Exception {
        makeArchivingJava("exit 0");
        Path target = jar().getParent();
        Set<PosixFilePermission> usual = Files.getPosixFilePermissions(target);
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("r-xr-xr-x"));
        assumeThat(Files.isWritable(target)).isFalse();
        try {
            assertThat(run("cloudconnect", "doctor", "call.log")).isEqualTo(new Run(0, "runs call.log\n", ""));
        } finally {
            Files.setPosixFilePermissions(target, usual);
        }
    }

    @Test
    void writesNoColoursWhereThereIsNoTerminal() throws Exception {
        Run run = run("cloudconnect", "demo");

        assertThat(run.err).contains("\nmvn -q -B -pl test/deployment").doesNotContain("\u001B");
    }

    @Test
    void buildsAgainWhenASourceIsNewerOrGone() throws Exception {
        run("build");
        Path source = repository.resolve("src/main/java/A.java");

        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(1)));
        assertThat(run("build").err).contains("building src");

        Files.setLastModifiedTime(source, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
        Files.setLastModifiedTime(source.getParent(), FileTime.from(Instant.now().plusSeconds(1)));
        assertThat(run("build").err).contains("building src");
    }

    @Test
    void ignoresWhatTheBuildAndTheTestsWrite() throws Exception {
        run("build");
        Path future = Files.writeString(repository.resolve("src/.jqwik-database"), "");
        Files.setLastModifiedTime(future, FileTime.from(Instant.now().plusSeconds(5)));
        Path built = Files.writeString(repository.resolve("src/target/a.class"), "");
        Files.setLastModifiedTime(built, FileTime.from(Instant.now().plusSeconds(5)));

        assertThat(run("build")).isEqualTo(new Run(0, "", ""));
    }

    @Test
    void demoBuildsEverythingWithoutTests() throws Exception {
        Run run = run("cloudconnect", "demo", "--keep");

        assertThat(run.err).contains("mvn -q -B -pl test/deployment -am package -DskipTests");
        assertThat(run.out).endsWith("ran io.cloudconnect.local.Demo --keep\n");
        assertThat(run("build")).isEqualTo(new Run(0, "", ""));
    }

    @Test
    void marksNothingBuiltWhenTheBuildFails() throws Exception {
        tool("mvn", "[ \"$1\" = --version ] && echo Apache Maven 3.9.1 || exit 1");

        assertThat(run("build")).satisfies(run -> {
            assertThat(run.code).isEqualTo(2);
            assertThat(run.err).endsWith("build: the build failed, see above\n");
        });
        assertThat(run("build").code).isEqualTo(2);
    }

    static final List<List<String>> TOOLS = List.of(
            List.of("javac", "11.0.2", "build: javac 11.0.2 is too old; install a JDK (a JRE has no compiler)"),
            List.of("javac", "", "build: javac is missing; install a JDK (a JRE has no compiler)"),
            List.of("mvn", "Apache Maven 3.6.3", "build: mvn 3.6.3 is too old; install Maven 3.8 or newer"),
            List.of("mvn", "", "build: mvn is missing; install Maven 3.8 or newer"),
            List.of("node", "v18.1.0", "build: node 18.1.0 is too old; install Node.js 20 or newer"),
            List.of("npm", "", "build: npm is missing; install npm, it comes with Node.js"),
            List.of("python3", "Python 3.9.2", "build: python3 3.9.2 is too old; install Python 3.10 or newer, the local AWS runs on it"),
            List.of("java", "", "cloudconnect: java is missing; install a JDK 17 or newer"));

    @ParameterizedTest
    @FieldSource("TOOLS")
    void saysWhichToolIsMissingOrTooOld(List<String> row) throws Exception {
        if (row.get(1).isEmpty()) {
            Files.delete(tools.resolve(row.get(0)));
        } else {
            tool(row.get(0), "echo '" + row.get(1) + "'");
        }

        Run run = run("cloudconnect", "demo");

        assertThat(run.code).isEqualTo(2);
        assertThat(run.err).isEqualTo(row.get(2) + "\n");
    }

    /** A JVM that says what it is told of archives, leaves one where it is to, and ends so. */
    private void makeArchivingJava(String ending) throws Exception {
        run("build");
        Files.writeString(jar(), "");
        Files.setLastModifiedTime(jar(), FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
        tool("java", """
                said=runs
                for option in "$@"; do
                  case $option in
                    -XX:ArchiveClassesAtExit=*) echo classes >"${option#*=}"; said=archives ;;
                    -XX:SharedArchiveFile=*) [ -f "${option#*=}" ] && said="begins with the archive" ;;
                  esac
                done
                echo "$said ${@: -1}"
                """ + ending);
    }

    private Path jar() {
        return repository.resolve("src/target/cloudconnect-0.1.0.jar");
    }

    private List<String> archives() throws IOException {
        try (Stream<Path> files = Files.list(jar().getParent())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.contains(".jsa"))
                    .toList();
        }
    }

    private Run run(String script, String... arguments) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(repository.resolve("bin").resolve(script).toString());
        builder.command().addAll(List.of(arguments));
        builder.directory(folder.toFile());
        builder.environment().clear();
        builder.environment().putAll(Map.of("PATH", tools.toString(), "LC_ALL", "C"));
        Path out = Files.createTempFile(folder, "out", "");
        Path err = Files.createTempFile(folder, "err", "");
        Path in = Files.writeString(folder.resolve("in"), "what is given\n");
        Process process = builder.redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Run(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    private void tool(String name, String script) throws IOException {
        Path file = tools.resolve(name);
        Files.deleteIfExists(file);
        Files.write(file, ("#!" + found("bash") + "\n" + script + "\n").getBytes(StandardCharsets.UTF_8));
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private static Path found(String tool) {
        return List.of(System.getenv("PATH").split(":")).stream()
                .map(folder -> Path.of(folder, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }
}
