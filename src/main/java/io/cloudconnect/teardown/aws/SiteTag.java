package io.cloudconnect.teardown.aws;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudconnect.CloudConnect;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what carries the tag {@code cloudconnect:site}.
 *
 * <p>EC2 is asked itself, since it alone knows at once what is gone; the other services by the tagging API, whose list
 * may lag by minutes; roles by their names, since that API leaves them out.
 *
 * <p>Sources: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeTags.html,
 * https://docs.aws.amazon.com/resourcegroupstagging/latest/APIReference/API_GetResources.html
 *
 * @param site value of the tag; default: any
 */
public record SiteTag(AwsAccount account, Optional<String> site) {
    private static final Pattern ARN = Pattern.compile("arn:[^:]+:([^:]+):[^:]*:[^:]*:(.+)");

    /** What lives in a region. */
    public List<TaggedResource> in(String region) {
        List<TaggedResource> found = new ArrayList<>(ec2(region));
        found.addAll(others(region));
        return found;
    }

    /** Roles, which live in no region; their names begin with those of their stacks. */
    public List<TaggedResource> roles(String prefix) {
        List<TaggedResource> found = new ArrayList<>();
        Map<String, String> asked = new HashMap<>(Map.of("MaxItems", "1000"));
        while (true) {
            Xml answer = account.query(AwsService.IAM, anyRegion(), "ListRoles", asked);
            for (Xml role : answer.list("Roles")) {
                String name = role.text("RoleName");
                if (name.startsWith(prefix)) {
                    tagOf(name)
                            .ifPresent(
                                    value -> found.add(new TaggedResource("", TaggedResource.ROLE, name, name, value)));
                }
            }
            if (answer.text("Marker").isEmpty()) {
                return found;
            }
            asked.put("Marker", answer.text("Marker"));
        }
    }

    private Optional<String> tagOf(String role) {
        try {
            return account
                    .query(AwsService.IAM, anyRegion(), "ListRoleTags", Map.of("RoleName", role))
                    .list("Tags")
                    .stream()
                    .filter(tag -> tag.text("Key").equals(CloudConnect.TAG))
                    .map(tag -> tag.text("Value"))
                    .filter(value -> site.isEmpty() || site.get().equals(value))
                    .findFirst();
        } catch (AwsRefusal refusal) {
            if (refusal.isNotFound()) {
                return Optional.empty();
            }
            throw refusal;
        }
    }

    private List<TaggedResource> ec2(String region) {
        List<TaggedResource> found = new ArrayList<>();
        Map<String, String> asked = new HashMap<>(Map.of("Filter.1.Name", "key", "Filter.1.Value.1", CloudConnect.TAG));
        site.ifPresent(value -> asked.putAll(Map.of("Filter.2.Name", "value", "Filter.2.Value.1", value)));
        while (true) {
            Xml answer = account.query(AwsService.EC2, region, "DescribeTags", asked);
            for (Xml tag : answer.list("tagSet")) {
                String id = tag.text("resourceId");
                Ec2Kind kind = Ec2Kind.ofId(id).orElse(null);
                if (kind == null) {
                    found.add(new TaggedResource(region, tag.text("resourceType"), id, id, tag.text("value")));
                } else {
                    kind.read(account, region, id)
                            .ifPresent(described -> found.add(ec2(region, kind, id, described, tag.text("value"))));
                }
            }
            if (answer.text("nextToken").isEmpty()) {
                return found;
            }
            asked.put("NextToken", answer.text("nextToken"));
        }
    }

    private static TaggedResource ec2(String region, Ec2Kind kind, String id, Xml described, String site) {
        String address = kind == Ec2Kind.ELASTIC_IP ? described.text("publicIp") : "";
        String instance = kind == Ec2Kind.VOLUME ? described.text("instanceId") : "";
        return new TaggedResource(
                region,
                kind.words(),
                id,
                address.isEmpty() ? id : address,
                site,
                Optional.of(instance).filter(text -> !text.isEmpty()));
    }

    private List<TaggedResource> others(String region) {
        List<TaggedResource> found = new ArrayList<>();
        Map<String, Object> filter = new HashMap<>(Map.of("Key", CloudConnect.TAG));
        site.ifPresent(value -> filter.put("Values", List.of(value)));
        Map<String, Object> asked = new HashMap<>(Map.of("TagFilters", List.of(filter)));
        while (true) {
            JsonNode answer = account.json(AwsService.RESOURCE_GROUPS_TAGGING_API, region, "GetResources", asked);
            for (JsonNode item : answer.path("ResourceTagMappingList")) {
                Matcher arn = ARN.matcher(item.path("ResourceARN").asText());
                if (arn.matches()
                        && !arn.group(1).equals("ec2")
                        && !arn.group(1).equals("iam")) {
                    TaggedResource resource = resource(region, arn, item);
                    if (OtherKind.of(resource.kind())
                            .map(kind -> kind.exists(account, resource))
                            .orElse(true)) {
                        found.add(resource);
                    }
                }
            }
            String next = answer.path("PaginationToken").asText("");
            if (next.isEmpty()) {
                return found;
            }
            asked.put("PaginationToken", next);
        }
    }

    /** {@code arn:aws:logs:us-east-1:123456789012:log-group:Name} is the log group Name. */
    private static TaggedResource resource(String region, Matcher arn, JsonNode item) {
        String value = "";
        for (JsonNode tag : item.path("Tags")) {
            value = tag.path("Key").asText().equals(CloudConnect.TAG)
                    ? tag.path("Value").asText()
                    : value;
        }
        String rest = arn.group(2);
        String kind = OtherKind.kindOf(arn.group(1), rest);
        String name = rest.replaceFirst(
                        "^(function|log-group|alarm|table|secret|stateMachine|schedule|schedule-group)[:/]", "")
                .replaceFirst(":\\*$", "");
        return new TaggedResource(region, kind, arn.group(0), name, value);
    }

    private String anyRegion() {
        return account.partition().equals("aws-cn") ? "cn-north-1" : "us-east-1";
    }
}
