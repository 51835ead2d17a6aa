package io.cloudconnect.trunk.function.twilio;

import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.util.Locale;
import java.util.Optional;

/**
 * Where requests to Twilio go: Twilio itself, or a stand-in for it named by the environment variable
 * {@value #VARIABLE}.
 *
 * <p>A stand-in gets the path unchanged and the host that was meant in the header {@value #HOST_HEADER}. It must be
 * https, or http on the loopback interface: the credentials travel with every request.
 *
 * @param override the stand-in's address
 */
public record TwilioEndpoint(Optional<URI> override) {
    public static final String VARIABLE = "TWILIO_ENDPOINT_URL";
    public static final String HOST_HEADER = "X-Twilio-Host";

    public TwilioEndpoint {
        override.ifPresent(TwilioEndpoint::check);
    }

    public static TwilioEndpoint twilio() {
        return new TwilioEndpoint(Optional.empty());
    }

    /** @param value the environment variable's value, or null */
    public static TwilioEndpoint fromEnvironment(String value) {
        if (value == null || value.isBlank()) {
            return twilio();
        }
        try {
            return new TwilioEndpoint(Optional.of(URI.create(value.strip())));
        } catch (IllegalArgumentException e) {
            throw new TrunkFailure(VARIABLE + " is not a URL: " + value, e);
        }
    }

    URL rewrite(URL meant) {
        if (override.isEmpty()) {
            return meant;
        }
        URI there = override.get();
        try {
            return new URL(there.getScheme(), there.getHost(), there.getPort(), meant.getFile());
        } catch (MalformedURLException e) {
            throw new TrunkFailure(VARIABLE + " is not a URL: " + there, e);
        }
    }

    private static void check(URI uri) {
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        boolean safe = scheme.equals("https") || scheme.equals("http") && isLoopback(uri.getHost());
        if (uri.getHost() == null || !safe) {
            throw new TrunkFailure(VARIABLE + " must be https, or http on the loopback interface; found: " + uri);
        }
    }

    private static boolean isLoopback(String host) {
        return host != null
                && (host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d{1,3}){3}"));
    }
}
