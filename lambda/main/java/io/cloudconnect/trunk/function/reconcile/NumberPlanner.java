package io.cloudconnect.trunk.function.reconcile;

import io.cloudconnect.trunk.contract.TrunkProperties.Purchase;
import io.cloudconnect.trunk.function.twilio.AccountNumber;
import io.cloudconnect.trunk.function.twilio.TrunkFailure;
import io.cloudconnect.trunk.function.twilio.TwilioAccount;
import io.cloudconnect.trunk.function.twilio.TwilioRefusal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which numbers to attach, buy and detach.
 *
 * <p>A number on another trunk is reported, not taken, unless the site says {@code takeOver}. A number is detached only
 * where our old properties say that we attached it; it is released never here.
 */
final class NumberPlanner {
    private static final int MOST_NAMED = 20;

    private final TwilioAccount account;
    private final Settling settling;
    private final AccountNumbers accountNumbers;

    NumberPlanner(TwilioAccount account, Settling settling, AccountNumbers accountNumbers) {
        this.account = account;
        this.settling = settling;
        this.accountNumbers = accountNumbers;
    }

    NumberPlan plan(DesiredTrunk desired, PreviousTrunk previous, ActualTrunk actual) {
        Map<String, AccountNumber> attached = AccountNumbers.byName(actual.numbers());
        List<String> missing = desired.numbers().stream()
                .filter(number -> !attached.containsKey(number))
                .toList();
        Set<String> wantedSids = new HashSet<>();
        desired.numbers().stream()
                .filter(attached::containsKey)
                .forEach(number -> wantedSids.add(attached.get(number).sid()));

        List<TrunkStep> attaching = new ArrayList<>();
        List<TrunkStep> buying = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        Map<String, AccountNumber> known = accountNumbers.lookUp(missing);
        boolean takeOver = desired.properties().numbers().takeOver();
        for (String number : missing) {
            AccountNumber found = known.get(number);
            Optional<String> problem = found == null
                    ? Optional.of(number + " is not in this account")
                    : found.trunkSid()
                            .filter(sid -> !takeOver)
                            .filter(sid -> !isOn(actual, sid))
                            .map(sid -> number + " is on the trunk " + sid);
            if (problem.isEmpty()) {
                if (wantedSids.add(found.sid())) {
                    attaching.add(attach(found, takeOver));
                }
            } else if (previous.numbers().contains(number)) {
                // somebody moved or released it since: no reason to fail a roll-back
                warnings.add(problem.get() + " and no longer ours; take it out of numbers, or set takeOver");
            } else {
                refused.add(problem.get());
            }
        }
        if (!refused.isEmpty()) {
            throw refusal(refused);
        }
        desired.properties()
                .numbers()
                .purchase()
                .ifPresent(purchase -> buying.addAll(purchases(purchase, desired, actual, wantedSids, warnings)));
        List<TrunkStep> detaching = actual.numbers().stream()
                .filter(number -> !wantedSids.contains(number.sid()))
                .filter(number -> previous.numbers().contains(number.e164())
                        || previous.numbers().contains(number.sid()))
                .map(number -> detach(account, actual.trunk().orElseThrow().sid(), number))
                .toList();
        return new NumberPlan(attaching, buying, detaching, warnings);
    }

    private static boolean isOn(ActualTrunk actual, String trunkSid) {
        return actual.trunk().map(trunk -> trunk.sid().equals(trunkSid)).orElse(false);
    }

    private static TrunkFailure refusal(List<String> refused) {
        String named = String.join(", ", refused.subList(0, Math.min(MOST_NAMED, refused.size())));
        String more = refused.size() > MOST_NAMED ? " and " + (refused.size() - MOST_NAMED) + " more" : "";
        return new TrunkFailure("the trunk cannot have these numbers: " + named + more
                + "; correct numbers, or set takeOver to move numbers from other trunks of this account");
    }

    private TrunkStep attach(AccountNumber number, boolean takeOver) {
        // what the number did before is lost on a trunk: the log keeps it
        String was = number.trunkSid()
                .filter(sid -> takeOver)
                .map(sid -> "from trunk " + sid)
                .or(number::voice)
                .map(former -> " (was " + former + ")")
                .orElse("");
        TrunkStep step = TrunkStep.oneOfMany("attach number", number.e164() + was, progress -> {
            attach(progress.trunk(), number, takeOver);
            return number.sid();
        });
        return was.isEmpty() ? step : step.alwaysTold();
    }

    private void attach(String trunkSid, AccountNumber number, boolean takeOver) {
        try {
            settling.repeat(() -> account.numbers().attach(trunkSid, number.sid()));
        } catch (TwilioRefusal refusal) {
            if (!refusal.isConflict()) {
                throw refusal;
            }
            if (takeOver && number.trunkSid().isPresent() && !account.numbers().isOn(trunkSid, number.sid())) {
                account.numbers().detach(number.trunkSid().get(), number.sid());
                attach(trunkSid, number.withoutTrunk(), takeOver);
                return;
            }
            // an attempt without an answer may have attached it
            settling.await(() ->
                            Optional.of(true).filter(yes -> account.numbers().isOn(trunkSid, number.sid())))
                    .orElseThrow(() -> refusal);
        }
    }

    static TrunkStep detach(TwilioAccount account, String trunkSid, AccountNumber number) {
        return TrunkStep.oneOfMany("detach number", number.e164(), progress -> {
            account.numbers().detach(trunkSid, number.sid());
            return number.sid();
        });
    }

    private List<TrunkStep> purchases(
            Purchase purchase,
            DesiredTrunk desired,
            ActualTrunk actual,
            Set<String> wantedSids,
            List<String> warnings) {
        String name = DesiredTrunk.boughtName(desired.marker());
        List<AccountNumber> bought = account.numbers().named(name);
        List<TrunkStep> steps = new ArrayList<>();
        int have = 0;
        List<String> surplus = new ArrayList<>();
        for (AccountNumber number : bought) {
            if (have == purchase.count()) {
                surplus.add(number.e164());
                continue;
            }
            boolean here = number.trunkSid().filter(sid -> isOn(actual, sid)).isPresent();
            if (here || number.trunkSid().isEmpty()) {
                have++;
                if (wantedSids.add(number.sid()) && !here) {
                    steps.add(attach(number, false));
                }
            }
        }
        if (!surplus.isEmpty()) {
            String named = String.join(", ", surplus.subList(0, Math.min(MOST_NAMED, surplus.size())));
            warnings.add(surplus.size() + " more numbers were bought than count " + purchase.count() + " asks for, "
                    + named + "; nothing is released: keep them, or release them in the Twilio Console");
        }
        for (int i = have; i < purchase.count(); i++) {
            steps.add(TrunkStep.of("buy number", place(purchase), progress -> buy(purchase, name, progress.trunk())));
        }
        return steps;
    }

    private static String place(Purchase purchase) {
        return purchase.country()
                + purchase.areaCode().map(code -> " " + code).orElse("")
                + purchase.pattern().map(pattern -> " " + pattern).orElse("");
    }

    private String buy(Purchase purchase, String name, String trunkSid) {
        List<String> candidates = account.numbers().onSale(purchase, 5);
        TwilioRefusal last = null;
        for (String candidate : candidates) {
            try {
                return settling.create(() -> account.numbers().byE164(candidate), () -> account.numbers()
                                .buy(candidate, name, trunkSid))
                        .sid();
            } catch (TwilioRefusal refusal) {
                if (!refusal.is(21422)) {
                    throw refusal;
                }
                last = refusal;
            }
        }
        if (last != null) {
            throw last;
        }
        throw new TrunkFailure("Twilio has no number on sale for " + place(purchase)
                + "; widen numbers.buy (areaCode, pattern) in the site file");
    }
}
