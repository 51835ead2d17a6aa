package io.cloudconnect.app;

import io.cloudconnect.rule.TextRules;
import java.util.List;
import java.util.Optional;

/**
 * What of the site is watched, and who is told.
 *
 * @param dashboard true: a CloudWatch dashboard. Default: true where somebody is told
 * @param alarms true: alarms. Default: true where somebody is told
 * @param email addresses that get the alarms. Default: none
 * @param topic ARN of an SNS topic that gets the alarms instead. Default: none
 * @param routerLogGroup log group that the routers' syslog goes to. Default: none
 */
public record OperationsSection(
        boolean dashboard,
        boolean alarms,
        List<String> email,
        Optional<String> topic,
        Optional<String> routerLogGroup) {

    static OperationsSection read(YamlSection in) {
        List<String> email = in.list(
                "email", TextRules.shaped("[^@\\s]{1,64}@[A-Za-z0-9.-]{1,190}", "e-mail address", "noc@example.com"));
        Optional<String> topic = in.text(
                "topic",
                TextRules.shaped(
                        "arn:aws[a-z-]*:sns:[a-z0-9-]+:\\d{12}:[A-Za-z0-9_-]{1,256}",
                        "ARN of an SNS topic",
                        "arn:aws:sns:us-east-1:123456789012:voice-alarms"));
        if (in.has("topic") && in.has("email")) {
            in.mistake(
                    "topic", "is given beside email", "subscribe the addresses to the topic, or leave one of them out");
        }
        boolean told = !email.isEmpty() || topic.isPresent();
        boolean dashboard = in.flag("dashboard", told);
        boolean alarms = in.flag("alarms", told);
        Optional<String> log = in.text(
                "routerLogGroup", TextRules.shaped("[A-Za-z0-9_/.#-]{1,512}", "log group", "/cloudconnect/virginia"));
        in.noOther();
        return new OperationsSection(dashboard, alarms, email, topic, log);
    }

    /** Whether anything is watched. */
    public boolean isAnything() {
        return dashboard || alarms || !email.isEmpty() || topic.isPresent() || routerLogGroup.isPresent();
    }
}
