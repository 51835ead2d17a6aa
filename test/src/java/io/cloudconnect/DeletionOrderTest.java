package io.cloudconnect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudconnect.router.Redundancy;
import io.cloudconnect.router.RouterSettings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awscdk.assertions.Template;

/**
 * CloudFormation deletes side by side whatever does not need one another, so that an order holds only where the template
 * says who needs whom.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeletionOrderTest {
    /** Resources of a site with one router, and of one with a pair. */
    private final List<JsonNode> sites = new ArrayList<>();

    @BeforeAll
    void synthesise() {
        for (Redundancy redundancy : Redundancy.values()) {
            CloudConnectStack stack = Sites.virginia(site -> site.retainElasticIp(false)
                    .router(RouterSettings.builder().redundancy(redundancy).interfaces(2).build()));
            sites.add(new ObjectMapper().valueToTree(Template.fromStack(stack).toJSON()).path("Resources"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Custom::TwilioElasticSipTrunk, every, AWS::EC2::EIP",
        "AWS::EC2::EIPAssociation, every, Custom::TwilioElasticSipTrunk",
        "Custom::TwilioElasticSipTrunk, some, AWS::Lambda::Function",
        "AWS::EC2::EIPAssociation, some, AWS::EC2::Instance",
        "AWS::EC2::EIPAssociation, every, AWS::EC2::VPCGatewayAttachment",
        "AWS::EC2::EIP, every, AWS::EC2::VPCGatewayAttachment",
        "AWS::EC2::Instance, some, AWS::EC2::NetworkInterface",
        "AWS::EC2::NetworkInterface, some, AWS::EC2::SecurityGroup",
        "AWS::EC2::NetworkInterface, some, AWS::EC2::Subnet",
        "AWS::EC2::SecurityGroup, every, AWS::EC2::VPC",
        "AWS::EC2::Subnet, every, AWS::EC2::VPC"
    })
    void needsAndHenceGoesBefore(String first, String quantity, String second) {
        assertThat(sites).hasSize(2).allSatisfy(resources -> {
            List<String> wanted = named(resources, second);
            assertThat(wanted).isNotEmpty();
            assertThat(named(resources, first)).isNotEmpty().allSatisfy(id -> {
                Set<String> needed = needs(resources, id);
                if (quantity.equals("every")) {
                    assertThat(needed).containsAll(wanted);
                } else {
                    assertThat(needed).containsAnyElementsOf(wanted);
                }
            });
        });
    }

    private static List<String> named(JsonNode resources, String type) {
        return resources.properties().stream()
                .filter(entry -> entry.getValue().path("Type").asText().equals(type))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** All it needs, and what they need. */
    private static Set<String> needs(JsonNode resources, String id) {
        Set<String> all = new HashSet<>();
        collect(resources, id, all);
        return all;
    }

    private static void collect(JsonNode resources, String id, Set<String> all) {
        for (String needed : direct(resources.path(id), resources)) {
            if (all.add(needed)) {
                collect(resources, needed, all);
            }
        }
    }

    private static Set<String> direct(JsonNode resource, JsonNode resources) {
        Set<String> needed = new HashSet<>(resource.findValuesAsText("Ref"));
        resource.findValues("Fn::GetAtt").forEach(attribute -> needed.add(attribute.path(0).asText()));
        resource.path("DependsOn").forEach(item -> needed.add(item.asText()));
        needed.removeIf(name -> !resources.has(name));
        return needed;
    }
}
