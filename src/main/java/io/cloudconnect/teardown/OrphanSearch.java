package io.cloudconnect.teardown;

import io.cloudconnect.app.Site;
import io.cloudconnect.teardown.Orphan.Fate;
import io.cloudconnect.teardown.aws.AwsAccount;
import io.cloudconnect.teardown.aws.AwsRemoval;
import io.cloudconnect.teardown.aws.SiteTag;
import io.cloudconnect.teardown.aws.TaggedResource;
import io.cloudconnect.trunk.function.reconcile.Marker;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Finds what carries our tag or our marker and belongs to no living stack.
 *
 * <p>Things are read first and stacks after them: what is made meanwhile is not mistaken for an orphan.
 *
 * @param everywhere true: the regions are all the account can use
 * @param sites sites this account may have had: the file's
 */
public record OrphanSearch(
        AwsAccount aws, TwilioSide twilio, Collection<String> regions, boolean everywhere, List<Site> sites) {
    private static final String ROLE_PREFIX = "CloudConnect-";

    /** Looks. */
    public Orphans run() {
        MarkedThings marked = MarkedThings.read(twilio.account());
        SiteTag tag = new SiteTag(aws, Optional.empty());
        List<TaggedResource> tagged = new ArrayList<>(regions.stream()
                .parallel()
                .flatMap(region -> tag.in(region).stream())
                .toList());
        tagged.addAll(tag.roles(ROLE_PREFIX));
        StackLedger ledger = StackLedger.read(aws, regions);
        Map<Orphan, MarkedThing> atTwilio = atTwilio(marked, tagged, ledger);
        Map<Orphan, TaggedResource> inAws = inAws(tagged, ledger);
        return new Orphans(atTwilio, inAws);
    }

    private Map<Orphan, MarkedThing> atTwilio(MarkedThings marked, List<TaggedResource> tagged, StackLedger ledger) {
        Map<Orphan, MarkedThing> orphans = new java.util.LinkedHashMap<>();
        Map<Marker, Optional<String>> deadOwners = new HashMap<>();
        for (MarkedThing thing : marked.things()) {
            if (ledger.livingOwner(thing.marker(), marked.trunkSids()).isPresent()) {
                continue;
            }
            Optional<String> owner =
                    deadOwners.computeIfAbsent(thing.marker(), marker -> ledger.deadOwner(marker, marked.trunkSids())
                            .or(() -> ownerByName(marker, tagged)));
            Fate fate = owner.isEmpty()
                    ? Fate.UNKNOWN
                    : thing.kind().equals(MarkedThing.NUMBER) ? Fate.NUMBER : Fate.REMOVED;
            orphans.put(
                    new Orphan(
                            "Twilio",
                            twilio.accountSid(),
                            thing.kind(),
                            thing.sid(),
                            thing.name(),
                            owner.orElse("no stack of this account in the regions looked at"),
                            fate),
                    thing);
        }
        return orphans;
    }

    /** Stacks that may have been: those of the site file, and those the tags in AWS tell of. */
    private Optional<String> ownerByName(Marker marker, List<TaggedResource> tagged) {
        List<SiteNames> candidates = new ArrayList<>();
        for (Site site : sites) {
            if (site.account().map(aws.id()::equals).orElse(true)) {
                candidates.add(new SiteNames(aws.partition(), site.region(), aws.id(), site.stackName()));
            }
        }
        tagged.forEach(resource -> candidates.add(
                new SiteNames(aws.partition(), resource.region(), aws.id(), StackLedger.stackName(resource))));
        return candidates.stream()
                .filter(names -> regions.contains(names.region()))
                .filter(names -> names.marker().equals(marker))
                .map(names -> names.stackName() + " in " + names.region() + ", gone")
                .findFirst();
    }

    private Map<Orphan, TaggedResource> inAws(List<TaggedResource> tagged, StackLedger ledger) {
        Map<Orphan, TaggedResource> orphans = new java.util.LinkedHashMap<>();
        for (TaggedResource resource : tagged) {
            if (!ledger.owns(resource)) {
                orphans.put(
                        new Orphan(
                                "AWS",
                                resource.region().isEmpty() ? "every region" : resource.region(),
                                resource.kind(),
                                resource.id(),
                                resource.name(),
                                StackLedger.stackName(resource),
                                fate(resource)),
                        resource);
            }
        }
        return orphans;
    }

    private Fate fate(TaggedResource resource) {
        if (resource.isElasticIp()) {
            return Fate.ADDRESS;
        }
        if (resource.region().isEmpty() && !everywhere) {
            return Fate.UNKNOWN;
        }
        return AwsRemoval.knows(resource) ? Fate.REMOVED : Fate.BY_HAND;
    }

    /** The regions, in order. */
    public List<String> searched() {
        return List.copyOf(new TreeSet<>(regions));
    }
}
