package io.cloudconnect.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A file of telephone numbers beside the site file: one a line, E.164 or PN…; blank lines and # lines do not count. */
final class NumbersFile {
    private NumbersFile() {}

    /**
     * The file's place, once every line of it is right.
     *
     * @throws IllegalArgumentException with the first lines that are not
     */
    static Path find(Path folder, String name) {
        Path file = folder.resolve(Formats.line(name)).normalize();
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException(
                    "\"" + name + "\" does not exist; write a path relative to the site file");
        }
        try (Stream<String> lines = Files.lines(file)) {
            List<String> all = lines.map(String::strip).toList();
            for (int line = 0; line < all.size(); line++) {
                check(name, line + 1, all.get(line));
            }
            return file;
        } catch (IOException | UncheckedIOException e) {
            throw new IllegalArgumentException("\"" + name + "\" cannot be read; write a text file in UTF-8", e);
        }
    }

    private static void check(String name, int line, String number) {
        if (number.isEmpty() || number.startsWith("#")) {
            return;
        }
        try {
            Formats.ownedNumber(number);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + ":" + line + ": " + e.getMessage(), e);
        }
    }
}
