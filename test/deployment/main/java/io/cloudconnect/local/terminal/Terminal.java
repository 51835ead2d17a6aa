package io.cloudconnect.local.terminal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What the two outputs of this program are connected to.
 *
 * @param output true: standard output is a terminal
 * @param error true: standard error is a terminal, which can be drawn on
 * @param columns width of that terminal
 * @param colours true: a terminal may be coloured; the environment variable {@code NO_COLOR} (https://no-color.org) and
 *     {@code TERM=dumb} forbid it
 */
public record Terminal(boolean output, boolean error, int columns, boolean colours) {
    private static final int DEFAULT_COLUMNS = 100;
    private static final String QUESTION = "test -t 1 && o=1 || o=0; test -t 2 && e=1 || e=0;"
            + " s=$(stty size <&2 2>/dev/null || echo '0 0'); printf '%s %s %s' $o $e \"$s\" >&9";

    /** A terminal for nobody: neither drawn on nor coloured. */
    public static Terminal none() {
        return new Terminal(false, false, DEFAULT_COLUMNS, false);
    }

    /** Asks the operating system; Java itself cannot tell one output from the other. */
    public static Terminal detect(Map<String, String> environment) {
        boolean dumb = "dumb".equals(environment.get("TERM"));
        boolean colours = !dumb && environment.getOrDefault("NO_COLOR", "").isEmpty();
        try {
            java.nio.file.Path answer = java.nio.file.Files.createTempFile("terminal", "");
            try {
                List<String> words = ask(answer);
                int columns = Integer.parseInt(words.get(3));
                return new Terminal(
                        words.get(0).equals("1"),
                        words.get(1).equals("1") && !dumb,
                        columns > 0 ? columns : DEFAULT_COLUMNS,
                        colours);
            } finally {
                java.nio.file.Files.delete(answer);
            }
        } catch (IOException | IndexOutOfBoundsException | NumberFormatException e) {
            return none();
        }
    }

    private static List<String> ask(java.nio.file.Path answer) throws IOException {
        Process shell = new ProcessBuilder("sh", "-c", "exec 9>\"$1\"; " + QUESTION, "sh", answer.toString())
                .inheritIO()
                .start();
        try {
            shell.waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return List.of(java.nio.file.Files.readString(answer, StandardCharsets.UTF_8)
                .strip()
                .split(" "));
    }

    /** Colours for standard output. */
    public Paint outputPaint() {
        return new Paint(output && colours);
    }

    /** Colours for standard error. */
    public Paint errorPaint() {
        return new Paint(error && colours);
    }
}
