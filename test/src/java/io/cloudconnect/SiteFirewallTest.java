package io.cloudconnect;

import io.cloudconnect.router.RouterSettings;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

class SiteFirewallTest {
    @ParameterizedTest
    @CsvSource({
        "1, outside, SiteTwilioFirewall SiteAdministration SiteVoice",
        "2, outside, SiteTwilioFirewall SiteAdministration",
        "2, inside, SiteVoice"
    })
    void putsEachInterfaceIntoTheGroupsOfItsPeers(int interfaces, String networkInterface, String groups) {
        Template template = Template.fromStack(
                Sites.virginia(site -> site.router(RouterSettings.builder().interfaces(interfaces).build())));

        template.hasResourceProperties(
                "AWS::EC2::NetworkInterface",
                Match.objectLike(Map.of(
                        "Description", Match.stringLikeRegexp(networkInterface + "$"),
                        "GroupSet", Stream.of(groups.split(" ")).map(SiteFirewallTest::groupId).toList())));
    }

    private static Map<String, Object> groupId(String name) {
        return Map.of("Ref", Match.stringLikeRegexp("^" + name));
    }
}
