package io.cloudconnect.delivery;

import java.util.List;

/**
 * Sites that are deployed side by side, after those of the wave before.
 *
 * @param sites at least one
 * @param approval true: somebody has to approve before
 */
public record Wave(List<DeliveredSite> sites, boolean approval) {
    public Wave {
        sites = List.copyOf(sites);
        if (sites.isEmpty()) {
            throw new IllegalArgumentException("a wave has no sites; name some, or leave it out");
        }
    }

    /**
     * One site first, then, once somebody has approved, all others side by side.
     *
     * @param sites at least one
     * @return one wave or two
     */
    public static List<Wave> oneThenTheOthers(List<DeliveredSite> sites) {
        Wave first = new Wave(sites.subList(0, Math.min(1, sites.size())), false);
        return sites.size() == 1 ? List.of(first) : List.of(first, new Wave(sites.subList(1, sites.size()), true));
    }
}
