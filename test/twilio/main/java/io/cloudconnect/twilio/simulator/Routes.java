package io.cloudconnect.twilio.simulator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which handler answers which method and path. */
final class Routes {
    /** Answers a call; runs under the account's lock. */
    interface Handler {
        Answer handle(Call call);
    }

    private record Route(String method, Pattern path, List<String> names, Handler handler) {}

    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

    private final List<Route> routes = new ArrayList<>();

    /** A route; {@code {Sid}} in the path stands for one segment. */
    void add(String method, String path, Handler handler) {
        List<String> names = new ArrayList<>();
        Matcher variables = VARIABLE.matcher(path);
        while (variables.find()) {
            names.add(variables.group(1));
        }
        String regex = VARIABLE.matcher(path.replace(".", "\\.")).replaceAll("([^/]+?)");
        routes.add(new Route(method, Pattern.compile(regex), names, handler));
    }

    /** The answer to a request, or Twilio's refusal as an exception. */
    Answer handle(ApiRequest request, Account account) {
        boolean pathKnown = false;
        for (Route route : routes) {
            Matcher path = route.path().matcher(request.path());
            if (path.matches()) {
                pathKnown = true;
                if (route.method().equals(request.method())) {
                    return route.handler().handle(new Call(request, account, variables(route, path)));
                }
            }
        }
        throw pathKnown ? TwilioError.methodNotAllowed() : TwilioError.notFound(request.path());
    }

    private static Map<String, String> variables(Route route, Matcher path) {
        Map<String, String> variables = new LinkedHashMap<>();
        for (int i = 0; i < route.names().size(); i++) {
            variables.put(route.names().get(i), path.group(i + 1));
        }
        return variables;
    }
}
