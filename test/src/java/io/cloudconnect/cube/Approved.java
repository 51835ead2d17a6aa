package io.cloudconnect.cube;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Texts a person has read. {@code -Dapprove=true} writes them anew, to be read again. */
final class Approved {
    private static final Path FOLDER = Path.of("../test/src/resources/io/cloudconnect/cube/approved");

    private Approved() {}

    static void assertApproved(String name, String text) throws IOException {
        Path file = FOLDER.resolve(name);
        if (Boolean.getBoolean("approve")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, text);
        }
        assertThat(text).as("%s", name).isEqualTo(Files.readString(file));
    }
}
