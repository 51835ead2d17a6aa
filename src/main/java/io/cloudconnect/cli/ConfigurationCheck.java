package io.cloudconnect.cli;

import io.cloudconnect.cube.LegalityCheck;
import io.cloudconnect.cube.Violation;
import io.cloudconnect.cube.Violation.Kind;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Checks a configuration that somebody brings, ours or not. */
final class ConfigurationCheck {
    private static final int PROBLEMS_FOUND = 1;
    private static final String STANDARD_INPUT = "-";

    private ConfigurationCheck() {}

    /** Prints what is wrong, why and what to do, each under the place where it stands; 0 when nothing is. */
    static int run(String file, PrintWriter out) {
        String text = text(file);
        List<Violation> violations = LegalityCheck.of(text).violations();
        Map<Boolean, List<Violation>> byUnknown =
                violations.stream().collect(Collectors.partitioningBy(each -> each.kind() == Kind.UNKNOWN_COMMAND));
        byUnknown.get(false).forEach(fault -> explain(file, fault, out));
        unknown(file, byUnknown.get(true), out);
        out.println(file + ": "
                + summary(byUnknown.get(false).size(), byUnknown.get(true).size()) + " in "
                + text.lines().count() + " lines");
        return violations.isEmpty() ? 0 : PROBLEMS_FOUND;
    }

    private static void explain(String file, Violation fault, PrintWriter out) {
        out.println(file + ":" + fault.lineNumber() + ": " + fault.what());
        out.println("    " + fault.line());
        out.println("    so:     " + fault.kind().consequence());
        out.println("    remedy: " + fault.remedy());
        out.println("    source: " + fault.source());
        out.println();
    }

    /** Lines of a router that does other things too would drown what is wrong; they are told shortly. */
    private static void unknown(String file, List<Violation> lines, PrintWriter out) {
        if (lines.isEmpty()) {
            return;
        }
        for (Violation line : lines) {
            out.println(file + ":" + line.lineNumber() + ": " + line.what());
            out.println("    " + line.line());
        }
        out.println("    so:     " + Kind.UNKNOWN_COMMAND.consequence());
        out.println("    remedy: " + lines.get(0).remedy());
        out.println();
    }

    private static String summary(int faults, int unknown) {
        String found = faults == 0 ? "no faults" : faults == 1 ? "1 fault" : faults + " faults";
        return unknown == 0 ? found : found + ", " + unknown + (unknown == 1 ? " line" : " lines") + " not known here,";
    }

    private static String text(String file) {
        try {
            byte[] bytes = file.equals(STANDARD_INPUT) ? System.in.readAllBytes() : Files.readAllBytes(Path.of(file));
            if (bytes.length == 0) {
                throw new UserError(file + ": is empty; give a router configuration");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UserError(file + ": cannot be read; give a router configuration, or - for standard input");
        }
    }
}
