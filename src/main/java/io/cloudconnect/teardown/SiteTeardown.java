package io.cloudconnect.teardown;

import io.cloudconnect.app.Site;
import io.cloudconnect.teardown.aws.AwsAccount;
import io.cloudconnect.teardown.aws.SiteTag;
import io.cloudconnect.teardown.aws.Stack;
import io.cloudconnect.teardown.aws.Stacks;
import io.cloudconnect.teardown.aws.TaggedResource;
import io.cloudconnect.teardown.aws.VpcGuests;
import io.cloudconnect.trunk.function.reconcile.Marker;
import io.cloudconnect.trunk.function.twilio.AccountNumber;
import io.cloudconnect.trunk.function.twilio.TrunkFailure;
import io.cloudconnect.trunk.function.twilio.TwilioTrunk;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The removal of one site but for the removal itself, which is the CDK CLI's: may it begin, and what is left after it.
 */
public final class SiteTeardown {
    private static final String EIP = "AWS::EC2::EIP";
    private static final String VPC = "AWS::EC2::VPC";
    private static final String RETAINED = "retained (retainElasticIp), Twilio knows the site by it";

    private final AwsAccount aws;
    private final Supplier<TwilioSide> twilio;
    private final Site site;
    private final SiteNames names;
    private final Stacks stacks;
    private final Set<String> numbers;
    private boolean retainsElasticIp;

    /**
     * @param twilio opens the account, each time anew; may throw a {@link TeardownException}
     * @throws TeardownException where the site is in another account
     */
    public SiteTeardown(AwsAccount aws, Supplier<TwilioSide> twilio, Site site) {
        this.aws = aws;
        this.twilio = twilio;
        this.site = site;
        names = SiteNames.of(aws, site);
        stacks = new Stacks(aws, site.region());
        numbers = new HashSet<>(site.trunk().numbers());
        retainsElasticIp = site.retainElasticIp();
    }

    /** The stack as long as it lives. */
    public Optional<Stack> stack() {
        return stacks.find(site.stackName());
    }

    /**
     * Refuses what CloudFormation would refuse later, half-way.
     *
     * @throws TeardownException with the remedy
     */
    public void requireRemovable(Stack stack) {
        if (stack.protection()) {
            throw new TeardownException("stack " + stack.name() + " is protected from termination; lift that first: aws"
                    + " cloudformation update-termination-protection --no-enable-termination-protection --region "
                    + stack.region() + " --stack-name " + stack.name());
        }
        if (stack.isBusy()) {
            throw new TeardownException("stack " + stack.name() + " is " + stack.status()
                    + "; wait for the end of that deployment, or cancel it, then destroy again");
        }
        for (String export : stack.exports()) {
            List<String> importers = stacks.importers(export);
            if (!importers.isEmpty()) {
                throw new TeardownException("stack " + String.join(", ", importers) + " imports " + export + " of "
                        + stack.name() + "; remove that reference, or that stack, first");
            }
        }
        requireNoGuests(stack);
    }

    private void requireNoGuests(Stack stack) {
        List<Stack.Resource> resources = stacks.resources(stack.id());
        Set<String> own = resources.stream().map(Stack.Resource::physicalId).collect(Collectors.toSet());
        for (Stack.Resource resource : resources) {
            if (resource.type().equals(VPC) && !resource.status().equals("DELETE_COMPLETE")) {
                List<String> guests = new VpcGuests(aws, site.region()).of(resource.physicalId(), own);
                if (!guests.isEmpty()) {
                    throw new TeardownException(String.join(", ", guests) + " in " + resource.physicalId()
                            + ", the VPC of stack " + stack.name()
                            + ", which cannot go before; remove what is not of that stack first");
                }
            }
        }
    }

    /**
     * Refuses while calls are up, or where that cannot be known.
     *
     * @throws TeardownException with the remedy
     */
    public void requireQuiet() {
        CallsUp calls;
        try {
            TwilioSide side = twilio.get();
            Optional<TwilioTrunk> trunk = side.trunks(names.marker()).stream().findFirst();
            if (trunk.isEmpty()) {
                return;
            }
            calls = side.callsUp(trunk.get().sid(), numbersOf(side, trunk.get()));
        } catch (TeardownException | TrunkFailure failure) {
            throw new TeardownException("whether calls are up cannot be known: " + firstSentence(failure)
                    + "; put that right, or say --even-with-calls");
        }
        if (!calls.none()) {
            throw new TeardownException(calls + "; wait until they end, or say --even-with-calls to cut them off");
        }
    }

    /** What would go and what would stay. */
    public SitePreview preview(Stack stack) {
        List<String> goes = new ArrayList<>();
        List<Kept> stays = new ArrayList<>();
        List<String> retained = stacks.retained(stack.id());
        TreeMap<String, Integer> counts = new TreeMap<>();
        for (Stack.Resource resource : stacks.resources(stack.id())) {
            if (resource.status().equals("DELETE_COMPLETE")) {
                continue;
            }
            if (retained.contains(resource.logicalId())) {
                retainsElasticIp |= resource.type().equals(EIP);
                stays.add(
                        resource.type().equals(EIP)
                                ? new Kept("Elastic IP " + resource.physicalId(), RETAINED)
                                : new Kept(resource.type() + " " + resource.physicalId(), "its stack retains it"));
            } else {
                counts.merge(resource.type().replaceFirst("^AWS::", ""), 1, Integer::sum);
            }
        }
        counts.forEach((type, count) -> goes.add(count + " × " + type.replace("::", " ")));
        try {
            TwilioSide side = twilio.get();
            for (TwilioTrunk trunk : side.trunks(names.marker())) {
                goes.add("Twilio trunk " + trunk.settings().domainName() + " (" + trunk.sid()
                        + ") with its origination and its access control list");
                numbersOf(side, trunk).stream().sorted().map(this::number).forEach(stays::add);
            }
        } catch (TeardownException | TrunkFailure failure) {
            goes.add("what the stack has at Twilio, which cannot be read now: " + firstSentence(failure));
        }
        return new SitePreview(goes, stays);
    }

    /** Reads both sides. */
    public Proof prove() {
        List<String> left = new ArrayList<>();
        List<Kept> kept = new ArrayList<>();
        List<String> unread = new ArrayList<>();
        aws(left, kept);
        try {
            twilio(twilio.get(), left, kept);
        } catch (TeardownException | TrunkFailure failure) {
            unread.add("Twilio: " + firstSentence(failure));
        }
        return new Proof(left, kept, unread);
    }

    private void aws(List<String> left, List<Kept> kept) {
        stack().ifPresent(stack -> left.add("AWS: stack " + stack.name() + " is " + stack.status()));
        SiteTag tag = new SiteTag(aws, Optional.of(names.tag()));
        List<TaggedResource> found = new ArrayList<>(tag.in(site.region()));
        found.addAll(tag.roles(names.rolePrefix()));
        found.forEach(resource -> {
            if (resource.isElasticIp() && retainsElasticIp) {
                kept.add(new Kept(
                        "Elastic IP " + resource.name(),
                        RETAINED + "; when you are done with it: aws ec2 release-address --region " + resource.region()
                                + " --allocation-id " + resource.id()));
            } else {
                left.add("AWS: " + resource);
            }
        });
    }

    private void twilio(TwilioSide side, List<String> left, List<Kept> kept) {
        Marker marker = names.marker();
        side.trunks(marker)
                .forEach(trunk -> left.add("Twilio: trunk " + trunk.sid() + " \""
                        + trunk.settings().friendlyName() + "\""));
        side.accessLists(marker)
                .forEach(list ->
                        left.add("Twilio: access control list " + list.sid() + " \"" + list.friendlyName() + "\""));
        for (AccountNumber number : side.numbers()) {
            if (marker.isOn(number.friendlyName())) {
                if (releasesBought()) {
                    left.add("Twilio: number " + number.e164() + ", bought by the site and to be released with it");
                } else {
                    kept.add(new Kept(
                            "number " + number.e164(),
                            "the site bought it and does not release it (trunk.numbers.buy.releaseOnDestroy)"));
                }
            } else if (numbers.contains(number.e164())) {
                kept.add(number(number.e164()));
            }
        }
    }

    private boolean releasesBought() {
        return site.trunk().buy().map(buy -> buy.releaseOnDestroy()).orElse(false);
    }

    private Set<String> numbersOf(TwilioSide side, TwilioTrunk trunk) {
        side.account().numbers().on(trunk.sid()).stream()
                .filter(number -> !names.marker().isOn(number.friendlyName()))
                .map(AccountNumber::e164)
                .forEach(numbers::add);
        Set<String> all = new HashSet<>(numbers);
        side.account().numbers().on(trunk.sid()).stream()
                .map(AccountNumber::e164)
                .forEach(all::add);
        return all;
    }

    private Kept number(String e164) {
        return new Kept("number " + e164, "you own it; it only leaves the trunk");
    }

    private static String firstSentence(RuntimeException failure) {
        return String.valueOf(failure.getMessage()).split(";")[0];
    }
}
