package io.cloudconnect.cli;

import io.cloudconnect.cube.LegalityCheck;
import io.cloudconnect.cube.Violation;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Checks a configuration that somebody brings, ours or not. */
final class ConfigurationCheck {
    private static final int PROBLEMS_FOUND = 1;
    private static final String STANDARD_INPUT = "-";

    private ConfigurationCheck() {}

    /** Prints what is wrong as compilers do; 0 when nothing is. */
    static int run(String file, PrintWriter out) {
        List<Violation> violations = LegalityCheck.of(text(file)).violations();
        for (Violation violation : violations) {
            out.println(file + ":" + violation.lineNumber() + ": " + violation.line() + ": " + violation.what() + "; "
                    + violation.remedy() + " [" + violation.source() + "]");
        }
        if (violations.isEmpty()) {
            out.println(file + ": no faults");
        }
        return violations.isEmpty() ? 0 : PROBLEMS_FOUND;
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
