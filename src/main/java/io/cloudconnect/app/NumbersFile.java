package io.cloudconnect.app;

import io.cloudconnect.rule.TextRules;
import io.cloudconnect.rule.TrunkRules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A file of telephone numbers beside the site file: one a line, E.164 or PN…; blank lines and # lines do not count. */
final class NumbersFile {
    private NumbersFile() {}

    /** The file's place; every line of it that is no number is reported. */
    static Optional<Path> read(YamlSection trunk, Path folder) {
        Optional<Path> file = trunk.text("numbersFile", name -> existing(folder, name));
        file.ifPresent(place -> check(trunk, place));
        return file;
    }

    private static Path existing(Path folder, String name) {
        Path file = folder.resolve(TextRules.line(name)).normalize();
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException(
                    "\"" + name + "\" does not exist; write a path relative to the site file");
        }
        return file;
    }

    private static void check(YamlSection trunk, Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            List<String> all = lines.map(String::strip).toList();
            for (int line = 0; line < all.size(); line++) {
                check(trunk, file, line + 1, all.get(line));
            }
        } catch (IOException | UncheckedIOException e) {
            trunk.mistake("numbersFile", file.getFileName() + " cannot be read", "write a text file in UTF-8");
        }
    }

    private static void check(YamlSection trunk, Path file, int line, String number) {
        if (number.isEmpty() || number.startsWith("#")) {
            return;
        }
        try {
            TrunkRules.ownedNumber(number);
        } catch (IllegalArgumentException e) {
            trunk.mistakeInOther(file.toString(), line, YamlSection.problem(e), YamlSection.remedy(e));
        }
    }
}
