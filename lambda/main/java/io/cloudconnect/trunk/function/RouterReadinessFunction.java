package io.cloudconnect.trunk.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;

/**
 * The Lambda handler that waits for a router, so that the other one of a pair is replaced only when this one serves.
 */
public final class RouterReadinessFunction implements RequestStreamHandler {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    private final Lifecycle lifecycle;

    /** As Lambda calls it. */
    public RouterReadinessFunction() {
        AwsEnvironment aws = new AwsEnvironment(System.getenv());
        lifecycle = new Lifecycle(
                new RouterReadiness(new InstanceStatus(aws)::isOk, Thread::sleep, System::nanoTime),
                new ResponseSender(FIRST_PAUSE),
                new ObjectMapper(),
                System.out);
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        lifecycle.answer(input.readAllBytes(), context::getRemainingTimeInMillis);
    }
}
