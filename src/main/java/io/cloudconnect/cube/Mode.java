package io.cloudconnect.cube;

import java.util.List;

/**
 * A command that opens a mode of its own, and what is typed there: {@code interface GigabitEthernet1}.
 *
 * @param command opens the mode
 * @param statements typed inside, in order
 */
public record Mode(Command command, List<Statement> statements) implements Statement {
    public Mode {
        statements = List.copyOf(statements);
    }
}
