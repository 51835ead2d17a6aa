package io.cloudconnect.teardown;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudconnect.CloudConnect;
import io.cloudconnect.app.CloudConnectApp;
import io.cloudconnect.app.SitesFile;
import io.cloudconnect.trunk.contract.TrunkProperties;
import io.cloudconnect.trunk.function.reconcile.Marker;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.assertions.Template;

/** A site is found again by names nobody told: they have to be those the app and the function give. */
class SiteNamesTest {
    private final SiteNames names = new SiteNames("aws", "us-east-1", "123456789012", "CloudConnect-virginia");

    @Test
    void knowsTheTrunkAndTheTagOfEverySiteOfTheApp() {
        SitesFile file = SitesFile.read(Path.of("../cloudconnect.yaml"));
        var stack = CloudConnectApp.stack(new App(), file.twilio(), file.site("virginia"));

        Template template = Template.fromStack(stack);

        assertThat(template.findResources(TrunkProperties.RESOURCE_TYPE)).containsOnlyKeys(SiteNames.TRUNK_LOGICAL_ID);
        assertThat(new ObjectMapper()
                        .valueToTree(template.findResources("AWS::EC2::VPC"))
                        .findValue("Tags"))
                .anySatisfy(tag -> {
                    assertThat(tag.path("Key").asText()).isEqualTo(CloudConnect.TAG);
                    assertThat(tag.path("Value").asText()).isEqualTo(names.tag());
                });
    }

    @Test
    void makesTheFunctionsMarkerWithoutTheStacksUuid() {
        Marker function = Marker.of(
                "arn:aws:cloudformation:us-east-1:123456789012:stack/CloudConnect-virginia/6f1d-uuid",
                SiteNames.TRUNK_LOGICAL_ID,
                "");

        assertThat(names.marker()).isEqualTo(function);
        assertThat(MarkedThing.markerOf(function.on("Gaman"))).contains(function);
        Map.of("Gaman", "", "Gaman [cc-12]", "", "[cc-0123456789] Gaman", "")
                .keySet()
                .forEach(name -> assertThat(MarkedThing.markerOf(name)).isEmpty());
    }
}
