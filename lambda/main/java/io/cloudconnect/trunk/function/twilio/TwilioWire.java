package io.cloudconnect.trunk.function.twilio;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.twilio.http.HttpMethod;
import com.twilio.http.Request;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.HttpRetryException;
import java.net.HttpURLConnection;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URL;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import javax.net.ssl.SSLHandshakeException;

/**
 * One HTTP exchange with Twilio, on {@link HttpURLConnection}: of the JDK's clients the one that costs a cold start
 * least, and the Secrets Manager client loads it anyway.
 */
final class TwilioWire {
    private static final int CONNECT_MILLIS = 5_000;
    private static final JsonFactory JSON = new JsonFactory();

    private final String authorization;
    private final Duration patience;

    TwilioWire(TwilioCredentials credentials, Duration patience) {
        this.patience = patience;
        byte[] pair = (credentials.apiKeySid() + ":" + credentials.apiKeySecret()).getBytes(StandardCharsets.UTF_8);
        this.authorization = "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    /** What came back, whatever it is. */
    record Answer(int status, String body, String requestId, String retryAfter) {
        boolean isWholeJson() {
            try (JsonParser parser = JSON.createParser(body)) {
                if (parser.nextToken() != JsonToken.START_OBJECT) {
                    return false;
                }
                parser.skipChildren();
                return parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null;
            } catch (IOException e) {
                return false;
            }
        }

        TwilioRefusal refusal(String name) {
            if (!isWholeJson()) {
                return new TwilioRefusal(name, status, OptionalInt.empty(), "the answer is no error of Twilio's API");
            }
            try {
                JsonNode error = new ObjectMapper().readTree(body);
                JsonNode code = error.path("code");
                return new TwilioRefusal(
                        name,
                        status,
                        code.canConvertToInt() ? OptionalInt.of(code.asInt()) : OptionalInt.empty(),
                        error.path("message").asText("no message"));
            } catch (IOException e) {
                return new TwilioRefusal(name, status, OptionalInt.empty(), "unreadable answer");
            }
        }
    }

    /**
     * @param url where the request really goes
     * @param host Twilio's host it is meant for
     * @param name the request in words, for reasons
     * @param time at most so long for each read
     */
    Answer exchange(Request request, URL url, String host, String name, Duration time) {
        HttpURLConnection connection = null;
        boolean connected = false;
        try {
            connection = (HttpURLConnection) url.openConnection();
            connection.setConnectTimeout((int) Math.max(1, Math.min(CONNECT_MILLIS, time.toMillis())));
            connection.setReadTimeout((int) Math.max(1, Math.min(patience.toMillis(), time.toMillis())));
            connection.setInstanceFollowRedirects(false);
            connection.setUseCaches(false);
            connection.setRequestMethod(request.getMethod().name());
            connection.setRequestProperty("Authorization", authorization);
            connection.setRequestProperty("Accept", "application/json");
            connection.setRequestProperty("User-Agent", "cloud-connect-trunk-function");
            connection.setRequestProperty(TwilioEndpoint.HOST_HEADER, host);
            headers(request.getHeaderParams(), connection);
            if (request.getMethod() == HttpMethod.POST) {
                connection.setRequestProperty("Content-Type", "application/x-www-form-urlencoded");
            }
            if (request.getMethod() == HttpMethod.GET) {
                connection.connect();
                connected = true;
            } else {
                byte[] body = body(request);
                connection.setDoOutput(true);
                // the JDK silently sends a request again over a new connection unless its length is fixed beforehand
                connection.setFixedLengthStreamingMode(body.length);
                connection.connect();
                connected = true;
                connection.getOutputStream().write(body);
            }
            return read(connection);
        } catch (HttpRetryException e) {
            // the JDK's way to report a 401 to a request of fixed length; the body is lost
            return new Answer(e.responseCode(), "", "", "");
        } catch (ConnectException | UnknownHostException | NoRouteToHostException | SSLHandshakeException e) {
            throw TwilioUnreachable.notSent(name, e);
        } catch (SocketTimeoutException e) {
            throw connected ? TwilioUnreachable.noAnswer(name, "time-out", e) : TwilioUnreachable.notSent(name, e);
        } catch (IOException e) {
            String found = TwilioUnreachable.describe(e);
            throw connected ? TwilioUnreachable.noAnswer(name, found, e) : TwilioUnreachable.notSent(name, e);
        }
    }

    private static byte[] body(Request request) {
        return request.getMethod() == HttpMethod.POST
                ? request.encodeFormBody().getBytes(StandardCharsets.UTF_8)
                : new byte[0];
    }

    private static Answer read(HttpURLConnection connection) throws IOException {
        int status = connection.getResponseCode();
        InputStream stream = status >= 400 ? connection.getErrorStream() : connection.getInputStream();
        String body = "";
        if (stream != null) {
            try (stream) {
                body = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
        return new Answer(status, body, header(connection, "Twilio-Request-Id"), header(connection, "Retry-After"));
    }

    private static String header(HttpURLConnection connection, String name) {
        String value = connection.getHeaderField(name);
        return value == null ? "" : value;
    }

    private static void headers(Map<String, List<String>> given, HttpURLConnection connection) {
        given.forEach((key, values) -> {
            if (!key.toLowerCase(Locale.ROOT).equals("authorization")) {
                values.forEach(value -> connection.addRequestProperty(key, value));
            }
        });
    }
}
