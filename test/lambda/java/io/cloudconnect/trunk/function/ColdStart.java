package io.cloudconnect.trunk.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.trunking.v1.Trunk;
import io.cloudconnect.twilio.simulator.TwilioSimulator;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * CPU seconds from nothing to the first request to Twilio, in a process of its own on Lambda's real runtime client,
 * for the function's jar, for a handler that only fetches the secret, and for the usual shape: Twilio's default client
 * with all its jars.
 */
final class ColdStart {
    /** Fetches the secret and does nothing else: what any such function costs at least. */
    public static final class SecretOnly implements RequestStreamHandler {
        @Override
        public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
            secret();
        }
    }

    /** The usual shape: the SDK's own client, its retries and its connection pool, and the trunks' first page. */
    public static final class DefaultClient implements RequestStreamHandler {
        @Override
        public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
            var key = secret();
            TwilioRestClient client = new TwilioRestClient.Builder(key.apiKeySid(), key.apiKeySecret())
                    .accountSid(key.accountSid())
                    .httpClient(new Redirected())
                    .build();
            Trunk.reader().firstPage(client);
        }
    }

    /** Twilio's own client, sent to the stand-in: only the address differs. */
    private static final class Redirected extends com.twilio.http.NetworkHttpClient {
        @Override
        public com.twilio.http.Response makeRequest(com.twilio.http.Request request) {
            String endpoint = System.getenv("TWILIO_ENDPOINT_URL");
            String path = request.constructURL().getFile();
            return super.makeRequest(new com.twilio.http.Request(request.getMethod(), endpoint + path));
        }
    }

    private static io.cloudconnect.trunk.function.twilio.TwilioCredentials secret() {
        return new TwilioSecret(new AwsEnvironment(System.getenv()), new ObjectMapper()).read("cloudconnect/twilio");
    }

    private static final String STACK =
            "arn:aws:cloudformation:us-east-1:123456789012:stack/CloudConnect-virginia/51af3dc0-da77";

    private ColdStart() {}

    /** Median CPU seconds of some cold starts. */
    static double cpuSeconds(String classPath, Class<?> handler, int times) throws Exception {
        List<Double> seconds = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            seconds.add(once(classPath, handler));
        }
        return seconds.stream().sorted().skip(times / 2).findFirst().orElseThrow();
    }

    private static double once(String classPath, Class<?> handler) throws Exception {
        ObjectMapper json = new ObjectMapper();
        try (TwilioSimulator twilio = TwilioSimulator.start();
                AwsStub aws = new AwsStub();
                AnswerBox box = new AnswerBox()) {
            var key = twilio.credentials();
            aws.secret(
                    "cloudconnect/twilio",
                    json.createObjectNode()
                            .put("accountSid", key.accountSid())
                            .put("apiKeySid", key.apiKeySid())
                            .put("apiKeySecret", key.apiKeySecret())
                            .toString());
            // The first request is the last one: what follows it is no cold start.
            twilio.revokeKey(key.apiKeySid());
            try (LambdaProcess function = new LambdaProcess(
                    classPath,
                    handler.getName(),
                    Map.of(
                            "AWS_REGION", "us-east-1",
                            "AWS_ACCESS_KEY_ID", "AKIAEXAMPLE",
                            "AWS_SECRET_ACCESS_KEY", "example",
                            "AWS_ENDPOINT_URL", aws.url(),
                            "LEASE_TABLE", "leases",
                            "TWILIO_ENDPOINT_URL", twilio.endpoint().toString()))) {
                String event = json.createObjectNode()
                        .put("RequestType", "Create")
                        .put("RequestId", "1")
                        .put("ResponseURL", box.url())
                        .put("StackId", STACK)
                        .put("LogicalResourceId", "Trunk")
                        .<com.fasterxml.jackson.databind.node.ObjectNode>set(
                                "ResourceProperties", json.valueToTree(Site.gaman().map()))
                        .toString();
                function.invoke(event);
                if (handler != SecretOnly.class && twilio.requests().isEmpty()) {
                    throw new IllegalStateException(handler + " did not reach Twilio: " + function.log());
                }
                return function.cpuSeconds();
            }
        }
    }

    /** The class path of this process without the function's own jar: all the jars of Twilio's client among it. */
    static String everything() {
        return System.getProperty("java.class.path").replace(':', File.pathSeparatorChar);
    }
}
