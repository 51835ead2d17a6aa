package io.cloudconnect.teardown;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudconnect.app.Site;
import io.cloudconnect.delivery.Expiry;
import io.cloudconnect.teardown.aws.AwsAccount;
import io.cloudconnect.teardown.aws.Schedules;
import io.cloudconnect.teardown.aws.Stack;
import io.cloudconnect.teardown.aws.Stacks;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The end of a site that removes itself, as it stands in AWS: moved or called off without a deployment. The next
 * deployment that changes {@code expires} sets it anew.
 */
public final class DeployedExpiry {
    private static final String SCHEDULE = "AWS::Scheduler::Schedule";
    private static final String REMOVAL = "ExpirySchedule";
    private static final String WARNING = "ExpiryWarning";
    private static final Pattern AT = Pattern.compile("at\\((.+)\\)");
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);
    /** A schedule that is set at this moment may miss its time otherwise. */
    private static final Duration SOONEST = Duration.ofMinutes(5);

    private final Site site;
    private final Schedules schedules;
    private final String removalName;
    private final ObjectNode removal;
    private final Optional<String> warningName;

    private DeployedExpiry(Site site, Schedules schedules, String removalName, Optional<String> warningName) {
        this.site = site;
        this.schedules = schedules;
        this.removalName = removalName;
        this.warningName = warningName;
        removal = schedules.read(removalName);
    }

    /**
     * Reads it.
     *
     * @throws TeardownException where there is no stack, where it does not remove itself, or where it has begun to
     */
    public static DeployedExpiry of(AwsAccount aws, Site site) {
        SiteNames.of(aws, site);
        Stacks stacks = new Stacks(aws, site.region());
        Stack stack = stacks.find(site.stackName())
                .orElseThrow(
                        () -> new TeardownException("stack " + site.stackName() + " does not exist in " + site.region()
                                + " of account " + aws.id() + "; deploy the site, or name the right --profile"));
        if (stack.status().startsWith("DELETE_")) {
            throw new TeardownException("stack " + stack.name() + " is " + stack.status()
                    + "; its removal has begun: let it end (cloudconnect destroy " + site + "), then deploy again");
        }
        Optional<String> removal = Optional.empty();
        Optional<String> warning = Optional.empty();
        for (Stack.Resource resource : stacks.resources(stack.id())) {
            boolean schedule =
                    resource.type().equals(SCHEDULE) && !resource.status().equals("DELETE_COMPLETE");
            if (schedule && resource.logicalId().startsWith(REMOVAL)) {
                removal = Optional.of(resource.physicalId());
            } else if (schedule && resource.logicalId().startsWith(WARNING)) {
                warning = Optional.of(resource.physicalId());
            }
        }
        return new DeployedExpiry(
                site,
                new Schedules(aws, site.region()),
                removal.orElseThrow(() -> new TeardownException(
                        "site " + site + " does not remove itself; write expires into the site file and deploy it")),
                warning);
    }

    /** From when on the stack removes itself. */
    public Instant end() {
        return Instant.ofEpochMilli(Math.round(removal.path("StartDate").asDouble() * 1000));
    }

    /** Whether somebody has called it off. */
    public boolean isCalledOff() {
        return removal.path("State").asText().equals("DISABLED");
    }

    /**
     * Moves the end.
     *
     * @param time so long after the present end (after now, where it was called off or is over), or a moment
     * @return the new end
     * @throws TeardownException where that is past, or no later than the present end
     */
    public Instant extend(Expiry time, Instant now) {
        boolean stands = !isCalledOff() && end().isAfter(now);
        Instant end =
                time instanceof Expiry.At at ? at.moment() : (stands ? end() : now).plus(((Expiry.After) time).life());
        if (end.isBefore(now.plus(SOONEST))) {
            throw new TeardownException("the end " + end + " is past, or less than five minutes ahead; name a later one"
                    + ", or: cloudconnect destroy " + site);
        }
        if (stands && !end.isAfter(end())) {
            throw new TeardownException("the end " + end + " is not after the present one, " + end()
                    + "; name a later one, or write a shorter expires into the site file and deploy it");
        }
        warningName.ifPresent(name -> warn(name, end, now));
        removal.put("StartDate", end.toEpochMilli() / 1000.0).put("State", "ENABLED");
        schedules.write(removalName, removal);
        return end;
    }

    /** The stack stays until somebody destroys it. */
    public void callOff() {
        removal.put("State", "DISABLED");
        schedules.write(removalName, removal);
        warningName.ifPresent(name -> schedules.write(name, schedules.read(name).put("State", "DISABLED")));
    }

    /** As long before the end as it was, if there is still so much time. */
    private void warn(String name, Instant end, Instant now) {
        ObjectNode warning = schedules.read(name);
        Instant before = moment(warning)
                .map(at -> end.minus(Duration.between(at, end())))
                .orElse(end);
        Instant soonest = now.plus(Duration.ofMinutes(1));
        Instant at = before.isBefore(soonest) ? soonest : before;
        warning.put("ScheduleExpression", "at(" + SECOND.format(at) + ")").put("State", "ENABLED");
        ObjectNode target = (ObjectNode) warning.path("Target");
        target.put("Input", target.path("Input").asText().replace(MOMENT.format(end()), MOMENT.format(end)));
        schedules.write(name, warning);
    }

    private static Optional<Instant> moment(ObjectNode schedule) {
        Matcher at = AT.matcher(schedule.path("ScheduleExpression").asText());
        return at.matches()
                ? Optional.of(LocalDateTime.parse(at.group(1)).toInstant(ZoneOffset.UTC))
                : Optional.empty();
    }
}
