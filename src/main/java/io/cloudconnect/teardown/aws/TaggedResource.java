package io.cloudconnect.teardown.aws;

import java.util.Optional;

/**
 * Something in AWS that carries a site's tag.
 *
 * @param kind {@code network interface}
 * @param id what its API knows it by: {@code eni-0a1b}, an ARN, a role's name
 * @param name what people and CloudFormation know it by, the id where there is no other: an Elastic IP's address
 * @param site value of the tag: {@code CloudConnect-virginia/Site}
 * @param holder id of the instance a volume is attached to, which goes with it; empty for everything else
 */
public record TaggedResource(String region, String kind, String id, String name, String site, Optional<String> holder) {
    public static final String ELASTIC_IP = "Elastic IP";
    static final String ROLE = "role";

    TaggedResource(String region, String kind, String id, String name, String site) {
        this(region, kind, id, name, site, Optional.empty());
    }

    public boolean isElasticIp() {
        return kind.equals(ELASTIC_IP);
    }

    @Override
    public String toString() {
        return kind + " " + name + (region.isEmpty() ? "" : " in " + region);
    }
}
