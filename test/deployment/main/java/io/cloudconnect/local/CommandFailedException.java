package io.cloudconnect.local;

import java.util.List;

/** An external program did not do its work. */
@SuppressWarnings("serial")
public final class CommandFailedException extends RuntimeException {
    private static final int TAIL = 25;

    private final List<String> output;

    CommandFailedException(String message, List<String> output) {
        super(message);
        this.output = List.copyOf(output);
    }

    /** The last lines the program wrote. */
    public List<String> tail() {
        return output.subList(Math.max(0, output.size() - TAIL), output.size());
    }

    @Override
    public String toString() {
        return getMessage() + "\n" + String.join("\n", tail());
    }
}
