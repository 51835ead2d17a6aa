package io.cloudconnect.twilio.simulator;

import java.util.Map;

/**
 * A request on its way to a handler.
 *
 * @param request the request
 * @param account the account it works on
 * @param variables the parts of the path the route names
 */
record Call(ApiRequest request, Account account, Map<String, String> variables) {
    /** The part of the path the route calls by this name. */
    String variable(String name) {
        return variables.get(name);
    }

    /** For "no such thing" answers. */
    TwilioError notFound() {
        return TwilioError.notFound(request.path());
    }

    /** {@code https://trunking.twilio.com/v1/…} for a path. */
    String url(String path) {
        return "https://" + request.host() + path;
    }

    /** The path of the account's own resources in the 2010 API. */
    String accountPath() {
        return "/2010-04-01/Accounts/" + account.sid;
    }
}
