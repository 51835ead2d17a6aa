package io.cloudconnect.trunk;

import io.cloudconnect.rule.Problems;
import io.cloudconnect.rule.TrunkRules;
import io.cloudconnect.trunk.contract.TrunkProperties.Purchase;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The telephone numbers of a trunk. None is ever released, but one this stack has bought, and that only when asked for.
 *
 * @param owned numbers the account has already, in E.164 or by SID (PN…); at most 2,000
 * @param file a text file with more of them, one a line; the way for thousands
 * @param purchase numbers to buy
 * @param takeOver true: a number that is on another trunk is moved to this one. Default: false, it is reported
 */
public record TrunkNumbers(List<String> owned, Optional<Path> file, Optional<Purchase> purchase, boolean takeOver) {
    /** CloudFormation hands old and new numbers to the function in one request of at most 256 KB. */
    private static final int MOST_OWNED = 2_000;

    public TrunkNumbers {
        owned = List.copyOf(owned);
        Problems problems = new Problems();
        Set<String> seen = new HashSet<>();
        for (String number : owned) {
            problems.check(number, TrunkRules::ownedNumber);
            if (!seen.add(number)) {
                problems.add("number \"" + number + "\" stands there twice; write it once");
            }
        }
        if (owned.size() > MOST_OWNED) {
            problems.add(owned.size() + " numbers do not fit one request of CloudFormation; list at most " + MOST_OWNED
                    + " here, and thousands in a file (numbersFile)");
        }
        purchase.ifPresent(value -> check(value, problems));
        problems.throwIfAny();
    }

    private static void check(Purchase purchase, Problems problems) {
        problems.check("purchase country", purchase.country(), TrunkRules.COUNTRY::apply);
        purchase.areaCode().ifPresent(code -> problems.check("purchase area code", code, TrunkRules.AREA_CODE::apply));
        purchase.pattern()
                .ifPresent(pattern -> problems.check("purchase pattern", pattern, TrunkRules.NUMBER_PATTERN::apply));
        problems.check("purchase count", purchase.count(), TrunkRules.PURCHASE_COUNT);
    }

    /** {@return no numbers} */
    public static TrunkNumbers none() {
        return owned(List.of());
    }

    /**
     * Numbers the account has already.
     *
     * @param numbers E.164 or SID (PN…)
     * @return the numbers
     * @throws IllegalArgumentException with everything that is wrong
     */
    public static TrunkNumbers owned(List<String> numbers) {
        return new TrunkNumbers(numbers, Optional.empty(), Optional.empty(), false);
    }
}
