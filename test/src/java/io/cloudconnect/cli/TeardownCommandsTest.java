package io.cloudconnect.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

/** What these commands refuse before they ask anybody. */
class TeardownCommandsTest {
    private static final String SAMPLE = "--sites=../cloudconnect.yaml";

    @Test
    void destroysNoSiteThatIsNotInTheFile() {
        assertThat(refused("destroy", "virgina", SAMPLE)).contains("did you mean \"virginia\"?");
    }

    @Test
    void releasesNoAddressWhereNothingIsRemoved() {
        assertThat(refused("orphans", "--release-addresses", SAMPLE)).contains("--release-addresses goes with --remove");
    }

    private static String refused(String... arguments) {
        StringWriter err = new StringWriter();
        int code = Main.run(new PrintWriter(new StringWriter()), new PrintWriter(err), Ansi.OFF, arguments);
        assertThat(code).isEqualTo(Main.BAD_INPUT);
        return err.toString();
    }
}
