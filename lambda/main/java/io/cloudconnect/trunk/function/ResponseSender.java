package io.cloudconnect.trunk.function;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;

/**
 * Puts the answer where CloudFormation waits for it: a presigned S3 URL, whose signature covers an empty content type.
 *
 * <p>Without an answer CloudFormation waits an hour, so it is tried several times before giving up loudly.
 */
final class ResponseSender {
    private static final int TRIES = 6;
    private static final int MILLIS = 10_000;

    private final Duration firstPause;

    ResponseSender(Duration firstPause) {
        this.firstPause = firstPause;
    }

    /** @throws IOException when no try was accepted, with what the last one met */
    void send(String responseUrl, byte[] answer) throws IOException {
        IOException last = null;
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            try {
                put(responseUrl, answer);
                return;
            } catch (IOException e) {
                last = e;
                if (attempt < TRIES && !pause(attempt)) {
                    break;
                }
            }
        }
        throw new IOException("CloudFormation could not be told the outcome: " + last.getMessage(), last);
    }

    private static void put(String responseUrl, byte[] answer) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(responseUrl).toURL().openConnection();
        try {
            connection.setConnectTimeout(MILLIS);
            connection.setReadTimeout(MILLIS);
            connection.setRequestMethod("PUT");
            connection.setRequestProperty("Content-Type", "");
            connection.setDoOutput(true);
            connection.setFixedLengthStreamingMode(answer.length);
            connection.getOutputStream().write(answer);
            int status = connection.getResponseCode();
            if (status < 200 || status >= 300) {
                // not the body, and not the URL: it is as good as a password until it expires
                throw new IOException(
                        "HTTP " + status + " from " + connection.getURL().getHost());
            }
            try (InputStream body = connection.getInputStream()) {
                body.readAllBytes();
            }
        } finally {
            connection.disconnect();
        }
    }

    private boolean pause(int attempt) {
        try {
            Thread.sleep(firstPause.toMillis() << (attempt - 1));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
