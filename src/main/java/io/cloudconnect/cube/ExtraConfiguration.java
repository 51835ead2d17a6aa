package io.cloudconnect.cube;

import io.cloudconnect.cube.IllegalSettingsException.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Lines a site adds to the generated ones: what they must not do, and where they stand. */
final class ExtraConfiguration {
    static final String TITLE = "Extra configuration of this site";

    /** What is dangerous wherever it stands. */
    private static final List<Refusal> REFUSED = List.of(
            new Refusal(
                    "no ip address trusted( .*)?",
                    "would let everyone on the Internet call out; leave the list in force"),
            new Refusal(
                    "(end|exit-all|configure\\b.*|do\\b.*|reload\\b.*|write\\b.*|copy\\b.*)",
                    "leaves or bypasses configuration mode; type it by hand"),
            new Refusal(
                    "(section:.*|techpackage:.*|ios-config-.*)",
                    "would begin another part of the user data; leave it out"),
            new Refusal("!.*", "comments do not survive every carrier; explain it beside the site file"),
            new Refusal(".*\\bpre-shared-key\\b.*", "user data is readable by others; type the key in by hand"),
            new Refusal(
                    "username .*\\b(password .*|secret [^89].*)",
                    "user data is readable by others; use a type 8 or 9 hash"),
            new Refusal(
                    "(enable password|snmp-server community) .*",
                    "user data is readable by others; type it in by hand"),
            new Refusal("banner .*", "spans several lines, which not every carrier takes; type it in by hand"));

    private ExtraConfiguration() {}

    static List<Problem> problems(List<String> lines) {
        List<Problem> problems = new ArrayList<>();
        for (String line : lines) {
            String command = trimmed(line);
            try {
                new Command(command);
            } catch (IllegalArgumentException e) {
                problems.add(new Problem("extraConfiguration", line, e.getMessage()));
            }
            REFUSED.stream()
                    .filter(refusal -> refusal.matches(command))
                    .forEach(refusal -> problems.add(new Problem("extraConfiguration", line, refusal.remedy())));
        }
        return problems;
    }

    /** Each line by itself: IOS finds the mode, so a line of a mode follows the line that opens it. */
    static Section section(List<String> lines) {
        return Section.of(TITLE, block -> lines.forEach(line -> block.add(trimmed(line))));
    }

    /** Without the blanks around it; any other white space stays, and is refused. */
    private static String trimmed(String line) {
        return line.replaceAll("^ +| +$", "");
    }

    private record Refusal(Pattern pattern, String remedy) {
        Refusal(String pattern, String remedy) {
            this(Pattern.compile(pattern, Pattern.CASE_INSENSITIVE), remedy);
        }

        boolean matches(String line) {
            return pattern.matcher(line).matches();
        }
    }
}
