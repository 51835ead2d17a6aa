package io.cloudconnect.trunk;

import io.cloudconnect.trunk.contract.LeaseTable;
import io.cloudconnect.trunk.contract.TrunkAttributes;
import io.cloudconnect.trunk.contract.TrunkMetrics;
import io.cloudconnect.trunk.contract.TrunkProperties;
import io.cloudconnect.trunk.contract.TrunkProperties.AllowedAddress;
import io.cloudconnect.trunk.contract.TrunkProperties.Numbers;
import io.cloudconnect.trunk.contract.TrunkProperties.OriginationUrl;
import io.cloudconnect.trunk.contract.TrunkProperties.S3Object;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.CustomResource;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.s3.assets.Asset;
import software.amazon.awscdk.services.secretsmanager.ISecret;
import software.constructs.Construct;

/**
 * An Elastic SIP Trunk at Twilio: termination domain, access control, origination, numbers.
 *
 * <p>Deleting it removes the trunk and what carries its marker, and nothing else; numbers stay in the account.
 *
 * <p>Source: https://www.twilio.com/docs/sip-trunking/api
 */
public final class ElasticSipTrunk extends Construct {
    private static final Duration LONGEST_RUN = Duration.minutes(15);

    private final TrunkSettings settings;
    private final IFunction function;
    private final CustomResource resource;

    /**
     * Makes the trunk's resource and its function.
     *
     * @param scope the stack or construct it belongs to
     * @param id unique in the scope
     * @param props how the trunk behaves, and who may use it
     */
    public ElasticSipTrunk(Construct scope, String id, ElasticSipTrunkProps props) {
        super(scope, id);
        settings = props.settings();
        SiteFunction trunkFunction =
                SiteFunction.forTrunk(this, "Function", settings.domain().fullName(), leases());
        function = trunkFunction.getFunction();
        props.credentials().grantRead(trunkFunction.getFunction());
        Optional<S3Object> numberList = settings.numbers().file().map(file -> {
            Asset asset =
                    Asset.Builder.create(this, "Numbers").path(file.toString()).build();
            asset.grantRead(trunkFunction.getFunction());
            return new S3Object(asset.getS3BucketName(), asset.getS3ObjectKey());
        });
        resource = CustomResource.Builder.create(this, "Resource")
                .resourceType(TrunkProperties.RESOURCE_TYPE)
                .serviceToken(function.getFunctionArn())
                .serviceTimeout(LONGEST_RUN)
                .properties(properties(props, numberList).toMap())
                .build();
        // What the function may read has to be granted before it is called, and stay until it has been called for the
        // last time.
        resource.getNode().addDependency(trunkFunction);
    }

    /**
     * Where runs of the function see each other, so that one works at a time. Holds nothing that outlives a deployment.
     */
    private Table leases() {
        return Table.Builder.create(this, "Leases")
                .partitionKey(Attribute.builder()
                        .name(LeaseTable.KEY)
                        .type(AttributeType.STRING)
                        .build())
                .timeToLiveAttribute(LeaseTable.EXPIRY)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
    }

    private TrunkProperties properties(ElasticSipTrunkProps props, Optional<S3Object> numberList) {
        List<AllowedAddress> addresses = new ArrayList<>(props.routers());
        settings.allow()
                .forEach(network -> addresses.add(new AllowedAddress("allowed " + network, network.toString())));
        List<OriginationUrl> urls = new ArrayList<>(props.routerUrls());
        urls.addAll(settings.origination());
        return new TrunkProperties(
                reference(props.credentials()),
                settings.trunkSid(),
                settings.friendlyName(),
                settings.domain().fullName(),
                settings.transferMode(),
                settings.transferCallerId(),
                settings.secure(),
                settings.cnamLookup(),
                settings.disasterRecoveryUrl(),
                settings.disasterRecoveryMethod(),
                settings.recording(),
                addresses,
                settings.accessControlLists(),
                settings.credentialLists(),
                urls,
                new Numbers(
                        settings.numbers().owned(),
                        numberList,
                        settings.numbers().purchase(),
                        settings.numbers().takeOver()),
                settings.revision());
    }

    /** A secret imported by name has no full ARN; Secrets Manager finds it by its name. */
    private static String reference(ISecret secret) {
        return secret.getSecretFullArn() == null ? secret.getSecretName() : secret.getSecretFullArn();
    }

    /** {@return TK…, once deployed} */
    public String getTrunkSid() {
        return resource.getRef();
    }

    /** {@return {@code gaman.pstn.twilio.com}} */
    public String getDomainName() {
        return settings.domain().fullName();
    }

    /** {@return AL…, the access control list this trunk has of its own} */
    public String getAccessControlListSid() {
        return resource.getAttString(TrunkAttributes.ACCESS_CONTROL_LIST_SID);
    }

    /** {@return requests of CloudFormation that the function answered with a failure} Default: sum over 5 minutes. */
    public Metric metricFailures() {
        return metric(TrunkMetrics.FAILURES);
    }

    /** {@return how often Twilio told the function to slow down} Default: sum over 5 minutes. */
    public Metric metricThrottled() {
        return metric(TrunkMetrics.THROTTLED);
    }

    /**
     * An alarm that rings when a request has failed, or the function died before it could answer; give it actions by
     * {@code addAlarmAction}.
     *
     * @param id unique within this trunk
     * @return the alarm
     */
    public Alarm alarmOnFailure(String id) {
        MathExpression failures = MathExpression.Builder.create()
                .label("Failed requests")
                .expression("FILL(answered, 0) + FILL(died, 0)")
                .usingMetrics(Map.of("answered", metricFailures(), "died", function.metricErrors()))
                .build();
        return Alarm.Builder.create(this, id)
                .alarmDescription("The Twilio trunk " + settings.domain().fullName()
                        + " could not be configured; the reason stands in the stack's events and in the function's log")
                .metric(failures)
                .threshold(1)
                .evaluationPeriods(1)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD)
                .treatMissingData(TreatMissingData.NOT_BREACHING)
                .build();
    }

    private Metric metric(String name) {
        return Metric.Builder.create()
                .namespace(TrunkMetrics.NAMESPACE)
                .metricName(name)
                .dimensionsMap(Map.of(TrunkMetrics.STACK, Stack.of(this).getStackName()))
                .statistic("Sum")
                .period(Duration.minutes(5))
                .build();
    }

    /** {@return how the trunk behaves} */
    public TrunkSettings getSettings() {
        return settings;
    }

    /** {@return the function that configures the trunk} */
    public IFunction getFunction() {
        return function;
    }

    /** {@return the trunk as CloudFormation sees it} */
    public CustomResource getResource() {
        return resource;
    }
}
