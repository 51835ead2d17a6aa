package io.cloudconnect.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudconnect.app.Site;
import io.cloudconnect.app.SitesFile;
import io.cloudconnect.trunk.TrunkFunctionJar;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cloudconnect plan SITE}: the trunk function's own plan, made here; it runs in a process of its own. */
@Command(
        name = "plan",
        description = "Prints what a deployment of the site would do at Twilio. Reads there, and changes nothing.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  cloudconnect plan virginia",
            "  cloudconnect plan virginia --elastic-ip 203.0.113.7 --credentials key.json",
            "",
            "Twilio's API key is read from the secret the site file names, with the AWS credentials in the",
            "environment; or from a JSON file: {\"accountSid\": \"AC…\", \"apiKeySid\": \"SK…\", \"apiKeySecret\": \"…\"}.",
            "Numbers that were taken out of the site file are detached by a deployment; a plan cannot see them."
        })
final class PlanCommand implements Callable<Integer> {
    private static final String MAIN = "io.cloudconnect.trunk.function.PlanCommand";

    private final ObjectMapper json = new ObjectMapper();

    @Parameters(paramLabel = "SITE", description = "Name of the site.")
    private String site;

    @Mixin
    private SitesOption sites;

    @Option(
            names = "--elastic-ip",
            paramLabel = "IP",
            split = ",",
            description = "The routers' Elastic IPs, in their order. Default: those of the deployed stack.")
    private List<String> elasticIps = List.of();

    @Option(names = "--credentials", paramLabel = "FILE", description = "Twilio's API key; default: the secret.")
    private Path credentials;

    @Option(
            names = "--account",
            paramLabel = "ID",
            description = "The AWS account of a stack that is not asked. Default: the site's.")
    private String account;

    @Option(
            names = "--twilio-endpoint",
            paramLabel = "URL",
            description = "A stand-in for Twilio. Default: TWILIO_ENDPOINT_URL, or else Twilio.",
            defaultValue = "${env:TWILIO_ENDPOINT_URL:-}")
    private String twilioEndpoint;

    @Option(
            names = "--format",
            description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.",
            defaultValue = "text")
    private Format format;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        SitesFile file = sites.read();
        Site chosen = SitesOption.site(file, site);
        TrunkResource trunk = TrunkResource.of(file.twilio(), chosen, elasticIps);
        ObjectNode request = json.createObjectNode()
                .put("region", chosen.region())
                .put("stackName", chosen.stackName())
                .put("logicalId", trunk.logicalId())
                .put("account", Optional.ofNullable(account).or(chosen::account).orElse(""))
                .put("numbers", numbers(chosen));
        request.set("properties", trunk.properties());
        if (credentials != null) {
            request.put("credentials", text(credentials, "--credentials"));
        }
        JsonNode plan = ask(request);
        if (plan.has("problem")) {
            throw new UserError(plan.path("problem").asText());
        }
        print(plan);
        return 0;
    }

    private static String numbers(Site site) {
        return site.trunk().numbersFile().map(file -> text(file, "numbersFile")).orElse("");
    }

    private static String text(Path file, String what) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UserError(what + ": " + file + " cannot be read; name a text file in UTF-8");
        }
    }

    /** The function's dependencies never share a class path with ours. */
    private JsonNode ask(ObjectNode request) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        TrunkFunctionJar.file().toString(),
                        MAIN)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("TWILIO_ENDPOINT_URL", twilioEndpoint);
        Process process = builder.start();
        // through the pipe, not through arguments: it may hold the key
        try (OutputStream in = process.getOutputStream()) {
            in.write(request.toString().getBytes(StandardCharsets.UTF_8));
        }
        byte[] answer = process.getInputStream().readAllBytes();
        process.waitFor();
        if (answer.length == 0) {
            throw new IllegalStateException(
                    "the trunk function ended without a plan, exit code " + process.exitValue());
        }
        return json.readTree(answer);
    }

    private void print(JsonNode plan) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (format == Format.json) {
            out.println(json.writerWithDefaultPrettyPrinter().writeValueAsString(plan));
            return;
        }
        int number = 0;
        for (JsonNode step : plan.path("steps")) {
            out.println(++number + ". " + step.path("step").asText() + " "
                    + step.path("subject").asText());
        }
        if (number == 0) {
            out.println("nothing to do");
        }
        plan.path("warnings").forEach(warning -> out.println("! " + warning.asText()));
    }
}
