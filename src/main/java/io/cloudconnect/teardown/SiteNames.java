package io.cloudconnect.teardown;

import io.cloudconnect.app.Site;
import io.cloudconnect.teardown.aws.AwsAccount;
import io.cloudconnect.trunk.function.reconcile.Marker;

/**
 * What a site's belongings are known by, without reading its stack: the same for every site the app makes.
 *
 * @param partition {@code aws}
 * @param region {@code us-east-1}
 * @param account twelve digits
 * @param stackName {@code CloudConnect-virginia}
 */
record SiteNames(String partition, String region, String account, String stackName) {
    private static final int ROLE_PREFIX = 20;

    /** The trunk in a stack of the app. */
    static final String TRUNK_LOGICAL_ID = "SiteTrunk06E9505E";

    /** @throws TeardownException where the site is in another account */
    static SiteNames of(AwsAccount aws, Site site) {
        site.account().filter(account -> !account.equals(aws.id())).ifPresent(account -> {
            throw new TeardownException("site " + site + " is in AWS account " + account
                    + ", and the credentials are of " + aws.id() + "; name the right --profile");
        });
        return new SiteNames(aws.partition(), site.region(), aws.id(), site.stackName());
    }

    /** What the names of its roles begin with; CloudFormation cuts long ones short. */
    String rolePrefix() {
        return stackName.substring(0, Math.min(stackName.length(), ROLE_PREFIX));
    }

    /** Value of the tag on its resources in AWS. */
    String tag() {
        return stackName + "/Site";
    }

    /** Suffix of its names at Twilio. */
    Marker marker() {
        return Marker.of(
                "arn:" + partition + ":cloudformation:" + region + ":" + account + ":stack/" + stackName + "/-",
                TRUNK_LOGICAL_ID,
                "");
    }
}
