package io.cloudconnect.app;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.yaml.snakeyaml.nodes.Node;

/** Gathers the mistakes of one file, so that a reader need not stop at the first. */
final class Mistakes {
    private final String file;
    private final List<Supplier<Mistake>> found = new ArrayList<>();

    Mistakes(String file) {
        this.file = file;
    }

    void add(Node where, String field, String problem, String remedy) {
        add(where, field, problem, () -> remedy);
    }

    /** A mistake whose remedy is known when all of the file is read. */
    void add(Node where, String field, String problem, Supplier<String> remedy) {
        int line = where.getStartMark() == null ? 0 : where.getStartMark().getLine() + 1;
        int column = where.getStartMark() == null ? 0 : where.getStartMark().getColumn() + 1;
        found.add(() -> new Mistake(file, line, column, field, problem, remedy.get()));
    }

    /** A mistake in a file that the site file names. */
    void addToOther(String other, int line, String problem, String remedy) {
        found.add(() -> new Mistake(other, line, 1, "", problem, remedy));
    }

    void addToText(int line, int column, String problem) {
        found.add(() -> new Mistake(file, line, column, "", problem, "correct this line or the one before it"));
    }

    void addToFile(String problem, String remedy) {
        found.add(() -> new Mistake(file, 0, 0, "", problem, remedy));
    }

    int count() {
        return found.size();
    }

    /** Throws what was gathered, in the order of the file. */
    void throwIfAny() {
        if (!found.isEmpty()) {
            Comparator<Mistake> othersLast =
                    Comparator.comparing(mistake -> !mistake.file().equals(file));
            throw new SitesFileException(found.stream()
                    .map(Supplier::get)
                    .sorted(othersLast.thenComparingInt(Mistake::line))
                    .toList());
        }
    }
}
