package io.cloudconnect.teardown;

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
    /** The trunk in a stack of the app. */
    static final String TRUNK_LOGICAL_ID = "SiteTrunk06E9505E";

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
