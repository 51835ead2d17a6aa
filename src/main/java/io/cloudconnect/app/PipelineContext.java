package io.cloudconnect.app;

import io.cloudconnect.delivery.CloudConnectPipeline;
import io.cloudconnect.delivery.CloudConnectPipelineProps;
import io.cloudconnect.delivery.DeliveredSite;
import io.cloudconnect.delivery.PipelineSource;
import io.cloudconnect.delivery.Wave;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.secretsmanager.Secret;

/**
 * The pipeline as {@code cdk.json} describes it, in its context under {@code pipeline}:
 *
 * <pre>{@code
 * "pipeline": {
 *   "account": "111111111111", "region": "us-east-1",
 *   "connection": "arn:aws:codeconnections:…", "repository": "example/voice", "branch": "main",
 *   "waves": [["virginia"], ["ireland", "tokyo"]],
 *   "twilioCredentials": "cloudconnect/twilio"
 * }
 * }</pre>
 *
 * <p>Instead of a connection: {@code codeCommit} and {@code branch}, or {@code bucket} and {@code key}. Without
 * {@code waves} the first site of the file comes first, then all others; before every wave but the first somebody has
 * to approve.
 */
final class PipelineContext {
    private static final Set<String> FIELDS = new TreeSet<>(Set.of(
            "account",
            "region",
            "connection",
            "repository",
            "branch",
            "codeCommit",
            "bucket",
            "key",
            "waves",
            "twilioCredentials"));

    private final Map<?, ?> context;
    private final SitesFile file;

    PipelineContext(Map<?, ?> context, SitesFile file) {
        this.context = context;
        this.file = file;
    }

    /**
     * Makes the pipeline's stack, {@code CloudConnect-pipeline}.
     *
     * @throws IllegalArgumentException with what is wrong, in one line
     */
    Stack stack(App app) {
        context.keySet().stream()
                .filter(field -> !FIELDS.contains(field))
                .findFirst()
                .ifPresent(field -> {
                    throw wrong(field + " is unknown; " + Nearest.remedy(field.toString(), FIELDS));
                });
        Environment tools = Environment.builder()
                .account(needed("account"))
                .region(needed("region"))
                .build();
        PipelineSource source = source();
        List<Wave> waves = waves(tools.getAccount());
        Stack stack = new Stack(
                app,
                "CloudConnect-pipeline",
                StackProps.builder()
                        .env(tools)
                        .description("Rolls the sites of Cloud Connect out")
                        .build());
        CloudConnectPipelineProps props = CloudConnectPipelineProps.of(source, waves);
        new CloudConnectPipeline(
                stack,
                "Delivery",
                text("twilioCredentials")
                        .map(name -> props.twilioCredentials(Secret.fromSecretNameV2(stack, "TwilioCredentials", name)))
                        .orElse(props));
        return stack;
    }

    private PipelineSource source() {
        if (context.containsKey("connection")) {
            return new PipelineSource.Connection(needed("connection"), needed("repository"), needed("branch"));
        }
        if (context.containsKey("codeCommit")) {
            return new PipelineSource.CodeCommit(needed("codeCommit"), needed("branch"));
        }
        if (context.containsKey("bucket")) {
            return new PipelineSource.Archive(needed("bucket"), needed("key"));
        }
        throw wrong(
                "has no source; write connection, repository and branch, or codeCommit and branch, or bucket and key");
    }

    private List<Wave> waves(String account) {
        if (!context.containsKey("waves")) {
            return Wave.oneThenTheOthers(
                    file.sites().stream().map(site -> delivered(site, account)).toList());
        }
        List<Wave> waves = new ArrayList<>();
        for (Object wave : list(context.get("waves"))) {
            List<DeliveredSite> sites = list(wave).stream()
                    .map(name -> delivered(file.site(name.toString()), account))
                    .toList();
            waves.add(waves.isEmpty() ? Wave.of(sites) : Wave.afterApproval(sites));
        }
        return waves;
    }

    private DeliveredSite delivered(Site site, String account) {
        Environment environment = Environment.builder()
                .account(site.account().orElse(account))
                .region(site.region())
                .build();
        return new DeliveredSite(site.name(), environment, scope -> CloudConnectApp.stack(scope, file.twilio(), site));
    }

    private static List<?> list(Object value) {
        if (value instanceof List<?> list) {
            return list;
        }
        throw wrong("waves is no list of lists; write [[\"virginia\"], [\"ireland\", \"tokyo\"]]");
    }

    private Optional<String> text(String field) {
        return Optional.ofNullable(context.get(field)).map(Object::toString);
    }

    private String needed(String field) {
        return text(field).orElseThrow(() -> wrong(field + " is missing; write it"));
    }

    private static IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException("cdk.json: context.pipeline: " + what);
    }
}
