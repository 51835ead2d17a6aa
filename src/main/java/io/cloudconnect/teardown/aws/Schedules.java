package io.cloudconnect.teardown.aws;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import software.amazon.awssdk.http.SdkHttpMethod;

/**
 * The schedules of EventBridge Scheduler in one region, in the account's default group.
 *
 * <p>Source: https://docs.aws.amazon.com/scheduler/latest/APIReference/API_UpdateSchedule.html. An update replaces
 * every field, so what was read goes back as it was but for what changes. Moments are seconds since 1970.
 */
public record Schedules(AwsAccount account, String region) {
    private static final List<String> READ_ONLY = List.of("Arn", "CreationDate", "LastModificationDate", "Name");

    /** The schedule as its API tells it, ready to be changed and written. */
    public ObjectNode read(String name) {
        ObjectNode schedule = (ObjectNode) account.rest(AwsService.SCHEDULER, region, SdkHttpMethod.GET, path(name));
        schedule.remove(READ_ONLY);
        return schedule;
    }

    /** Replaces the schedule. */
    public void write(String name, ObjectNode schedule) {
        ObjectNode body =
                schedule.deepCopy().put("ClientToken", UUID.randomUUID().toString());
        account.rest(AwsService.SCHEDULER, region, SdkHttpMethod.PUT, path(name), body);
    }

    private static String path(String name) {
        return "/schedules/" + URLEncoder.encode(name, StandardCharsets.UTF_8);
    }
}
