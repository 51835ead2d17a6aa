package io.cloudconnect.cube;

import java.util.List;

/**
 * Writes sections as IOS shows a configuration: a blank of indentation a mode. Every mode is left by an explicit
 * {@code exit}: IOS ignores indentation, and a line typed in the wrong mode is lost.
 */
final class IndentedText {
    private final StringBuilder text = new StringBuilder();

    private IndentedText() {}

    static String of(List<Section> sections) {
        IndentedText writer = new IndentedText();
        for (Section section : sections) {
            writer.text.append("! ---- ").append(section.title()).append('\n');
            writer.write(section.statements(), 0);
        }
        return writer.text.append("!\n").toString();
    }

    private void write(List<Statement> statements, int depth) {
        for (Statement statement : statements) {
            if (statement instanceof Mode mode) {
                line(depth, mode.command().text());
                write(mode.statements(), depth + 1);
                line(depth + 1, "exit");
            } else if (statement instanceof Command command) {
                line(depth, command.text());
            }
        }
    }

    private void line(int depth, String command) {
        text.append(" ".repeat(depth)).append(command).append('\n');
    }
}
