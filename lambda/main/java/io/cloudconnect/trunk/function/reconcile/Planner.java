package io.cloudconnect.trunk.function.reconcile;

import io.cloudconnect.trunk.function.twilio.TwilioAccount;
import io.cloudconnect.trunk.function.twilio.TwilioRefusal;
import java.util.List;
import java.util.Optional;

/**
 * Puts the steps into their order: what adds comes before what takes away, so that calls find a way at every moment.
 */
final class Planner {
    private final TwilioAccount account;
    private final Settling settling;
    private final AccountNumbers accountNumbers;

    Planner(TwilioAccount account, Settling settling, AccountNumbers accountNumbers) {
        this.account = account;
        this.settling = settling;
        this.accountNumbers = accountNumbers;
    }

    TrunkPlan plan(DesiredTrunk desired, PreviousTrunk previous, ActualTrunk actual) {
        SettingsSteps settings = new SettingsSteps(account, settling, desired, actual);
        AccessSteps access = new AccessSteps(account, settling, desired, previous, actual);
        OriginationSteps origination = new OriginationSteps(account, settling, desired, actual);
        NumberPlan numbers = new NumberPlanner(account, settling, accountNumbers).plan(desired, previous, actual);

        return new TrunkPlan(
                List.of(
                        Stage.inOrder(settings.trunk()),
                        Stage.inOrder(settings.recording()).beside(Stage.inOrder(origination.adding())),
                        // a number may come as soon as its calls find their way; who may call out is another matter
                        Stage.inOrder(access.adding()).beside(numbers.adding()),
                        Stage.inOrder(origination.removing())
                                .beside(Stage.inOrder(access.removing()))
                                .beside(numbers.removing())),
                numbers.warnings());
    }

    /** Associating again is refused (21245); that it is there already is all we want. */
    static void associate(Settling settling, Runnable write, java.util.function.BooleanSupplier isThere) {
        try {
            settling.repeat(write);
        } catch (TwilioRefusal refusal) {
            if (!refusal.is(21245)
                    || settling.await(() -> Optional.of(true).filter(yes -> isThere.getAsBoolean()))
                            .isEmpty()) {
                throw refusal;
            }
        }
    }
}
