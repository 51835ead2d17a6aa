package io.cloudconnect.cube;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Collects statements in the order they are typed. */
final class Block {
    private final List<Statement> statements = new ArrayList<>();

    /** A command; {@code arguments} fill its {@code %s}. */
    Block add(String command, Object... arguments) {
        statements.add(new Command(arguments.length == 0 ? command : command.formatted(arguments)));
        return this;
    }

    /** A command only where the condition holds. */
    Block when(boolean condition, String command, Object... arguments) {
        return condition ? add(command, arguments) : this;
    }

    /** Further statements only where the condition holds. */
    Block when(boolean condition, Consumer<Block> content) {
        if (condition) {
            content.accept(this);
        }
        return this;
    }

    /** A command that opens a mode, with what is typed there. */
    Block mode(String command, Consumer<Block> content) {
        Block inner = new Block();
        content.accept(inner);
        statements.add(new Mode(new Command(command), inner.statements));
        return this;
    }

    /** The same statements for each of several values. */
    <T> Block each(Iterable<T> values, EachStatement<T> content) {
        values.forEach(value -> content.write(this, value));
        return this;
    }

    List<Statement> statements() {
        return List.copyOf(statements);
    }

    /** Writes the statements of one value. */
    interface EachStatement<T> {
        void write(Block block, T value);
    }
}
