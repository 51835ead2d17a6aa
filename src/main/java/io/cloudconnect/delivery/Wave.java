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
     * Sites that are deployed as soon as the wave before is through.
     *
     * @param sites at least one
     * @return the wave
     */
    public static Wave of(List<DeliveredSite> sites) {
        return new Wave(sites, false);
    }

    /**
     * Sites that are deployed once somebody has approved.
     *
     * @param sites at least one
     * @return the wave
     */
    public static Wave afterApproval(List<DeliveredSite> sites) {
        return new Wave(sites, true);
    }

    /**
     * One site first, then, once somebody has approved, all others side by side.
     *
     * @param sites at least one
     * @return one wave or two
     */
    public static List<Wave> oneThenTheOthers(List<DeliveredSite> sites) {
        Wave first = of(sites.subList(0, Math.min(1, sites.size())));
        return sites.size() == 1 ? List.of(first) : List.of(first, afterApproval(sites.subList(1, sites.size())));
    }
}
