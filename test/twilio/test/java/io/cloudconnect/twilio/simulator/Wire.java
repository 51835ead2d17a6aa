package io.cloudconnect.twilio.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A plain HTTP client of the simulator, for what the SDK hides: headers, status, broken connections. */
final class Wire {
    /** What came back. */
    record Reply(int status, String body, HttpResponse<String> raw) {
        JsonNode json() throws IOException {
            return new ObjectMapper().readTree(body);
        }

        int code() throws IOException {
            return json().path("code").asInt();
        }
    }

    private final TwilioSimulator twilio;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private String user;
    private String password;

    Wire(TwilioSimulator twilio) {
        this.twilio = twilio;
        as(twilio.credentials().apiKeySid(), twilio.credentials().apiKeySecret());
    }

    Wire as(String newUser, String newPassword) {
        user = newUser;
        password = newPassword;
        return this;
    }

    Reply get(String path) throws IOException {
        return send("GET", path, "");
    }

    Reply delete(String path) throws IOException {
        return send("DELETE", path, "");
    }

    /** Form parameters as name, value, name, value. */
    Reply post(String path, String... form) throws IOException {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < form.length; i += 2) {
            pairs.add(form[i] + "=" + URLEncoder.encode(form[i + 1], StandardCharsets.UTF_8));
        }
        return send("POST", path, String.join("&", pairs));
    }

    /** Posts, expects success and tells the new SID. */
    String create(String path, String... form) throws IOException {
        Reply reply = post(path, form);
        if (reply.status() != 201) {
            throw new IOException(reply.status() + " " + reply.body());
        }
        return reply.json().get("sid").asText();
    }

    String account(String path) {
        return "/2010-04-01/Accounts/" + twilio.credentials().accountSid() + path;
    }

    Reply send(String method, String path, String body) throws IOException {
        String basic = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create(twilio.endpoint() + path))
                .timeout(Duration.ofSeconds(2))
                .header("Authorization", "Basic " + basic)
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            return new Reply(response.statusCode(), response.body(), response);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
