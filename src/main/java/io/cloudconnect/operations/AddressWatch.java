package io.cloudconnect.operations;

import io.cloudconnect.router.Vcube;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.events.EventField;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.RuleTargetInput;
import software.amazon.awscdk.services.events.targets.SnsTopic;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

/**
 * Tells when somebody takes an Elastic IP from its router: calls end, and CloudWatch has no metric for it. EventBridge
 * learns of it from CloudTrail, so the account needs a trail with management events.
 *
 * <p>Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html
 */
final class AddressWatch extends Construct {
    AddressWatch(Construct scope, String id, String site, List<Vcube> routers, ITopic topic) {
        super(scope, id);
        List<String> associations = routers.stream()
                .map(router -> router.getElasticIpAssociation().getRef())
                .toList();
        Rule.Builder.create(this, "Rule")
                .description("The Elastic IP of " + site + " was taken from its router")
                .eventPattern(EventPattern.builder()
                        .source(List.of("aws.ec2"))
                        .detailType(List.of("AWS API Call via CloudTrail"))
                        .detail(Map.of(
                                "eventName", List.of("DisassociateAddress"),
                                "requestParameters", Map.of("associationId", associations)))
                        .build())
                .targets(List.of(SnsTopic.Builder.create(topic)
                        .message(
                                RuleTargetInput.fromText(
                                        "Cloud Connect: " + site
                                                + " has lost its Elastic IP, Twilio cannot reach it. Taken by "
                                                + EventField.fromPath("$.detail.userIdentity.arn")
                                                + ". Deploy the site again, or associate the address with the router's first interface."))
                        .build()))
                .build();
    }
}
