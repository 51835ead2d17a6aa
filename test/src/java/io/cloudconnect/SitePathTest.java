package io.cloudconnect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudconnect.app.CloudConnectApp;
import io.cloudconnect.app.SitesFile;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stage;
import software.amazon.awscdk.assertions.Template;

/** A site is called the same however it is deployed, so that the launcher finds what a pipeline has made. */
class SitePathTest {
    @Test
    void isTheSameByHandAndAsAStageOfAPipeline() {
        SitesFile file = SitesFile.read(Path.of("..", "cloudconnect.yaml"));

        String byHand = resources(CloudConnectApp.stack(new App(), file.twilio(), file.site("virginia")));
        String byPipeline = resources(CloudConnectApp.stack(new Stage(new App(), "Delivery"), file.twilio(), file.site("virginia")));

        assertThat(byPipeline).isEqualTo(byHand).contains("{\"Key\":\"cloudconnect:site\",\"Value\":\"CloudConnect-virginia/Site\"}");
    }

    /** Without the names the CDK gives parts of a network by their path, which nothing is known by. */
    private static String resources(CloudConnectStack stack) {
        return new ObjectMapper()
                .valueToTree(Template.fromStack(stack).toJSON().get("Resources"))
                .toString()
                .replaceAll(",?\\{\"Key\":\"Name\",\"Value\":\"[^\"]*/[^\"]*\"}", "");
    }

    @Test
    @SuppressWarnings("unchecked")
    void tagsWhatTheCdkAddsToTheStackToo() {
        Template template = Template.fromStack(Sites.virginia(site -> site));

        ((Map<String, Map<String, Object>>) (Map<?, ?>) template.findResources("AWS::Lambda::Function"))
                .forEach((id, function) -> assertThat(function.get("Properties").toString())
                        .as(id)
                        .contains("{Key=cloudconnect:site, Value=CloudConnect-test/Site}"));
    }
}
