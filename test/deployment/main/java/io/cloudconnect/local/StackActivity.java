package io.cloudconnect.local;

import io.cloudconnect.local.terminal.Paint;
import io.cloudconnect.local.terminal.Progress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads the CDK CLI's account of CloudFormation's events and tells a step of a {@link Progress} about it, one line a
 * resource.
 *
 * <p>A line of the CLI is {@code CloudConnect-virginia | 3/44 | 3:24:54 AM | CREATE_COMPLETE | AWS::EC2::VPC |
 * Site/Network/Resource (SiteNetworkE7A1) reason}.
 */
final class StackActivity implements Consumer<String> {
    private static final Pattern EVENT =
            Pattern.compile("^\\S+ \\|\\s+(\\d+(?:/\\d+)?) \\| [^|]+ \\| (\\w+)\\s+\\| (\\S+)\\s+\\| (.*)$");
    private static final Pattern EVENT_END = Pattern.compile("^(\\S+)(?: \\((\\w+)\\))?\\s*(.*)$");
    private static final Pattern OWN_STEP = Pattern.compile(
            "(creating CloudFormation changeset|Publishing|Building|deploying|destroying|Bootstrapping|Synthesis time)");

    private final Progress.Step step;
    private final Map<String, Integer> countByPart = new LinkedHashMap<>();

    private volatile String failure = "";

    StackActivity(Progress.Step step) {
        this.step = step;
    }

    @Override
    public void accept(String raw) {
        String line = Paint.plain(raw);
        Matcher event = EVENT.matcher(line);
        if (event.matches()) {
            resource(
                    event.group(1),
                    event.group(2),
                    event.group(3),
                    event.group(4).strip());
            return;
        }
        Matcher own = OWN_STEP.matcher(line);
        if (own.find()) {
            step.now(
                    switch (own.group(1)) {
                        case "Building", "Publishing" -> "publishing templates and the trunk function";
                        case "creating CloudFormation changeset" -> "creating the change set";
                        case "Synthesis time" -> "synthesized";
                        case "deploying" -> "asking CloudFormation";
                        default -> own.group(1).toLowerCase(Locale.ROOT);
                    });
        }
    }

    /** What the CLI said beside CloudFormation's events. */
    static List<String> withoutEvents(List<String> lines) {
        return lines.stream()
                .filter(line -> !EVENT.matcher(Paint.plain(line)).matches())
                .toList();
    }

    /** Why the first resource failed, as the end of a sentence; empty: none did. */
    String reason() {
        return failure;
    }

    private void resource(String count, String status, String type, String rest) {
        Matcher end = EVENT_END.matcher(rest);
        String path = end.matches() ? end.group(1) : rest;
        String reason = end.matches() ? end.group(3) : "";
        String name = words(type) + "  " + step.paint().quiet(shorten(path));
        step.now(count + "  " + Paint.plain(name));
        if (type.equals("AWS::CloudFormation::Stack")) {
            return;
        }
        if (status.endsWith("_FAILED")) {
            step.item(step.paint().bad("✗ ") + name + "  " + reason);
            if (failure.isEmpty() && !reason.isEmpty()) {
                failure = ": " + path + ": " + reason;
            }
        } else if (status.equals("CREATE_COMPLETE")) {
            finished(step.paint().good("+ "), name, path);
        } else if (status.equals("UPDATE_COMPLETE")) {
            finished(step.paint().changed("~ "), name, path);
        } else if (status.equals("DELETE_COMPLETE")) {
            finished(step.paint().bad("- "), name, path);
        }
    }

    private void finished(String sign, String name, String path) {
        step.item(sign + name);
        countByPart.merge(part(path), 1, Integer::sum);
        step.summary(summary());
    }

    private String summary() {
        int all = countByPart.values().stream().mapToInt(Integer::intValue).sum();
        String parts = countByPart.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
        return failure.isEmpty() ? all + " resources" + (countByPart.size() > 1 ? ": " + parts : "") : "rolled back";
    }

    /** {@code AWS::EC2::VPC} reads {@code EC2 VPC}. */
    private static String words(String type) {
        String[] parts = type.split("::");
        String text = parts.length == 3 ? parts[1] + " " + parts[2] : String.join(" ", parts);
        return String.format(Locale.ROOT, "%-34s", text);
    }

    private static String shorten(String path) {
        return path.replaceFirst("^Site/", "")
                .replaceFirst("/(Resource|Default)$", "")
                .replaceFirst("/Resource$", "");
    }

    /** The part of the site a resource belongs to: the first word of its path. */
    private static String part(String path) {
        String first = shorten(path).split("/")[0];
        return switch (first) {
            case "Network" -> "network";
            case "Router" -> "router";
            case "Trunk" -> "trunk";
            case "TwilioFirewall", "Administration", "Voice" -> "firewall";
            default -> first.startsWith("ElasticIp") ? "elastic IP" : "CDK";
        };
    }
}
