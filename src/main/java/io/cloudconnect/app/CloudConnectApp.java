package io.cloudconnect.app;

import io.cloudconnect.CloudConnectStack;
import io.cloudconnect.delivery.Expiry;
import io.cloudconnect.delivery.StackExpiry;
import io.cloudconnect.delivery.StackExpiryProps;
import io.cloudconnect.operations.SiteMonitoring;
import io.cloudconnect.trunk.TrunkFunctionJar;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import software.amazon.awscdk.App;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/** The CDK app: a site file in, one independent stack a site out. {@code -c sites=FILE} names another file. */
public final class CloudConnectApp {
    private static final String SITES = "sites";
    private static final String NO_CREATION_STACKS = "aws:cdk:disable-creation-stack-traces";
    private static final String PIPELINE = "pipeline";
    private static final int BAD_INPUT = 2;

    private CloudConnectApp() {}

    public static void main(String[] arguments) {
        // The CDK's kernel takes a while to start; the site file is read meanwhile. Once it is joined, only this thread
        // speaks with the kernel, which knows no threads.
        CompletableFuture<App> kernel = Kernel.start().thenApply(started -> app());
        try {
            SitesFile file = SitesFile.read(
                    Path.of(CliContext.value(SITES, System.getenv()).orElse(SitesFile.DEFAULT_NAME)));
            TrunkFunctionJar.file();
            App app = kernel.join();
            file.sites().forEach(site -> stack(app, file.twilio(), site));
            if (app.getNode().tryGetContext(PIPELINE) instanceof Map<?, ?> context) {
                pipeline(app, new PipelineContext(context, file));
            }
            app.synth();
            Kernel.end();
        } catch (SitesFileException e) {
            kernel.join();
            refuse(e.getMessage());
        }
    }

    private static App app() {
        // Where a construct was made in the CDK's JavaScript tells a Java user nothing, and nobody reads the construct
        // tree; both cost time with every site. The first needs a context key beside its property.
        return App.Builder.create()
                .stackTraces(false)
                .treeMetadata(false)
                .context(Map.of(NO_CREATION_STACKS, true))
                .build();
    }

    private static void pipeline(App app, PipelineContext context) {
        try {
            context.stack(app);
        } catch (IllegalArgumentException e) {
            refuse(e.getMessage());
        }
    }

    private static void refuse(String message) {
        System.err.println(message);
        System.exit(BAD_INPUT);
    }

    /** The stack of one site. */
    public static CloudConnectStack stack(Construct scope, TwilioAccount twilio, Site site) {
        StackProps props = StackProps.builder()
                .stackName(site.stackName())
                .description("Twilio Interconnect with a Cisco vCUBE: site " + site.name())
                .env(Environment.builder()
                        .region(site.region())
                        .account(site.account().orElse(null))
                        .build())
                .build();
        CloudConnectStack stack =
                new CloudConnectStack(scope, site.stackName(), props, new SiteProps(twilio, site)::cloudConnect);
        site.expires().ifPresent(expiry -> expire(stack, expiry));
        return stack;
    }

    private static void expire(CloudConnectStack stack, Expiry expiry) {
        StackExpiryProps props = StackExpiryProps.of(expiry);
        StackExpiry end = new StackExpiry(
                stack,
                "Expiry",
                stack.getSite()
                        .getMonitoring()
                        .flatMap(SiteMonitoring::getTopic)
                        .map(props::warning)
                        .orElse(props));
        CfnOutput.Builder.create(stack, "RemovesItself")
                .value(end.getMoment())
                .description("When the stack removes itself, UTC")
                .build();
    }
}
