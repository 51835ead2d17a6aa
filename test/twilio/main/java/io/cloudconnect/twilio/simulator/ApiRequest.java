package io.cloudconnect.twilio.simulator;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One request to the simulated Twilio, as rules for faults see it and as the request log keeps it. Credentials are not
 * part of it.
 *
 * @param number the how-manieth request it is since the simulator started or its log was cleared, from 1
 * @param method {@code GET}, {@code POST}, {@code DELETE}
 * @param host the host the client meant: {@code trunking.twilio.com}
 * @param path without the query: {@code /v1/Trunks}
 * @param query query parameters, in the order they came
 * @param form parameters of the body, in the order they came
 */
public record ApiRequest(
        long number,
        String method,
        String host,
        String path,
        Map<String, List<String>> query,
        Map<String, List<String>> form) {

    /** The parameter's value in the body, the first where it came more than once. */
    public Optional<String> formValue(String name) {
        return form.getOrDefault(name, List.of()).stream().findFirst();
    }

    /** The parameter's value in the query, the first where it came more than once. */
    public Optional<String> queryValue(String name) {
        return query.getOrDefault(name, List.of()).stream().findFirst();
    }

    /** True for everything but reads. */
    public boolean writes() {
        return !method.equals("GET");
    }

    /**
     * Whether method and path fit.
     *
     * @param wantedMethod a method, or {@code *} for any
     * @param pathPattern a path in which {@code *} stands for anything within a segment and {@code **} for anything:
     *     {@code /v1/Trunks/*}{@code /PhoneNumbers}
     */
    public boolean matches(String wantedMethod, String pathPattern) {
        return (wantedMethod.equals("*") || wantedMethod.equals(method))
                && pattern(pathPattern).matcher(path).matches();
    }

    private static Pattern pattern(String glob) {
        StringBuilder regex = new StringBuilder();
        for (String part : glob.split("(?<=\\*)(?!\\*)|(?<!\\*)(?=\\*)")) {
            regex.append(
                    switch (part) {
                        case "*" -> "[^/]*";
                        case "**" -> ".*";
                        default -> Pattern.quote(part);
                    });
        }
        return Pattern.compile(regex.toString());
    }
}
