package io.cloudconnect.teardown;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Call;
import io.cloudconnect.teardown.aws.AwsAccount;
import io.cloudconnect.teardown.aws.AwsRefusal;
import io.cloudconnect.trunk.function.reconcile.Marker;
import io.cloudconnect.trunk.function.twilio.AccessList;
import io.cloudconnect.trunk.function.twilio.AccountNumber;
import io.cloudconnect.trunk.function.twilio.AdaptiveLimit;
import io.cloudconnect.trunk.function.twilio.Backoff;
import io.cloudconnect.trunk.function.twilio.Deadline;
import io.cloudconnect.trunk.function.twilio.TrunkFailure;
import io.cloudconnect.trunk.function.twilio.TwilioAccount;
import io.cloudconnect.trunk.function.twilio.TwilioCredentials;
import io.cloudconnect.trunk.function.twilio.TwilioEndpoint;
import io.cloudconnect.trunk.function.twilio.TwilioHttpClient;
import io.cloudconnect.trunk.function.twilio.TwilioTrunk;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One Twilio account, reached by the trunk function's own client with the function's own API key. */
public final class TwilioSide {
    private static final Duration TIME = Duration.ofMinutes(10);
    private static final Backoff PAUSES = new Backoff(Duration.ofMillis(250), Duration.ofSeconds(5));
    private static final int AT_ONCE = 8;
    private static final int PAGE = 1000;

    private final TwilioAccount account;
    private final TwilioRestClient client;
    private final String accountSid;

    private TwilioSide(TwilioCredentials credentials, TwilioEndpoint endpoint) {
        TwilioHttpClient http = new TwilioHttpClient(
                credentials, endpoint, Deadline.in(TIME), PAUSES, new AdaptiveLimit(AT_ONCE, AT_ONCE));
        account = new TwilioAccount(credentials, http);
        accountSid = credentials.accountSid();
        client = new TwilioRestClient.Builder(credentials.apiKeySid(), credentials.apiKeySecret())
                .accountSid(accountSid)
                .httpClient(http)
                .build();
    }

    /**
     * Opens the account with the key in the secret.
     *
     * @param secret name or ARN, as the site file has it
     * @throws TeardownException where the secret cannot be read or is malformed
     */
    public static TwilioSide open(AwsAccount aws, String region, String secret, Map<String, String> environment) {
        try {
            String text = aws.secret(region, secret);
            return open(
                    TwilioCredentials.parse(secret, text, new ObjectMapper()),
                    TwilioEndpoint.fromEnvironment(environment.get(TwilioEndpoint.VARIABLE)));
        } catch (AwsRefusal refusal) {
            throw new TeardownException("the secret " + secret + " in " + region + " cannot be read (" + refusal.code()
                    + "); let this AWS identity read it, or correct twilio.credentials");
        } catch (TrunkFailure failure) {
            throw new TeardownException(failure.getMessage());
        }
    }

    static TwilioSide open(TwilioCredentials credentials, TwilioEndpoint endpoint) {
        return new TwilioSide(credentials, endpoint);
    }

    public String accountSid() {
        return accountSid;
    }

    TwilioAccount account() {
        return account;
    }

    List<TwilioTrunk> trunks() {
        return account.trunks().all();
    }

    List<TwilioTrunk> trunks(Marker marker) {
        return account.trunks().all().stream()
                .filter(trunk -> marker.isOn(trunk.settings().friendlyName()))
                .toList();
    }

    List<AccessList> accessLists(Marker marker) {
        return account.accessLists().all().stream()
                .filter(list -> marker.isOn(list.friendlyName()))
                .toList();
    }

    /**
     * Calls up or ringing that concern a trunk, or that cannot be told from it.
     *
     * <p>Twilio names the trunk of a call only once it has ended, so a trunk's calls are known by its numbers; a trunk
     * call of other numbers counts as well unless this is the account's only trunk without it. Source:
     * https://www.twilio.com/docs/voice/api/call-resource, {@code trunk_sid} and {@code direction}
     *
     * @param numbers the trunk's, E.164
     */
    CallsUp callsUp(String trunkSid, Set<String> numbers) {
        List<String> certain = new ArrayList<>();
        List<String> possible = new ArrayList<>();
        for (Call.Status status : List.of(Call.Status.IN_PROGRESS, Call.Status.RINGING)) {
            for (Call call : Call.reader().setStatus(status).pageSize(PAGE).read(client)) {
                boolean ours = trunkSid.equals(call.getTrunkSid())
                        || numbers.contains(call.getTo())
                        || numbers.contains(String.valueOf(call.getFrom()));
                if (ours) {
                    certain.add(call.getSid());
                } else if (call.getDirection() != null && call.getDirection().startsWith("trunking-")) {
                    possible.add(call.getSid());
                }
            }
        }
        // a trunk call on an account with one trunk is on that trunk
        if (!possible.isEmpty() && account.trunks().all().size() == 1) {
            certain.addAll(possible);
            possible.clear();
        }
        return new CallsUp(certain, possible);
    }

    /** Numbers of the account. */
    List<AccountNumber> numbers() {
        return account.numbers().all();
    }
}
