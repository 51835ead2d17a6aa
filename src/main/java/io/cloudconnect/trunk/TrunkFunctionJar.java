package io.cloudconnect.trunk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The trunk function's jar, which travels inside the library, so that synth and destroy never need another build. */
public final class TrunkFunctionJar {
    private static final String JAR = "trunk-function.jar";
    /** Where the build has put the same file; without it the one in the library is unpacked. */
    private static final String UNPACKED = "cloudconnect.trunk-function";

    private static Path extracted;

    private TrunkFunctionJar() {}

    /** {@return as a file, once a process: the CDK stages files, not class path resources} */
    public static synchronized Path file() {
        if (extracted == null && System.getProperty(UNPACKED) != null) {
            extracted = Path.of(System.getProperty(UNPACKED));
        }
        if (extracted == null) {
            try (InputStream in = TrunkFunctionJar.class.getResourceAsStream(JAR)) {
                if (in == null) {
                    throw new IllegalStateException(
                            JAR + " is missing from the library; build it with its trunk function (mvn package)");
                }
                Path folder = Files.createTempDirectory("cloudconnect");
                Path file = folder.resolve(JAR);
                Files.copy(in, file);
                // In the order of their registration reversed: the file goes before its folder.
                folder.toFile().deleteOnExit();
                file.toFile().deleteOnExit();
                extracted = file;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return extracted;
    }
}
