package com.example.voice;

import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.assertions.Template;

class VoiceStackTest {
    @Test
    void standsUpOneRouterAndOneTrunk() {
        VoiceStack stack = new VoiceStack(
                new App(),
                "Voice",
                StackProps.builder()
                        .env(Environment.builder().region("us-east-1").build())
                        .build());

        Template template = Template.fromStack(stack);

        template.resourceCountIs("AWS::EC2::Instance", 1);
        template.hasResourceProperties("Custom::TwilioElasticSipTrunk", Map.of("domainName", "gaman.pstn.twilio.com"));
    }
}
