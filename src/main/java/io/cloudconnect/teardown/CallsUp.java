package io.cloudconnect.teardown;

import java.util.List;

/**
 * Calls that are up or ringing.
 *
 * @param certain SIDs (CA…) of calls on the trunk
 * @param possible SIDs of calls on some trunk of the account, perhaps this one
 */
public record CallsUp(List<String> certain, List<String> possible) {
    public CallsUp {
        certain = List.copyOf(certain);
        possible = List.copyOf(possible);
    }

    public boolean none() {
        return certain.isEmpty() && possible.isEmpty();
    }

    @Override
    public String toString() {
        String sure = certain.isEmpty() ? "" : count(certain) + " up on the site's trunk (" + certain.get(0) + ")";
        String perhaps = possible.isEmpty()
                ? ""
                : count(possible) + " up on a trunk Twilio does not name yet (" + possible.get(0) + ")";
        return sure.isEmpty() || perhaps.isEmpty() ? sure + perhaps : sure + " and " + perhaps;
    }

    private static String count(List<String> calls) {
        return calls.size() == 1 ? "1 call is" : calls.size() + " calls are";
    }
}
