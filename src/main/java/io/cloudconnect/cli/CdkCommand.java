package io.cloudconnect.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The CDK CLI the project pins, run with the terminal it is given.
 *
 * @param home the folder of {@code cdk.json}
 */
record CdkCommand(Path home) {
    private static final long LOOK_SECONDS = 10;

    /** The checkout the launcher belongs to. */
    static CdkCommand find() {
        return new CdkCommand(Path.of(
                Optional.ofNullable(System.getProperty(SitesOption.HOME)).orElse(System.getProperty("user.dir"))));
    }

    /** @throws UserError where Node.js or the CLI is missing */
    void requireTools() {
        try {
            Process node = new ProcessBuilder("node", "--version")
                    .redirectErrorStream(true)
                    .start();
            if (!node.waitFor(LOOK_SECONDS, TimeUnit.SECONDS) || node.exitValue() != 0) {
                throw new UserError("node does not run; install Node.js 20 or newer");
            }
        } catch (IOException e) {
            throw new UserError("node is missing, the CDK CLI runs on it; install Node.js 20 or newer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UserError("interrupted; start again");
        }
        if (!Files.isExecutable(program())) {
            throw new UserError(program() + " is missing; run bin/install-tools npm");
        }
    }

    /** {@code cdk destroy}, with nobody to ask; the exit code. */
    int destroy(Path sites, String stack, Optional<String> profile) {
        List<String> line = new ArrayList<>(List.of(
                program().toString(),
                "destroy",
                stack,
                "--force",
                "--exclusively",
                "-c",
                "sites=" + sites.toAbsolutePath()));
        profile.ifPresent(name -> line.addAll(List.of("--profile", name)));
        ProcessBuilder cdk = new ProcessBuilder(line).directory(home.toFile()).inheritIO();
        // The CLI is pinned, so nothing it could tell about newer ones helps here.
        cdk.environment().putIfAbsent("CDK_DISABLE_VERSION_CHECK", "1");
        cdk.environment().putIfAbsent("CDK_CLI_DISABLE_NOTICES", "1");
        cdk.environment().putIfAbsent("CDK_VALIDATION", "false");
        cdk.environment().putIfAbsent("NODE_NO_WARNINGS", "1");
        try {
            return cdk.start().waitFor();
        } catch (IOException e) {
            throw new UserError(program() + " cannot be started; run bin/install-tools npm");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UserError("interrupted; CloudFormation goes on, destroy again to see the end");
        }
    }

    private Path program() {
        return home.resolve("node_modules/.bin/cdk");
    }
}
