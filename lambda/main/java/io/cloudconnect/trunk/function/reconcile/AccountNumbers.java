package io.cloudconnect.trunk.function.reconcile;

import io.cloudconnect.trunk.function.twilio.AccountNumber;
import io.cloudconnect.trunk.function.twilio.TwilioAccount;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * The numbers the account owns: a few are asked for one by one, more are looked up in the account's whole list. A new
 * trunk with many numbers needs that list in any case, so it is read while the rest is.
 */
final class AccountNumbers {
    private static final int ONE_BY_ONE = 20;

    private final TwilioAccount account;
    private Optional<CompletableFuture<List<AccountNumber>>> ahead;

    private AccountNumbers(TwilioAccount account, Optional<CompletableFuture<List<AccountNumber>>> ahead) {
        this.account = account;
        this.ahead = ahead;
    }

    /** @param knownSid the trunk there is already, with most of its numbers */
    static AccountNumbers of(TwilioAccount account, DesiredTrunk desired, Optional<String> knownSid) {
        boolean wholeList = desired.numbers().size() > ONE_BY_ONE && knownSid.isEmpty() && !desired.isImported();
        return new AccountNumbers(
                account,
                wholeList
                        ? Optional.of(CompletableFuture.supplyAsync(account.numbers()::all, AccountNumbers::beside))
                        : Optional.empty());
    }

    /** On a thread of its own: whoever called the function may hold the threads the JVM shares. */
    private static void beside(Runnable reading) {
        Thread thread = new Thread(reading, "numbers");
        thread.setDaemon(true);
        thread.start();
    }

    /** Those of these numbers that the account has, by the name they were asked for. */
    Map<String, AccountNumber> lookUp(List<String> numbers) {
        if (numbers.size() > ONE_BY_ONE) {
            return byName(list());
        }
        Map<String, AccountNumber> found = new HashMap<>();
        for (String number : numbers) {
            Optional<AccountNumber> one = NumberText.isSid(number)
                    ? account.numbers().bySid(number)
                    : account.numbers().byE164(number);
            one.ifPresent(known -> found.put(number, known));
        }
        return found;
    }

    /** What was read ahead serves once: a second plan wants to see what has changed. */
    private List<AccountNumber> list() {
        Optional<CompletableFuture<List<AccountNumber>>> reading = ahead;
        ahead = Optional.empty();
        if (reading.isEmpty()) {
            return account.numbers().all();
        }
        try {
            return reading.get().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }

    /** Each number under both its names. */
    static Map<String, AccountNumber> byName(Collection<AccountNumber> numbers) {
        Map<String, AccountNumber> map = new HashMap<>();
        for (AccountNumber number : numbers) {
            map.put(number.e164(), number);
            map.put(number.sid(), number);
        }
        return map;
    }
}
