package io.cloudconnect.teardown;

import io.cloudconnect.teardown.aws.AwsAccount;
import io.cloudconnect.teardown.aws.AwsRefusal;
import io.cloudconnect.teardown.aws.Stack;
import io.cloudconnect.teardown.aws.Stacks;
import io.cloudconnect.teardown.aws.TaggedResource;
import io.cloudconnect.trunk.contract.TrunkProperties;
import io.cloudconnect.trunk.function.reconcile.Marker;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The stacks of the regions looked at, living and dead, and what belongs to the living ones. */
final class StackLedger {
    private final AwsAccount aws;
    private final List<Stack> living = new ArrayList<>();
    private final List<Stack> dead = new ArrayList<>();
    private final Map<String, Set<String>> physicalIds = new HashMap<>();
    private final List<TrunkResource> trunks = new ArrayList<>();

    /** A trunk in a stack: what its marker is made of. */
    private record TrunkResource(Stack stack, String logicalId) {
        Marker marker(String importedSid) {
            return Marker.of(stack.id(), logicalId, importedSid);
        }
    }

    private StackLedger(AwsAccount aws) {
        this.aws = aws;
    }

    /**
     * Reads the stacks of some regions.
     *
     * @throws AwsRefusal where a region cannot be read: without it nothing in it could be judged
     */
    static StackLedger read(AwsAccount aws, Collection<String> regions) {
        StackLedger ledger = new StackLedger(aws);
        regions.stream()
                .parallel()
                .map(region -> Map.entry(region, new Stacks(aws, region).all()))
                .toList()
                .forEach(entry ->
                        entry.getValue().forEach(stack -> (stack.isGone() ? ledger.dead : ledger.living).add(stack)));
        ledger.living.stream()
                .parallel()
                .map(stack -> Map.entry(stack, resources(aws, stack)))
                .toList()
                .forEach(entry -> ledger.enter(entry.getKey(), entry.getValue()));
        return ledger;
    }

    /** A stack that went while its neighbours were read has nothing any more. */
    private static List<Stack.Resource> resources(AwsAccount aws, Stack stack) {
        try {
            return new Stacks(aws, stack.region()).resources(stack.id());
        } catch (AwsRefusal refusal) {
            if (refusal.isNotFound()) {
                return List.of();
            }
            throw refusal;
        }
    }

    private void enter(Stack stack, List<Stack.Resource> resources) {
        for (Stack.Resource resource : resources) {
            if (!resource.status().equals("DELETE_COMPLETE")) {
                physicalIds
                        .computeIfAbsent(stack.region(), region -> new HashSet<>())
                        .add(resource.physicalId());
            }
            if (resource.type().equals(TrunkProperties.RESOURCE_TYPE)) {
                trunks.add(new TrunkResource(stack, resource.logicalId()));
            }
        }
    }

    /** Whether a living stack has it, or is just making something of its site. */
    boolean owns(TaggedResource resource) {
        Stream<String> regions =
                resource.region().isEmpty() ? physicalIds.keySet().stream() : Stream.of(resource.region());
        Set<String> names = names(resource);
        boolean listed = regions.anyMatch(
                region -> physicalIds.getOrDefault(region, Set.of()).stream().anyMatch(names::contains));
        return listed
                || living.stream()
                        .filter(stack ->
                                resource.region().isEmpty() || stack.region().equals(resource.region()))
                        .anyMatch(stack -> stack.status().endsWith("_IN_PROGRESS")
                                && stack.name().equals(stackName(resource)));
    }

    /** The living stack a marker is of. */
    Optional<String> livingOwner(Marker marker, Collection<String> trunkSids) {
        return trunks.stream()
                .filter(trunk -> Stream.concat(Stream.of(""), trunkSids.stream())
                        .anyMatch(sid -> trunk.marker(sid).equals(marker)))
                .map(trunk -> trunk.stack().name())
                .findFirst();
    }

    /** The deleted stack a marker is of; CloudFormation remembers for 90 days. */
    Optional<String> deadOwner(Marker marker, Collection<String> trunkSids) {
        for (boolean thorough : List.of(false, true)) {
            for (Stack stack : dead) {
                List<String> logicalIds = thorough
                        ? resources(aws, stack).stream()
                                .filter(resource -> resource.type().equals(TrunkProperties.RESOURCE_TYPE))
                                .map(Stack.Resource::logicalId)
                                .toList()
                        : List.of(SiteNames.TRUNK_LOGICAL_ID);
                boolean match = logicalIds.stream()
                        .map(id -> new TrunkResource(stack, id))
                        .anyMatch(trunk -> Stream.concat(Stream.of(""), trunkSids.stream())
                                .anyMatch(sid -> trunk.marker(sid).equals(marker)));
                if (match) {
                    return Optional.of(stack.name() + " in " + stack.region() + ", deleted");
                }
            }
        }
        return Optional.empty();
    }

    /** {@code CloudConnect-virginia} of {@code CloudConnect-virginia/Site}. */
    static String stackName(TaggedResource resource) {
        return resource.site().split("/")[0];
    }

    /** CloudFormation names some things by ARN, some by the end of it, and a router's volume not at all. */
    private static Set<String> names(TaggedResource resource) {
        Set<String> names = new HashSet<>(List.of(resource.id(), resource.name()));
        resource.holder().ifPresent(names::add);
        for (int index = 0; index < resource.id().length(); index++) {
            char character = resource.id().charAt(index);
            if (character == ':' || character == '/') {
                names.add(resource.id().substring(index + 1));
            }
        }
        return names;
    }
}
