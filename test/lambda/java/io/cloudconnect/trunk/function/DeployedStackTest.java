package io.cloudconnect.trunk.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeployedStackTest {
    private final AwsStub stub = new AwsStub();
    private final AwsEnvironment aws = new AwsEnvironment(Map.of(
            "AWS_REGION", "eu-west-1",
            "AWS_ACCESS_KEY_ID", "AKIAEXAMPLE",
            "AWS_SECRET_ACCESS_KEY", "example",
            "AWS_ENDPOINT_URL", stub.url()));

    @AfterEach
    void close() {
        stub.close();
    }

    @Test
    void knowsAddressesAndTheTrunkByTheirLogicalIds() {
        String stackId = "arn:aws:cloudformation:eu-west-1:123456789012:stack/CloudConnect-ireland/1";
        stub.stackResources(
                """
                <DescribeStackResourcesResponse><DescribeStackResourcesResult><StackResources>
                  <member><StackId>%1$s</StackId><LogicalResourceId>ElasticIp</LogicalResourceId>
                    <PhysicalResourceId>203.0.113.7</PhysicalResourceId></member>
                  <member><StackId>%1$s</StackId><LogicalResourceId>Pending</LogicalResourceId></member>
                  <member><StackId>%1$s</StackId><LogicalResourceId>Trunk</LogicalResourceId>
                    <PhysicalResourceId>TK1</PhysicalResourceId></member>
                </StackResources></DescribeStackResourcesResult></DescribeStackResourcesResponse>"""
                        .formatted(stackId));

        DeployedStack stack = DeployedStack.read(aws, "CloudConnect-ireland").orElseThrow();

        assertThat(stack.id()).contains(stackId);
        assertThat(stack.physicalId("ElasticIp")).contains("203.0.113.7");
        assertThat(stack.physicalId("Trunk")).contains("TK1");
        assertThat(stack.physicalId("Pending")).isEmpty();
        assertThat(stub.signatures()).singleElement().asString().contains("/eu-west-1/cloudformation/aws4_request");
    }

    @Test
    void findsNoStackBeforeTheFirstDeployment() {
        assertThat(DeployedStack.read(aws, "CloudConnect-ireland")).isEmpty();
    }
}
