package io.cloudconnect.cube;

import java.util.List;
import java.util.function.Consumer;

/**
 * A part of the configuration that a reader takes in at once.
 *
 * @param title stands above it as a comment
 * @param statements in the order they are typed
 */
public record Section(String title, List<Statement> statements) {
    public Section {
        // A title becomes a line of text, so it passes the same gate as a command.
        new Command(title);
        statements = List.copyOf(statements);
    }

    static Section of(String title, Consumer<Block> content) {
        Block block = new Block();
        content.accept(block);
        return new Section(title, block.statements());
    }
}
