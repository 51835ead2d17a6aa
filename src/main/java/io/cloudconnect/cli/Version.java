package io.cloudconnect.cli;

import io.cloudconnect.twilio.Edge;
import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints: the library's version and the date of its table of Twilio's addresses. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("(built from source)");
        return new String[] {"cloudconnect " + version, "Twilio's addresses as of " + Edge.tableDate()};
    }
}
