package io.cloudconnect;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudconnect.app.SitesFile;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README says nothing that does not work. */
class ReadmeTest {
    private static final Path HOME = Path.of("").toAbsolutePath().getParent();

    @Test
    void itsJavaProgramCompilesAndSynthesises(@TempDir Path folder) throws Exception {
        Path source = Files.writeString(folder.resolve("Voice.java"), block("java"));

        int result = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-cp", System.getProperty("java.class.path"), "-d", folder.toString(), source.toString());

        assertThat(result).isZero();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            Method main = loader.loadClass("Voice").getMethod("main", String[].class);
            main.invoke(null, (Object) new String[0]);
        }
    }

    @Test
    void itsSiteFileIsRead() throws IOException {
        assertThat(SitesFile.parse(block("yaml"), Path.of("README.md")).sites()).hasSize(1);
    }

    @Test
    void everyLinkOfThePagesLeadsSomewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        try (Stream<Path> docs = Files.list(HOME.resolve("docs"))) {
            for (Path page : Stream.concat(Stream.of(HOME.resolve("README.md"), HOME.resolve("CHANGELOG.md")), docs.filter(file -> file.toString().endsWith(".md"))).toList()) {
                Matcher link = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)").matcher(Files.readString(page));
                while (link.find()) {
                    if (!Files.exists(page.resolveSibling(link.group(1)))) {
                        broken.add(HOME.relativize(page) + " → " + link.group(1));
                    }
                }
            }
        }

        assertThat(broken).isEmpty();
    }

    private static String block(String language) throws IOException {
        Matcher block = Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(HOME.resolve("README.md")));
        assertThat(block.find()).isTrue();
        return block.group(1);
    }
}
