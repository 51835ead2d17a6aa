package io.cloudconnect.trunk.function;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.jacoco.agent.rt.RT;
import org.jacoco.core.analysis.Analyzer;
import org.jacoco.core.analysis.CoverageBuilder;
import org.jacoco.core.tools.ExecFileLoader;

/** Which of our methods have been run from the function's jar, in however many processes, as JaCoCo saw it. */
final class JarCoverage {
    private final Path jar;
    private final Path executed;

    /** @param executed where the processes write down what they have run */
    JarCoverage(Path jar, Path executed) {
        this.jar = jar;
        this.executed = executed;
    }

    /** The JVM's option that makes a process write down, at its end, what it has run. */
    String option() {
        return "-javaagent:" + LambdaProcess.origin(RT.class) + "=append=true,includes=io.cloudconnect.trunk.*,destfile="
                + executed;
    }

    /** {@code Lease.close}, for every method of ours that no process has entered. */
    List<String> neverRun() throws IOException {
        ExecFileLoader runs = new ExecFileLoader();
        runs.load(executed.toFile());
        CoverageBuilder ours = new CoverageBuilder();
        Analyzer analyzer = new Analyzer(runs.getExecutionDataStore(), ours);
        try (JarFile file = new JarFile(jar.toFile())) {
            for (JarEntry entry : file.stream().filter(JarCoverage::isOurs).toList()) {
                try (InputStream in = file.getInputStream(entry)) {
                    analyzer.analyzeClass(in, entry.getName());
                }
            }
        }
        return ours.getClasses().stream()
                .flatMap(type -> type.getMethods().stream()
                        .filter(method -> method.getInstructionCounter().getCoveredCount() == 0)
                        .map(method -> type.getName().replaceAll(".*/", "") + "." + method.getName()))
                .sorted()
                .toList();
    }

    private static boolean isOurs(JarEntry entry) {
        return entry.getName().matches("io/cloudconnect/trunk/(?!jackson/).*\\.class");
    }
}
