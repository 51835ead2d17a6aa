package io.cloudconnect.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The traces to read: files, and what comes by standard input, which is kept in a file of its own meanwhile. */
final class TraceFiles implements AutoCloseable {
    private static final String STANDARD_INPUT = "-";

    private final Map<String, String> names = new LinkedHashMap<>();
    private final List<Path> paths = new ArrayList<>();
    private final List<Path> temporary = new ArrayList<>();

    private TraceFiles() {}

    /**
     * Finds them all.
     *
     * @throws UserError when some cannot be read, with all of these
     */
    static TraceFiles of(List<String> named) {
        TraceFiles files = new TraceFiles();
        List<String> mistakes = new ArrayList<>();
        for (String name : named) {
            if (name.equals(STANDARD_INPUT)) {
                files.add(files.standardInput(), "standard input");
                continue;
            }
            Path path = Path.of(name);
            if (Files.isDirectory(path)) {
                mistakes.add(name + ": is a folder; name the files in it");
            } else if (!Files.exists(path)) {
                mistakes.add(name + ": there is no such file");
            } else if (!Files.isReadable(path)) {
                mistakes.add(name + ": may not be read by you");
            } else {
                files.add(path, name);
            }
        }
        if (!mistakes.isEmpty()) {
            files.close();
            throw new UserError(String.join("\n", mistakes));
        }
        return files;
    }

    private void add(Path path, String name) {
        paths.add(path);
        names.put(path.toString(), name);
    }

    private Path standardInput() {
        try {
            // A trace holds telephone numbers: the file is readable by its owner only, as temporary files are.
            Path copy = Files.createTempFile("cloudconnect-trace", "");
            temporary.add(copy);
            Files.copy(System.in, copy, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            return copy;
        } catch (IOException e) {
            throw new UserError("standard input cannot be read: " + e.getMessage());
        }
    }

    Path[] paths() {
        return paths.toArray(Path[]::new);
    }

    /** What each is called in the answer. */
    Map<String, String> names() {
        return names;
    }

    /** All of them together. */
    long bytes() {
        long bytes = 0;
        for (Path path : paths) {
            try {
                bytes += Files.size(path);
            } catch (IOException unknown) {
                return 0;
            }
        }
        return bytes;
    }

    @Override
    public void close() {
        for (Path path : temporary) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                path.toFile().deleteOnExit();
            }
        }
    }
}
