package io.cloudconnect.delivery;

import io.cloudconnect.CloudConnectStack;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stage;
import software.amazon.awscdk.StageProps;
import software.constructs.Construct;

/** One site on its way through the pipeline. */
final class SiteStage extends Stage {
    private final CloudConnectStack stack;

    SiteStage(Construct scope, DeliveredSite site) {
        super(scope, site.name(), StageProps.builder().env(site.environment()).build());
        stack = site.stack().apply(this);
    }

    CloudConnectStack stack() {
        return stack;
    }

    /** TK…, as the stack tells it. */
    CfnOutput trunkSid() {
        return (CfnOutput) stack.getNode().findChild("TrunkSid");
    }
}
