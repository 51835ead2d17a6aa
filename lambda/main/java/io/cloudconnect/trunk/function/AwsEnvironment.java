package io.cloudconnect.trunk.function;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/**
 * AWS calls signed by the AWS SDK's own signer: two of this function (a secret, a file), and those of the launcher.
 *
 * <p>The service clients of the SDK would make up more than half of the function's jar and of its cold start.
 *
 * @param variables the environment Lambda gives: region, credentials, and an endpoint in place of AWS's
 * @param firstPause before a request is sent a second time; each further pause is twice as long
 */
public record AwsEnvironment(Map<String, String> variables, Duration firstPause) {
    private static final int TRIES = 4;
    private static final Pattern THROTTLED =
            Pattern.compile("Throttl|ProvisionedThroughputExceeded|RequestLimitExceeded");
    private static final int CONNECT_MILLIS = 3_000;
    private static final int READ_MILLIS = 10_000;

    /** Pauses that get over a moment's trouble. */
    public AwsEnvironment(Map<String, String> variables) {
        this(variables, Duration.ofMillis(200));
    }

    /** What came back; the body may hold a secret, so it has no text form. */
    public record Answer(int status, byte[] content) {
        public String text() {
            return new String(content, StandardCharsets.UTF_8);
        }

        /** The service's trouble, and a moment's: most services refuse with 400 what comes too fast. */
        private boolean passes() {
            return status >= 500
                    || status == 429
                    || status == 400 && THROTTLED.matcher(text()).find();
        }

        @Override
        public String toString() {
            return "HTTP " + status;
        }
    }

    /** An endpoint set for one service, or for all; empty string: the service's own. */
    public String endpoint(String service) {
        return variables
                .getOrDefault("AWS_ENDPOINT_URL_" + service, variables.getOrDefault("AWS_ENDPOINT_URL", ""))
                .replaceAll("/+$", "");
    }

    public String region() {
        return variables.getOrDefault("AWS_REGION", "us-east-1");
    }

    /** {@code amazonaws.com}, but for China. */
    public String suffix() {
        return region().startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com";
    }

    /**
     * Signs and sends a request that may be repeated, and repeats it a few times when the network or the service fails.
     *
     * @param service its name in signatures: {@code s3}
     * @throws IOException when no answer came
     */
    public Answer send(String service, SdkHttpMethod method, URI uri, Map<String, String> headers, byte[] body)
            throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                Answer answer = sendOnce(service, method, uri, headers, body);
                if (attempt == TRIES || !answer.passes()) {
                    return answer;
                }
            } catch (IOException e) {
                if (attempt == TRIES) {
                    throw e;
                }
            }
            pause(attempt);
        }
    }

    private Answer sendOnce(String service, SdkHttpMethod method, URI uri, Map<String, String> headers, byte[] body)
            throws IOException {
        SdkHttpRequest.Builder unsigned =
                SdkHttpRequest.builder().method(method).uri(uri);
        headers.forEach(unsigned::putHeader);
        SignedRequest signed = AwsV4HttpSigner.create().sign(sign -> sign.identity(credentials())
                .request(unsigned.build())
                .payload(() -> new ByteArrayInputStream(body))
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                .putProperty(AwsV4HttpSigner.REGION_NAME, region())
                // S3 signs the path as it stands
                .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, !service.equals("s3"))
                .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, !service.equals("s3")));
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
        connection.setConnectTimeout(CONNECT_MILLIS);
        connection.setReadTimeout(READ_MILLIS);
        connection.setInstanceFollowRedirects(false);
        connection.setRequestMethod(method.name());
        signed.request().forEachHeader((name, values) -> {
            // the connection writes these two itself, with the same values
            if (!name.equalsIgnoreCase("Host") && !name.equalsIgnoreCase("Content-Length")) {
                values.forEach(value -> connection.addRequestProperty(name, value));
            }
        });
        if (method == SdkHttpMethod.POST || method == SdkHttpMethod.PUT) {
            connection.setDoOutput(true);
            connection.getOutputStream().write(body);
        }
        int status = connection.getResponseCode();
        InputStream stream = status >= 400 ? connection.getErrorStream() : connection.getInputStream();
        if (stream == null) {
            return new Answer(status, new byte[0]);
        }
        try (stream) {
            byte[] content = stream.readAllBytes();
            // the JDK takes the end of the connection for the end of the answer
            if (content.length < connection.getContentLengthLong()) {
                throw new EOFException("the answer breaks off");
            }
            return new Answer(status, content);
        }
    }

    private AwsCredentialsIdentity credentials() {
        String key = variables.getOrDefault("AWS_ACCESS_KEY_ID", "");
        String secret = variables.getOrDefault("AWS_SECRET_ACCESS_KEY", "");
        String session = variables.getOrDefault("AWS_SESSION_TOKEN", "");
        return session.isEmpty()
                ? AwsCredentialsIdentity.create(key, secret)
                : AwsSessionCredentialsIdentity.create(key, secret, session);
    }

    private void pause(int attempt) throws IOException {
        try {
            Thread.sleep(firstPause.toMillis() << (attempt - 1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** The variables hold AWS credentials. */
    @Override
    public String toString() {
        return "AwsEnvironment[" + region() + "]";
    }
}
