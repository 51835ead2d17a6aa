package io.cloudconnect.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * In which order a stack's resources went, by CloudFormation's events.
 *
 * @param types of the resources, the first that was gone first
 */
record DeletionOrder(List<String> types) {
    /** @param stack a name while it lives, its id once it is gone */
    static DeletionOrder of(Aws aws, String stack) {
        List<String> types = new ArrayList<>();
        for (JsonNode event :
                aws.list("cloudformation", "describe_stack_events", Map.of("StackName", stack), "StackEvents")) {
            if (event.path("ResourceStatus").asText().equals("DELETE_COMPLETE")) {
                types.add(event.path("ResourceType").asText());
            }
        }
        Collections.reverse(types);
        return new DeletionOrder(types);
    }

    void requireTrunkBeforeAddressesAndInterfacesBeforeGroups() {
        requireBefore("Custom::TwilioElasticSipTrunk", "AWS::EC2::EIP");
        requireBefore("AWS::EC2::EIPAssociation", "AWS::EC2::Instance");
        requireBefore("AWS::EC2::Instance", "AWS::EC2::NetworkInterface");
        requireBefore("AWS::EC2::NetworkInterface", "AWS::EC2::SecurityGroup");
        requireBefore("AWS::EC2::SecurityGroup", "AWS::EC2::VPC");
        assertThat(types.get(types.size() - 1)).isEqualTo("AWS::CloudFormation::Stack");
    }

    /** Every resource of the one type is gone before the first of the other begins to be; a pair has two of most. */
    private void requireBefore(String first, String second) {
        assertThat(types).contains(first, second);
        if (first.equals("AWS::EC2::Instance") || first.equals("AWS::EC2::EIPAssociation")) {
            // the routers of a pair go one after the other, each with what it has
            assertThat(types.indexOf(first)).as(first + " before " + second).isLessThan(types.indexOf(second));
            assertThat(types.lastIndexOf(first)).as(first + " before " + second).isLessThan(types.lastIndexOf(second));
        } else {
            assertThat(types.lastIndexOf(first)).as(first + " before " + second).isLessThan(types.indexOf(second));
        }
    }
}
