package io.cloudconnect.network;

import java.util.List;
import software.amazon.awscdk.CfnTag;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.interfaces.ec2.IVPCRef;
import software.amazon.awscdk.services.ec2.CfnFlowLog;
import software.amazon.awscdk.services.iam.CfnRole;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/**
 * All traffic of a VPC in a log group that goes with the stack.
 *
 * <p>Only EC2's flow logs of this account may take the role, and they may do no more than write:
 * https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html
 */
final class FlowLogs {
    private static final String TRUST =
            """
            {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Principal": {"Service": "vpc-flow-logs.amazonaws.com"}, "Action": "sts:AssumeRole",
               "Condition": {"StringEquals": {"aws:SourceAccount": {"Ref": "AWS::AccountId"}}}}]}""";
    private static final String PERMISSIONS =
            """
            {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Action": ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
               "Resource": "%s"}]}""";

    private FlowLogs() {}

    /** {@return the log group} */
    static ILogGroup of(Construct scope, IVPCRef vpc, List<CfnTag> tags) {
        LogGroup logGroup = LogGroup.Builder.create(scope, "FlowLogGroup")
                .retention(RetentionDays.ONE_MONTH)
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        String logGroupArn = logGroup.getLogGroupArn();
        CfnRole role = CfnRole.Builder.create(scope, "FlowLogRole")
                .assumeRolePolicyDocument(PolicyText.tree(TRUST))
                .policies(List.of(CfnRole.PolicyProperty.builder()
                        .policyName("WriteFlowLogs")
                        .policyDocument(PolicyText.tree(PERMISSIONS.formatted(logGroupArn)))
                        .build()))
                .build();
        CfnFlowLog.Builder.create(scope, "FlowLog")
                .resourceType("VPC")
                .resourceId(vpc)
                .trafficType("ALL")
                .logDestinationType("cloud-watch-logs")
                .logDestination(logGroupArn)
                .deliverLogsPermissionArn(role)
                .tags(tags)
                .build();
        return logGroup;
    }
}
