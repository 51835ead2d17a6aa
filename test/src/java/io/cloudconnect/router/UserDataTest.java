package io.cloudconnect.router;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudconnect.CloudConnectStack;
import io.cloudconnect.RouterConfiguration;
import io.cloudconnect.Sites;
import io.cloudconnect.cube.CubeConfiguration;
import io.cloudconnect.cube.Platform;
import io.cloudconnect.cube.RouterAddresses;
import io.cloudconnect.network.VoiceNetworkProps;
import io.cloudconnect.trunk.TrunkSettings;
import io.cloudconnect.CallPath;
import io.cloudconnect.cube.InterconnectPath;
import io.cloudconnect.cube.OnPremises;
import io.cloudconnect.twilio.ConnectionSid;
import io.cloudconnect.twilio.Exchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awscdk.App;

/** The configuration survives CloudFormation's JSON, joins and tokens byte by byte. */
class UserDataTest {
    private static final String ELASTIC_IP = "198.51.101.7";
    private static final String PRIVATE_IP = "10.20.0.3";
    private static final String INSIDE_IP = "10.20.64.4";
    private static final ConnectionSid CONNECTION = new ConnectionSid("TN0123456789abcdef0123456789abcdef");

    @ParameterizedTest
    @CsvSource({
        "CATALYST8000V, 1, SINGLE",
        "CATALYST8000V, 2, SINGLE",
        "CATALYST8000V, 1, PAIR",
        "CATALYST8000V, 2, PAIR",
        "CSR1000V, 1, SINGLE",
        "CSR1000V, 2, SINGLE",
        "CSR1000V, 2, PAIR"
    })
    void theRouterReadsWhatTheConfigurationSays(Platform platform, int interfaces, Redundancy redundancy)
            throws IOException {
        RouterSettings router = RouterSettings.builder()
                .platform(platform)
                .image(RouterImage.fromAmi("ami-0123456789abcdef0"))
                .interfaces(interfaces)
                .redundancy(redundancy)
                .build();
        CloudConnectStack stack = Sites.virginia(site -> site.connection(CONNECTION).router(router));
        RouterConfiguration configuration = new RouterConfiguration(
                new CallPath(Exchange.ASHBURN, Optional.of(CONNECTION), InterconnectPath.DIRECT, List.of()),
                TrunkSettings.of("gaman"),
                router,
                OnPremises.NONE,
                OptionalInt.empty(),
                Optional.of(VoiceNetworkProps.builder().build()));

        List<String> userData = userData(stack);

        assertThat(userData).hasSize(redundancy.routers());
        for (int index = 0; index < userData.size(); index++) {
            RouterAddresses addresses = new RouterAddresses(
                    ELASTIC_IP + index,
                    PRIVATE_IP + index,
                    interfaces == 2 ? Optional.of(INSIDE_IP + index) : Optional.empty());
            String expected = CubeConfiguration.of(configuration.settings(index).with(addresses))
                    .dayZero();

            assertThat(userData.get(index)).isEqualTo(expected);
            assertThat(expected).contains(addresses.elasticIp(), addresses.privateIp()).isASCII();
            assertThat(expected.getBytes(StandardCharsets.UTF_8).length).isLessThan(12 * 1024);
        }
    }

    /** As CloudFormation puts it together, read from the template file itself; in the order of the routers. */
    private static List<String> userData(CloudConnectStack stack) throws IOException {
        Path folder = Path.of(((App) stack.getNode().getRoot()).synth().getDirectory());
        JsonNode template = new ObjectMapper().readTree(Files.readString(folder.resolve("CloudConnect-test.template.json")));
        Map<String, String> byLogicalId = new TreeMap<>();
        for (var resource : template.get("Resources").properties()) {
            if (resource.getValue().get("Type").asText().equals("AWS::EC2::Instance")) {
                JsonNode join = resource.getValue().at("/Properties/UserData/Fn::Base64/Fn::Join");
                StringBuilder text = new StringBuilder();
                join.get(1).forEach(part -> text.append(part.isTextual() ? part.asText() : address(part)));
                byLogicalId.put(resource.getKey(), text.toString());
            }
        }
        return List.copyOf(byLogicalId.values());
    }

    /** Another one for each router, so that nobody gets his neighbour's. */
    private static String address(JsonNode reference) {
        String resource = reference.at("/Fn::GetAtt/0").asText();
        int index = resource.matches(".*(ElasticIp|Router)2.*") ? 1 : 0;
        if (resource.contains("ElasticIp")) {
            return ELASTIC_IP + index;
        }
        return (resource.contains("Inside") ? INSIDE_IP : PRIVATE_IP) + index;
    }
}
