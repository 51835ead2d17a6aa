package io.cloudconnect.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudconnect.Sites;
import io.cloudconnect.cube.RtpPortRange;
import io.cloudconnect.twilio.Edge;
import io.cloudconnect.twilio.Exchange;
import io.cloudconnect.twilio.PublicEdge;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.ec2.IVpc;

class TwilioSecurityGroupTest {
    @Test
    void opensEachSignallingAddressAndTheMediaRangeOfOneExchange() {
        Template template = synthesise(List.of(Exchange.ASHBURN));

        assertThat(rules(template, "SecurityGroupIngress"))
                .containsExactlyInAnyOrder(
                        "udp 5060-5060 208.78.112.64/32",
                        "tcp 5060-5060 208.78.112.64/32",
                        "tcp 5061-5061 208.78.112.64/32",
                        "udp 5060-5060 208.78.112.65/32",
                        "tcp 5060-5060 208.78.112.65/32",
                        "tcp 5061-5061 208.78.112.65/32",
                        "udp 5060-5060 208.78.112.66/32",
                        "tcp 5060-5060 208.78.112.66/32",
                        "tcp 5061-5061 208.78.112.66/32",
                        "udp 20000-29999 168.86.128.0/18");
        assertThat(rules(template, "SecurityGroupEgress"))
                .hasSize(10)
                .contains("udp 10000-60000 168.86.128.0/18", "tcp 5061-5061 208.78.112.66/32");
    }

    @Test
    void describesEachRuleInWords() {
        assertThat(words(synthesise(List.of(Exchange.LONDON))))
                .contains("Twilio london-ix signalling, SIP over UDP", "Twilio london-ix signalling, SIP over TLS", "Twilio media (RTP)")
                .allMatch(text -> text.matches("[a-zA-Z0-9. _\\-:/()#,@\\[\\]+=&;{}!$*]{1,255}"));
    }

    @Test
    void neverOpensAnythingToTheWorld() {
        assertThat(rules(synthesise(Exchange.all()), "SecurityGroupIngress")).noneMatch(rule -> rule.endsWith("/0"));
    }

    @Test
    void mergesNeighbouringPortsWhenAllExchangesWouldExceedTheQuota() {
        Template template = synthesise(Exchange.all());

        assertThat(rules(template, "SecurityGroupIngress"))
                .hasSize(8 * 3 * 2 + 1)
                .contains("tcp 5060-5061 103.75.151.68/32");
    }

    @Test
    void stopsAtSynthWhenTheQuotaCannotBeKept() {
        assertThatThrownBy(() -> synthesise(Edge.all()))
                .hasMessageContaining("113 rules in each direction, more than the 60")
                .hasMessageContaining("name fewer edges");
    }

    @Test
    void opensRetiredMediaOnlyWhenAskedTo() {
        Stack stack = new Stack(new App(), "Test", Sites.env("us-east-1"));
        new TwilioSecurityGroup(
                stack,
                "Twilio",
                TwilioSecurityGroupProps.builder()
                        .vpc(vpc(stack))
                        .edges(List.of(Exchange.ASHBURN, PublicEdge.ASHBURN))
                        .retiredMedia(true)
                        .build());

        assertThat(rules(Template.fromStack(stack), "SecurityGroupIngress"))
                .contains("udp 16384-32767 208.78.112.64/26", "udp 16384-32767 168.86.128.0/18");
    }

    @Test
    void refusesToBeMadeForNoEdge() {
        assertThatThrownBy(() -> synthesise(List.of())).hasMessageContaining("edges is empty");
    }

    private static Template synthesise(List<? extends Edge> edges) {
        Stack stack = new Stack(new App(), "Test", Sites.env("us-east-1"));
        new TwilioSecurityGroup(
                stack,
                "Twilio",
                TwilioSecurityGroupProps.builder()
                        .vpc(vpc(stack))
                        .edges(edges)
                        .rtpPorts(new RtpPortRange(20000, 29998))
                        .build());
        return Template.fromStack(stack);
    }

    private static IVpc vpc(Stack stack) {
        return new VoiceNetwork(stack, "Network", VoiceNetworkProps.builder().build()).getVpc();
    }

    private static List<String> rules(Template template, String direction) {
        List<String> rules = new ArrayList<>();
        each(template, direction, rule -> rules.add(
                rule.get("IpProtocol") + " " + port(rule, "FromPort") + "-" + port(rule, "ToPort") + " " + rule.get("CidrIp")));
        return rules;
    }

    private static List<String> words(Template template) {
        List<String> words = new ArrayList<>();
        each(template, "SecurityGroupIngress", rule -> words.add((String) rule.get("Description")));
        return words;
    }

    private static int port(Map<String, Object> rule, String name) {
        return ((Number) rule.get(name)).intValue();
    }

    @SuppressWarnings("unchecked")
    private static void each(
            Template template, String direction, Consumer<Map<String, Object>> action) {
        template.findResources("AWS::EC2::SecurityGroup").values().forEach(resource -> {
            Map<String, Object> properties = (Map<String, Object>) resource.get("Properties");
            ((List<Map<String, Object>>) properties.getOrDefault(direction, List.of())).forEach(action);
        });
    }
}
