package io.cloudconnect;

import io.cloudconnect.router.Vcube;
import io.cloudconnect.trunk.SiteFunction;
import io.cloudconnect.trunk.contract.RouterReadinessProperties;
import java.time.Duration;
import java.util.TreeMap;
import software.amazon.awscdk.CustomResource;
import software.constructs.Construct;

/**
 * Between the two routers of a pair: in an update the second is touched only when the first, replaced, can serve again.
 *
 * <p>CloudFormation calls an instance complete as soon as EC2 has started it; a router boots five to ten minutes
 * longer.
 */
final class RouterReadiness extends Construct {
    private static final software.amazon.awscdk.Duration LONGEST = software.amazon.awscdk.Duration.minutes(15);

    RouterReadiness(Construct scope, String id, Vcube router, Duration bootTime) {
        super(scope, id);
        SiteFunction function = SiteFunction.forRouterReadiness(this, "Function");
        CustomResource resource = CustomResource.Builder.create(this, "Resource")
                .resourceType(RouterReadinessProperties.RESOURCE_TYPE)
                .serviceToken(function.getFunction().getFunctionArn())
                .serviceTimeout(LONGEST)
                // Sorted: in another order at every synth they would look like a change.
                .properties(new TreeMap<>(
                        new RouterReadinessProperties(router.getInstance().getRef(), bootTime.toSeconds()).toMap()))
                .build();
        resource.getNode().addDependency(function);
        resource.getNode().addDependency(router.getElasticIpAssociation());
    }
}
