package io.cloudconnect.local.terminal;

import java.io.PrintStream;
import java.util.List;

/** The lower end of a terminal, where a few lines are drawn again and again below what stays. Not thread-safe. */
final class Screen {
    private static final String HIDE_CURSOR = "\u001b[?25l";
    private static final String SHOW_CURSOR = "\u001b[?25h";
    private static final String CLEAR_BELOW = "\u001b[J";

    private final PrintStream out;
    private final int columns;
    private int drawn;

    Screen(PrintStream out, int columns) {
        this.out = out;
        this.columns = columns;
    }

    /** Writes lines that stay, and the living ones below them. */
    void draw(List<String> stay, List<String> living) {
        StringBuilder text = new StringBuilder(HIDE_CURSOR);
        if (drawn > 0) {
            text.append("\u001b[").append(drawn).append("A\r");
        }
        text.append(CLEAR_BELOW);
        stay.forEach(line -> text.append(line).append('\n'));
        living.forEach(line -> text.append(cut(line)).append('\n'));
        if (living.isEmpty()) {
            text.append(SHOW_CURSOR);
        }
        drawn = living.size();
        out.print(text);
        out.flush();
    }

    /** Leaves what is drawn where it is, and gives the cursor back. */
    void release() {
        if (drawn > 0) {
            out.print(SHOW_CURSOR);
            out.flush();
        }
        drawn = 0;
    }

    /** The line, no wider than the terminal: one that wraps would spoil the counting of lines. */
    String cut(String line) {
        String plain = Paint.plain(line);
        if (plain.length() < columns) {
            return line;
        }
        return Paint.cut(line, columns - 2) + "…";
    }
}
