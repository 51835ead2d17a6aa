package io.cloudconnect.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudconnect.local.report.StandingSite;
import io.cloudconnect.twilio.simulator.AccountState;
import io.cloudconnect.twilio.simulator.TwilioSimulator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A site that was built by hand: its Elastic IP and its trunk go over to a stack, and outlive it. */
@OnLocalCloud
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MigrationIT {
    private static final String SITE = "migrated";
    private static final String DOMAIN = "example-imported";

    private Aws aws;
    private TwilioSimulator twilio;
    private Map<String, String> gateway;
    private String oldRouter;
    private JsonNode address;
    private String trunkSid;
    private Sites sites;

    @BeforeAll
    void buildByHand(DeploymentGround ground) {
        aws = ground.aws();
        twilio = ground.cloud().twilio();
        JsonNode subnet =
                aws.list("ec2", "describe_subnets", Map.of(), "Subnets").get(0);
        gateway = Map.of(
                "InternetGatewayId",
                aws.call("ec2", "create_internet_gateway", Map.of())
                        .at("/InternetGateway/InternetGatewayId")
                        .asText(),
                "VpcId",
                subnet.path("VpcId").asText());
        aws.call("ec2", "attach_internet_gateway", gateway);
        Map<String, Object> instance = Map.of(
                "ImageId",
                DeploymentGround.CSR1000V_IMAGE,
                "SubnetId",
                subnet.path("SubnetId").asText(),
                "MinCount",
                1,
                "MaxCount",
                1);
        oldRouter = aws.call("ec2", "run_instances", instance)
                .at("/Instances/0/InstanceId")
                .asText();
        address = aws.call("ec2", "allocate_address", Map.of("Domain", "vpc"));
        aws.call("ec2", "associate_address", Map.of("AllocationId", allocationId(), "InstanceId", oldRouter));
        trunkSid = twilio.seed().trunk("Theirs", DOMAIN + ".pstn.twilio.com");
        twilio.seed().originationUrl(trunkSid, "theirs", "sip:192.0.2.1");
        sites = ground.siteLikeVirginia(SITE)
                .with(SITE, "trunk.domain", DOMAIN)
                .with(SITE, "trunk.sid", trunkSid)
                .with(
                        SITE,
                        "router.elasticIps",
                        List.of(Map.of("address", publicIp(), "allocationId", allocationId())));
    }

    @AfterAll
    void clearAway() {
        aws.call("ec2", "terminate_instances", Map.of("InstanceIds", List.of(oldRouter)));
        aws.call("ec2", "release_address", Map.of("AllocationId", allocationId()));
        aws.call("ec2", "detach_internet_gateway", gateway);
        aws.call("ec2", "delete_internet_gateway", Map.of("InternetGatewayId", gateway.get("InternetGatewayId")));
    }

    @Test
    void movesTheAddressAndConfiguresTheTrunkAndLeavesBothStanding(DeploymentGround ground) {
        ground.deploy(sites);
        StandingSite standing = ground.standing(SITE);
        AccountState.Trunk configured = trunk();
        ground.destroy(sites);

        assertThat(standing.router().interfaces().get(0).publicIp()).isEqualTo(publicIp());
        assertThat(standing.router().userData()).contains(publicIp());
        assertThat(configured.sid()).isEqualTo(trunkSid);
        assertThat(configured.originationUrls())
                .extracting(AccountState.OriginationUrl::sipUrl)
                .anyMatch(url -> url.contains(publicIp()));
        assertThat(aws.list("ec2", "describe_addresses", Map.of("AllocationIds", List.of(allocationId())), "Addresses"))
                .as("the address is still the account's")
                .hasSize(1);
        assertThat(trunk().sid()).isEqualTo(trunkSid);
        assertThat(trunk().originationUrls())
                .extracting(AccountState.OriginationUrl::sipUrl)
                .containsExactly("sip:192.0.2.1");
        assertThat(trunk().accessControlLists()).isEmpty();
    }

    private AccountState.Trunk trunk() {
        return twilio.account().trunk(DOMAIN + ".pstn.twilio.com").orElseThrow();
    }

    private String allocationId() {
        return address.path("AllocationId").asText();
    }

    private String publicIp() {
        return address.path("PublicIp").asText();
    }
}
