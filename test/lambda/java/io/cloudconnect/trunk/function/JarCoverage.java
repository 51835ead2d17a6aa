package io.cloudconnect.trunk.function;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.jacoco.agent.rt.RT;
import org.jacoco.core.analysis.Analyzer;
import org.jacoco.core.analysis.CoverageBuilder;
import org.jacoco.core.analysis.IClassCoverage;
import org.jacoco.core.tools.ExecFileLoader;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Which of the calls our code makes into the libraries of the function's jar have been made from that jar, in however
 * many processes: our methods as JaCoCo saw them run, their calls as their byte code has them.
 */
final class JarCoverage {
    private static final String OURS = "io/cloudconnect/trunk/(?!jackson/).*";
    private static final String LIBRARIES = "(com/twilio|software/amazon|io/cloudconnect/trunk/jackson)/.*";

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

    /** {@code com/twilio/rest/trunking/v1/Trunk.creator}, for every call no process can have made. */
    Set<String> callsNeverMade() throws IOException {
        ExecFileLoader runs = new ExecFileLoader();
        runs.load(executed.toFile());
        CoverageBuilder ours = new CoverageBuilder();
        Analyzer analyzer = new Analyzer(runs.getExecutionDataStore(), ours);
        Map<String, Set<String>> callsByMethod = new HashMap<>();
        try (JarFile file = new JarFile(jar.toFile())) {
            for (JarEntry entry : file.stream().filter(JarCoverage::isOurs).toList()) {
                try (InputStream in = file.getInputStream(entry)) {
                    byte[] type = in.readAllBytes();
                    analyzer.analyzeClass(type, entry.getName());
                    new ClassReader(type).accept(new Calls(callsByMethod), ClassReader.SKIP_DEBUG);
                }
            }
        }
        Set<String> run = new HashSet<>();
        ours.getClasses().forEach(type -> run.addAll(run(type)));
        Set<String> never = new TreeSet<>();
        callsByMethod.values().forEach(never::addAll);
        callsByMethod.forEach((method, calls) -> {
            if (run.contains(method)) {
                never.removeAll(calls);
            }
        });
        return never;
    }

    private static List<String> run(IClassCoverage type) {
        return type.getMethods().stream()
                .filter(method -> method.getInstructionCounter().getCoveredCount() > 0)
                .map(method -> type.getName() + "." + method.getName() + method.getDesc())
                .toList();
    }

    private static boolean isOurs(JarEntry entry) {
        return entry.getName().matches(OURS + "\\.class");
    }

    /** Collects the calls into libraries by the method that makes them. */
    private static final class Calls extends ClassVisitor {
        private final Map<String, Set<String>> callsByMethod;
        private String type;

        Calls(Map<String, Set<String>> callsByMethod) {
            super(Opcodes.ASM9);
            this.callsByMethod = callsByMethod;
        }

        @Override
        public void visit(int version, int access, String name, String signature, String parent, String[] interfaces) {
            type = name;
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            Set<String> calls = callsByMethod.computeIfAbsent(type + "." + name + descriptor, method -> new HashSet<>());
            return new MethodVisitor(Opcodes.ASM9) {
                @Override
                public void visitMethodInsn(int code, String owner, String called, String shape, boolean isInterface) {
                    if (owner.matches(LIBRARIES)) {
                        calls.add(owner + "." + called);
                    }
                }
            };
        }
    }
}
