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
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awscdk.App;

/** The configuration survives CloudFormation's JSON, joins and tokens byte by byte. */
class UserDataTest {
    private static final String ELASTIC_IP = "198.51.101.7";
    private static final String PRIVATE_IP = "10.20.0.37";
    private static final String INSIDE_IP = "10.20.64.41";
    private static final ConnectionSid CONNECTION = new ConnectionSid("TN0123456789abcdef0123456789abcdef");

    @ParameterizedTest
    @CsvSource({"CATALYST8000V, 1", "CATALYST8000V, 2", "CSR1000V, 1", "CSR1000V, 2"})
    void theRouterReadsWhatTheConfigurationSays(Platform platform, int interfaces) throws IOException {
        RouterSettings router = RouterSettings.builder()
                .platform(platform)
                .image(RouterImage.fromAmi("ami-0123456789abcdef0"))
                .interfaces(interfaces)
                .build();
        CloudConnectStack stack = Sites.virginia(site -> site.connection(CONNECTION).router(router));
        RouterAddresses addresses = new RouterAddresses(
                ELASTIC_IP, PRIVATE_IP, interfaces == 2 ? Optional.of(INSIDE_IP) : Optional.empty());

        String expected = CubeConfiguration.of(new RouterConfiguration(
                                new CallPath(Exchange.ASHBURN, Optional.of(CONNECTION), InterconnectPath.DIRECT, List.of()),
                                TrunkSettings.of("gaman"),
                                router,
                                OnPremises.NONE,
                                OptionalInt.empty(),
                                Optional.of(VoiceNetworkProps.builder().build()))
                        .settings(0)
                        .with(addresses))
                .dayZero();

        assertThat(userData(stack)).isEqualTo(expected);
        assertThat(expected).contains(ELASTIC_IP, PRIVATE_IP).isASCII();
        assertThat(expected.getBytes(StandardCharsets.UTF_8).length).isLessThan(12 * 1024);
    }

    /** As CloudFormation puts it together, read from the template file itself. */
    private static String userData(CloudConnectStack stack) throws IOException {
        Path folder = Path.of(((App) stack.getNode().getRoot()).synth().getDirectory());
        JsonNode template = new ObjectMapper().readTree(Files.readString(folder.resolve("CloudConnect-test.template.json")));
        for (JsonNode resource : template.get("Resources")) {
            if (resource.get("Type").asText().equals("AWS::EC2::Instance")) {
                JsonNode join = resource.at("/Properties/UserData/Fn::Base64/Fn::Join");
                StringBuilder text = new StringBuilder();
                join.get(1).forEach(part -> text.append(part.isTextual() ? part.asText() : address(part)));
                return text.toString();
            }
        }
        throw new AssertionError("no instance in the template");
    }

    private static String address(JsonNode reference) {
        String resource = reference.at("/Fn::GetAtt/0").asText();
        if (resource.contains("ElasticIp")) {
            return ELASTIC_IP;
        }
        return resource.contains("Inside") ? INSIDE_IP : PRIVATE_IP;
    }
}
