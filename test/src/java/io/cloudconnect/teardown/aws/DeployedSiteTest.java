package io.cloudconnect.teardown.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.cloudconnect.cube.RouterAddresses;
import io.cloudconnect.teardown.TeardownException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A stand-in for AWS answers by what it is asked for. */
class DeployedSiteTest {
    private static final String STACK = "CloudConnect-toronto";

    private final Map<String, String> answers = new HashMap<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String answer = answers.entrySet().stream()
                    .filter(entry -> asked.contains(entry.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse("<R/>");
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.contains("<Error>") ? 400 : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        answers.put("GetCallerIdentity", "<R><Account>123456789012</Account><Arn>arn:aws:sts::123456789012:user/me</Arn></R>");
        answers.put("DescribeStacks", "<R><Stacks><member><StackId>arn:stack</StackId><StackName>" + STACK
                + "</StackName><StackStatus>UPDATE_COMPLETE</StackStatus></member></Stacks></R>");
        answers.put("ListStackResources", "<R><StackResourceSummaries>"
                + resource("VoiceRouter2Instance77", "i-second", "AWS::EC2::Instance", "CREATE_COMPLETE")
                + resource("VoiceRouter1Instance12", "i-first", "AWS::EC2::Instance", "UPDATE_COMPLETE")
                + resource("VoiceRouter1Instance34", "i-old", "AWS::EC2::Instance", "DELETE_IN_PROGRESS")
                + resource("VoiceSiteToSiteVpn1", "vpn-1", "AWS::EC2::VPNConnection", "CREATE_COMPLETE")
                + resource("VoiceSiteToSiteVpnPreSharedKey2B", "arn:key-2", "AWS::SecretsManager::Secret", "CREATE_COMPLETE")
                + resource("VoiceSiteToSiteVpnPreSharedKey1A", "arn:key-1", "AWS::SecretsManager::Secret", "CREATE_COMPLETE")
                + "</StackResourceSummaries></R>");
        answers.put("i-first", instance(networkInterface(0, "10.20.0.37", "203.0.113.7")));
        answers.put("i-second", instance(networkInterface(1, "10.20.192.9", "")
                + networkInterface(0, "10.20.64.37", "203.0.113.8")));
        answers.put("DescribeVpnConnections", "<R><vpnConnectionSet><item><customerGatewayConfiguration>"
                + "&lt;vpn_connection/&gt;</customerGatewayConfiguration></item></vpnConnectionSet></R>");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void readsRoutersInTheirOrderAndTheVpn() {
        DeployedSite site = DeployedSite.read(connect(), "ca-central-1", STACK);

        assertThat(site.routers())
                .containsExactly(
                        new RouterAddresses("203.0.113.7", "10.20.0.37", Optional.empty()),
                        new RouterAddresses("203.0.113.8", "10.20.64.37", Optional.of("10.20.192.9")));
        assertThat(site.customerGatewayConfiguration()).contains("<vpn_connection/>");
        assertThat(site.keySecrets()).containsExactly("arn:key-1", "arn:key-2");
        assertThat(site.toString()).doesNotContain("vpn_connection");
    }

    @Test
    void saysThatThereIsNoStack() {
        answers.put("DescribeStacks", "<R><Error><Code>ValidationError</Code><Message>Stack with id " + STACK
                + " does not exist</Message></Error></R>");

        assertThatThrownBy(() -> DeployedSite.read(connect(), "ca-central-1", STACK))
                .isInstanceOf(TeardownException.class)
                .hasMessage("there is no stack CloudConnect-toronto in ca-central-1 of account 123456789012;"
                        + " deploy it, or leave --deployed out");
    }

    @Test
    void saysThatARouterHasNoElasticIpYet() {
        answers.put("i-first", instance(networkInterface(0, "10.20.0.37", "")));

        assertThatThrownBy(() -> DeployedSite.read(connect(), "ca-central-1", STACK))
                .isInstanceOf(TeardownException.class)
                .hasMessageStartingWith("router i-first has no Elastic IP yet");
    }

    private AwsAccount connect() {
        Map<String, String> environment = Map.of(
                "AWS_ACCESS_KEY_ID", "test",
                "AWS_SECRET_ACCESS_KEY", "test",
                "AWS_ENDPOINT_URL", "http://127.0.0.1:" + server.getAddress().getPort());
        return AwsAccount.connect(environment, Optional.empty(), "ca-central-1", Path.of(".."));
    }

    private static String resource(String logicalId, String physicalId, String type, String status) {
        return "<member><LogicalResourceId>%s</LogicalResourceId><PhysicalResourceId>%s</PhysicalResourceId><ResourceType>%s</ResourceType><ResourceStatus>%s</ResourceStatus></member>"
                .formatted(logicalId, physicalId, type, status);
    }

    private static String instance(String interfaces) {
        return "<R><reservationSet><item><instancesSet><item><networkInterfaceSet>" + interfaces
                + "</networkInterfaceSet></item></instancesSet></item></reservationSet></R>";
    }

    private static String networkInterface(int index, String privateIp, String publicIp) {
        String association = publicIp.isEmpty() ? "" : "<association><publicIp>" + publicIp + "</publicIp></association>";
        return "<item><privateIpAddress>" + privateIp + "</privateIpAddress><attachment><deviceIndex>" + index
                + "</deviceIndex></attachment>" + association + "</item>";
    }
}
