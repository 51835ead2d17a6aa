package io.cloudconnect.teardown.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The CloudFormation stacks of one region. A deleted stack and its resources can be read for 90 days.
 *
 * <p>Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ListStackResources.html
 */
public record Stacks(AwsAccount account, String region) {

    /** The living stack of this name. */
    public Optional<Stack> find(String name) {
        try {
            return query("DescribeStacks", Map.of("StackName", name)).list("Stacks").stream()
                    .map(this::stack)
                    .filter(stack -> !stack.isGone())
                    .findFirst();
        } catch (AwsRefusal refusal) {
            if (refusal.isNotFound()) {
                return Optional.empty();
            }
            throw refusal;
        }
    }

    /** All of them, the deleted ones as well. */
    public List<Stack> all() {
        return pages("ListStacks", Map.of(), answer -> answer.list("StackSummaries").stream()
                .map(this::stack)
                .toList());
    }

    /** What a stack has, and has had where it is deleted. */
    public List<Stack.Resource> resources(String stackId) {
        return pages(
                "ListStackResources",
                Map.of("StackName", stackId),
                answer -> answer.list("StackResourceSummaries").stream()
                        .map(item -> new Stack.Resource(
                                item.text("LogicalResourceId"),
                                item.text("PhysicalResourceId"),
                                item.text("ResourceType"),
                                item.text("ResourceStatus")))
                        .toList());
    }

    /** Names of the stacks that import this export. */
    public List<String> importers(String export) {
        try {
            return pages("ListImports", Map.of("ExportName", export), answer -> answer.list("Imports").stream()
                    .map(Xml::content)
                    .toList());
        } catch (AwsRefusal refusal) {
            // AWS's answer for an export nobody imports
            if (refusal.getMessage().contains("is not imported by any stack")) {
                return List.of();
            }
            throw refusal;
        }
    }

    /** Logical ids that stay when the stack goes, by the template it was deployed with. */
    public List<String> retained(String stackId) {
        String text = query("GetTemplate", Map.of("StackName", stackId)).text("TemplateBody");
        List<String> retained = new ArrayList<>();
        try {
            JsonNode resources = new ObjectMapper().readTree(text).path("Resources");
            resources.properties().forEach(resource -> {
                if (resource.getValue().path("DeletionPolicy").asText().startsWith("Retain")) {
                    retained.add(resource.getKey());
                }
            });
        } catch (IOException e) {
            // a template in YAML is none of ours
            return List.of();
        }
        return retained;
    }

    private Stack stack(Xml item) {
        return new Stack(
                region,
                item.text("StackId"),
                item.text("StackName"),
                item.text("StackStatus"),
                item.text("EnableTerminationProtection").equals("true"),
                item.all("ExportName").stream().map(Xml::content).toList());
    }

    private <T> List<T> pages(String action, Map<String, String> parameters, Function<Xml, List<T>> items) {
        List<T> all = new ArrayList<>();
        Map<String, String> asked = new HashMap<>(parameters);
        while (true) {
            Xml answer = query(action, asked);
            all.addAll(items.apply(answer));
            String next = answer.text("NextToken");
            if (next.isEmpty()) {
                return all;
            }
            asked.put("NextToken", next);
        }
    }

    private Xml query(String action, Map<String, String> parameters) {
        return account.query(AwsService.CLOUDFORMATION, region, action, parameters);
    }
}
