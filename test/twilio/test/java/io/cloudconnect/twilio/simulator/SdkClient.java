package io.cloudconnect.twilio.simulator;

import com.twilio.http.HttpMethod;
import com.twilio.http.Request;
import com.twilio.http.Response;
import com.twilio.http.TwilioRestClient;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** Twilio's own SDK, sent to the simulator; the judge sees every answer. */
final class SdkClient extends com.twilio.http.HttpClient {
    /** An answer as it came over the wire. */
    record Heard(String method, String path, int status, String body) {}

    private final TwilioSimulator twilio;
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Heard> heard = new ArrayList<>();

    SdkClient(TwilioSimulator twilio) {
        this.twilio = twilio;
    }

    TwilioRestClient client() {
        Credentials credentials = twilio.credentials();
        return new TwilioRestClient.Builder(credentials.apiKeySid(), credentials.apiKeySecret())
                .accountSid(credentials.accountSid())
                .httpClient(this)
                .build();
    }

    List<Heard> heard() {
        return heard;
    }

    @Override
    public Response makeRequest(Request request) {
        URL url = request.constructURL();
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(twilio.endpoint() + url.getFile()))
                .header("X-Twilio-Host", url.getHost())
                .header("Authorization", request.getAuthString());
        if (request.getMethod() == HttpMethod.POST) {
            builder.header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(request.encodeFormBody()));
        } else {
            builder.method(request.getMethod().toString(), HttpRequest.BodyPublishers.noBody());
        }
        try {
            HttpResponse<String> response = client.send(builder.build(), HttpResponse.BodyHandlers.ofString());
            heard.add(new Heard(request.getMethod().toString(), url.getPath(), response.statusCode(), response.body()));
            return new Response(response.body(), response.statusCode());
        } catch (IOException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }
}
