package io.cloudconnect.trunk.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudconnect.trunk.contract.LeaseTable;
import io.cloudconnect.trunk.function.twilio.TwilioEndpoint;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;

/**
 * The Lambda handler. Everything that can be built beforehand is built in the constructor, in Lambda's init phase.
 *
 * <p>Environment: {@value LeaseTable#VARIABLE} names the table by which runs see each other;
 * {@value TwilioEndpoint#VARIABLE} (optional) sends requests to a stand-in for Twilio.
 */
public final class TrunkFunction implements RequestStreamHandler {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    static {
        // Idle connections kept per host; with the JDK's 5 most requests to Twilio would begin with a TLS handshake.
        // The JDK reads it with the first connection of all, which goes to AWS.
        System.setProperty("http.maxConnections", "64");
    }

    private final Lifecycle lifecycle;

    /** As Lambda calls it. */
    public TrunkFunction() {
        ObjectMapper json = new ObjectMapper();
        AwsEnvironment aws = new AwsEnvironment(System.getenv());
        Operations trunk = new TrunkOperations(
                new TwilioSecret(aws, json)::read,
                new NumberFile(aws),
                () -> TwilioEndpoint.fromEnvironment(System.getenv(TwilioEndpoint.VARIABLE)),
                Pace.STANDARD);
        Leases leases =
                new DynamoLeases(aws, json, System.getenv().getOrDefault(LeaseTable.VARIABLE, "(no table named)"));
        Operations operations = new OneAtATime(trunk, leases, Lease.Term.STANDARD);
        this.lifecycle = new Lifecycle(operations, new ResponseSender(FIRST_PAUSE), json, System.out);
    }

    TrunkFunction(Lifecycle lifecycle) {
        this.lifecycle = lifecycle;
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        lifecycle.answer(input.readAllBytes(), context::getRemainingTimeInMillis);
    }
}
