package io.cloudconnect.local;

import io.cloudconnect.twilio.simulator.AccountState;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Both sides as they are at one moment, to be held against a later one.
 *
 * @param aws everything that lives in the region
 * @param twilio everything the Twilio account holds
 */
public record Baseline(List<Aws.Leftover> aws, AccountState twilio) {
    static Baseline of(LocalCloud cloud, String region) {
        return new Baseline(cloud.aws(region).leftovers(), cloud.twilio().account());
    }

    /**
     * What is there now and was not there then, in words; what has gone since counts too. Empty: nothing is different.
     */
    List<String> difference(Baseline later) {
        List<String> differences = new ArrayList<>();
        compare(differences, "AWS", aws, later.aws, Aws.Leftover::toString);
        compare(differences, "Twilio", twilio.trunks(), later.twilio.trunks(), trunk -> "trunk " + trunk.sid());
        compare(
                differences,
                "Twilio",
                twilio.accessControlLists(),
                later.twilio.accessControlLists(),
                list -> "access control list " + list.sid());
        compare(
                differences,
                "Twilio",
                twilio.credentialLists(),
                later.twilio.credentialLists(),
                list -> "credential list " + list.sid());
        compare(
                differences,
                "Twilio",
                twilio.numbers(),
                later.twilio.numbers(),
                number -> "number " + number.e164()
                        + number.trunkSid().map(sid -> " on trunk " + sid).orElse(""));
        return differences;
    }

    private static <T> void compare(
            List<String> differences, String side, List<T> before, List<T> after, Function<T, String> name) {
        missing(after, before).map(name).forEach(what -> differences.add(side + ": " + what + " is left"));
        missing(before, after).map(name).forEach(what -> differences.add(side + ": " + what + " is not as it was"));
    }

    private static <T> Stream<T> missing(List<T> in, List<T> from) {
        Set<T> known = Set.copyOf(from);
        return in.stream().filter(item -> !known.contains(item));
    }
}
