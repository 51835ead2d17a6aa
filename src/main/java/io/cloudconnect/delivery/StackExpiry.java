package io.cloudconnect.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.DefaultStackSynthesizer;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.scheduler.CfnSchedule;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;
import software.constructs.IConstruct;

/**
 * Lets a stack remove itself, whether or not what deployed it is still there. Make it last: it watches over what the
 * stack contains by then.
 *
 * <p>From the deadline on, EventBridge Scheduler asks CloudFormation to delete the stack, and again every hour until it
 * is gone: a deletion can fail, for instance while Twilio cannot be reached.
 *
 * <pre>
 *   schedule ── its role: DeleteStack on this stack, nothing else
 *      └─ CloudFormation ── the stack's service role, made by the bootstrap: deletes what the stack contains
 * </pre>
 *
 * <p>The service role is no part of the stack, so it outlives what it deletes. The schedule is: everything else depends
 * on it, hence it is made first and deleted last, and a deletion that fails midway leaves it standing to try again. Its
 * own role may go before CloudFormation is through, since the request has been accepted by then.
 *
 * <p>Sources: https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html (a rate starts at its start
 * date), https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-iam-servicerole.html (a stack keeps its
 * service role; whoever uses it may need to be allowed to pass it).
 */
public final class StackExpiry extends Construct {
    private static final String TRIES = "rate(1 hour)";
    private static final int RETRY_SECONDS = 1800;

    private final CfnSchedule schedule;
    private final Deadline deadline;

    /**
     * Makes the schedule that deletes the stack.
     *
     * @param scope the stack that removes itself
     * @param id unique in the stack
     * @param props when, and who is told before
     * @throws IllegalArgumentException if it is deployed without a service role and none is given
     */
    public StackExpiry(Stack scope, String id, StackExpiryProps props) {
        super(scope, id);
        List<IConstruct> others = scope.getNode().getChildren().stream()
                .filter(child -> !child.getNode().getId().equals(id))
                .toList();
        refusePast(props);
        deadline = Deadline.of(this, props.expiry(), props.warningTime());
        schedule = CfnSchedule.Builder.create(this, "Schedule")
                .description("Deletes the stack " + scope.getStackName() + " when its time is over")
                .scheduleExpression(TRIES)
                .startDate(deadline.moment())
                .flexibleTimeWindow(exactly())
                .target(CfnSchedule.TargetProperty.builder()
                        .arn(universal("cloudformation:deleteStack"))
                        .roleArn(deletion(scope, props).getRoleArn())
                        .input(scope.toJsonString(request(scope, props)))
                        .retryPolicy(retry())
                        .build())
                .build();
        others.forEach(child -> child.getNode().addDependency(schedule));
        props.warning().ifPresent(topic -> warning(scope, topic, props.warningTime()));
    }

    private void refusePast(StackExpiryProps props) {
        if (props.expiry().isPast(props.clock().instant())) {
            // Not thrown: the CLI refuses to deploy what carries an error, and still destroys it.
            Annotations.of(this)
                    .addError("the site expired at " + ((Expiry.At) props.expiry()).moment()
                            + "; write a later moment to deploy it, or destroy it");
        }
    }

    private Role deletion(Stack stack, StackExpiryProps props) {
        PolicyStatement delete = PolicyStatement.Builder.create()
                .actions(List.of("cloudformation:DeleteStack"))
                .resources(List.of(stack.getStackId()))
                .build();
        PolicyStatement pass = PolicyStatement.Builder.create()
                .actions(List.of("iam:PassRole"))
                .resources(List.of(serviceRole(stack, props)))
                .conditions(Map.of("StringEquals", Map.of("iam:PassedToService", "cloudformation.amazonaws.com")))
                .build();
        return schedulerRole("Role", "May delete the stack " + stack.getStackName(), List.of(delete, pass));
    }

    private static String serviceRole(Stack stack, StackExpiryProps props) {
        if (props.deletionRole().isPresent()) {
            return props.deletionRole().get().getRoleArn();
        }
        if (stack.getSynthesizer() instanceof DefaultStackSynthesizer synthesizer) {
            // Written for the CLI, which fills in placeholders of its own.
            return Fn.sub(synthesizer.getCloudFormationExecutionRoleArn());
        }
        throw new IllegalArgumentException(
                "the stack is deployed without a service role, so nothing could delete what it contains;"
                        + " give one that is not part of the stack by deletionRole");
    }

    private static Map<String, String> request(Stack stack, StackExpiryProps props) {
        // By id: another stack may have the name by then. In order: the text is compared at every deployment.
        Map<String, String> request = new TreeMap<>(Map.of("StackName", stack.getStackId()));
        props.deletionRole().ifPresent(role -> request.put("RoleARN", role.getRoleArn()));
        return request;
    }

    private void warning(Stack stack, ITopic topic, Duration warningTime) {
        PolicyStatement publish = PolicyStatement.Builder.create()
                .actions(List.of("sns:Publish"))
                .resources(List.of(topic.getTopicArn()))
                .build();
        Role role = schedulerRole("WarningRole", "May say that the stack removes itself", List.of(publish));
        CfnSchedule.Builder.create(this, "Warning")
                .description("Tells that the stack " + stack.getStackName() + " removes itself soon")
                .scheduleExpression("at(" + deadline.warning() + ")")
                .scheduleExpressionTimezone("UTC")
                .flexibleTimeWindow(exactly())
                .target(CfnSchedule.TargetProperty.builder()
                        .arn(topic.getTopicArn())
                        .roleArn(role.getRoleArn())
                        .input("Cloud Connect: the stack " + stack.getStackName() + " in " + stack.getRegion()
                                + " removes itself at " + deadline.moment()
                                + ". To keep it, change or remove expires in the site file and deploy it again.")
                        .retryPolicy(retry())
                        .build())
                .build();
    }

    /**
     * Assumed by schedules of this account's default group only
     * (https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html).
     */
    private Role schedulerRole(String id, String description, List<PolicyStatement> statements) {
        Stack stack = Stack.of(this);
        String group = stack.formatArn(ArnComponents.builder()
                .service("scheduler")
                .resource("schedule-group")
                .resourceName("default")
                .arnFormat(ArnFormat.SLASH_RESOURCE_NAME)
                .build());
        Role role = Role.Builder.create(this, id)
                .description(description)
                .assumedBy(ServicePrincipal.Builder.create("scheduler.amazonaws.com")
                        .conditions(Map.of(
                                "StringEquals",
                                new TreeMap<>(Map.of("aws:SourceAccount", stack.getAccount(), "aws:SourceArn", group))))
                        .build())
                .inlinePolicies(Map.of(
                        "Schedule",
                        PolicyDocument.Builder.create().statements(statements).build()))
                .build();
        return role;
    }

    private String universal(String call) {
        return "arn:" + Stack.of(this).getPartition() + ":scheduler:::aws-sdk:" + call;
    }

    private static CfnSchedule.FlexibleTimeWindowProperty exactly() {
        return CfnSchedule.FlexibleTimeWindowProperty.builder().mode("OFF").build();
    }

    private static CfnSchedule.RetryPolicyProperty retry() {
        return CfnSchedule.RetryPolicyProperty.builder()
                .maximumEventAgeInSeconds(RETRY_SECONDS)
                .maximumRetryAttempts(10)
                .build();
    }

    /**
     * {@return when the stack removes itself: ISO 8601, UTC; a CDK token where a life is counted from the deployment}
     */
    public String getMoment() {
        return deadline.moment();
    }

    /** {@return the schedule that deletes the stack} */
    public CfnSchedule getSchedule() {
        return schedule;
    }
}
