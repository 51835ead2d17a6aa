package io.cloudconnect.teardown.aws;

import io.cloudconnect.teardown.TeardownException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Removes resources one by one, those that hold others first, and again while something else lets go of them. */
public record AwsRemoval(AwsAccount account, Consumer<String> tell) {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final long PAUSE_MILLIS = 3000;

    /** Whether it is of a kind that can be removed here. */
    public static boolean knows(TaggedResource resource) {
        return Ec2Kind.ofWords(resource.kind()).isPresent()
                || OtherKind.of(resource.kind()).isPresent()
                || resource.kind().equals(TaggedResource.ROLE);
    }

    /** @return what is left, with AWS's reason */
    public List<String> remove(List<TaggedResource> resources) {
        List<TaggedResource> waiting = new ArrayList<>(resources);
        waiting.sort(Comparator.comparingInt(AwsRemoval::turn));
        boolean mayLetGo = waiting.stream().anyMatch(resource -> isSlow(resource.kind()));
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Map<TaggedResource, AwsRefusal> refused = new LinkedHashMap<>();
            waiting.forEach(resource -> tryRemove(resource, refused));
            boolean progress = refused.size() < waiting.size();
            waiting.retainAll(refused.keySet());
            boolean worthWaiting = mayLetGo && refused.values().stream().anyMatch(AwsRefusal::isInUse);
            if (waiting.isEmpty() || !progress && !worthWaiting || System.nanoTime() > end) {
                return refused.entrySet().stream()
                        .map(entry -> "AWS " + entry.getKey() + ": "
                                + entry.getValue().getMessage())
                        .toList();
            }
            if (!progress) {
                tell.accept("AWS: waiting for " + waiting.get(0) + ", which something that goes still holds");
                pause();
            }
        }
    }

    private void tryRemove(TaggedResource resource, Map<TaggedResource, AwsRefusal> refused) {
        try {
            delete(resource);
            tell.accept("AWS: removed " + resource);
        } catch (AwsRefusal refusal) {
            if (!refusal.isNotFound()) {
                refused.put(resource, refusal);
            }
        }
    }

    private void delete(TaggedResource resource) {
        if (resource.kind().equals(TaggedResource.ROLE)) {
            new RoleRemoval(account).remove(resource);
            return;
        }
        if (OtherKind.of(resource.kind()).isPresent()) {
            OtherKind.of(resource.kind()).get().delete(account, resource);
            return;
        }
        Ec2Kind kind = Ec2Kind.ofWords(resource.kind()).orElseThrow();
        Xml described = kind.read(account, resource.region(), resource.id()).orElse(null);
        if (described == null) {
            return;
        }
        release(kind, resource, described);
        kind.delete(account, resource.region(), resource.id());
    }

    /** What has to be let go of before. */
    private void release(Ec2Kind kind, TaggedResource resource, Xml described) {
        String region = resource.region();
        if (kind == Ec2Kind.ELASTIC_IP && !described.text("associationId").isEmpty()) {
            ec2(region, "DisassociateAddress", Map.of("AssociationId", described.text("associationId")));
        }
        if (kind == Ec2Kind.ROUTE_TABLE) {
            for (Xml association : described.list("associationSet")) {
                if (!association.text("main").equals("true")) {
                    String id = association.text("routeTableAssociationId");
                    ec2(region, "DisassociateRouteTable", Map.of("AssociationId", id));
                }
            }
        }
        String vpc = described.text("vpcId");
        if (kind == Ec2Kind.INTERNET_GATEWAY && !vpc.isEmpty()) {
            ec2(region, "DetachInternetGateway", Map.of("InternetGatewayId", resource.id(), "VpcId", vpc));
        }
        if (kind == Ec2Kind.VPN_GATEWAY && !vpc.isEmpty()) {
            ec2(region, "DetachVpnGateway", Map.of("VpnGatewayId", resource.id(), "VpcId", vpc));
        }
    }

    private void ec2(String region, String action, Map<String, String> parameters) {
        account.query(AwsService.EC2, region, action, parameters);
    }

    private static int turn(TaggedResource resource) {
        return Ec2Kind.ofWords(resource.kind()).map(Enum::ordinal).orElse(Ec2Kind.values().length);
    }

    /** These go on for a while after their removal was asked for. */
    private static boolean isSlow(String kind) {
        return Ec2Kind.ofWords(kind)
                .filter(slow -> slow == Ec2Kind.INSTANCE
                        || slow == Ec2Kind.NAT_GATEWAY
                        || slow == Ec2Kind.VPN_CONNECTION
                        || slow == Ec2Kind.ATTACHMENT)
                .isPresent();
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TeardownException("interrupted; start again, what is gone stays gone");
        }
    }
}
