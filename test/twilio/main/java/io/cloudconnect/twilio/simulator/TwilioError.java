package io.cloudconnect.twilio.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A refusal with Twilio's HTTP status and error code. Source of the codes: https://www.twilio.com/docs/api/errors */
final class TwilioError extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final int code;

    TwilioError(int status, int code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    static TwilioError invalidParameter(String message) {
        return new TwilioError(400, 20001, message);
    }

    static TwilioError authentication() {
        return new TwilioError(401, 20003, "Authenticate");
    }

    static TwilioError forbidden() {
        return new TwilioError(403, 20003, "Permission Denied");
    }

    static TwilioError notFound(String path) {
        return new TwilioError(404, 20404, "The requested resource " + path + " was not found");
    }

    static TwilioError methodNotAllowed() {
        return new TwilioError(405, 20004, "Method not allowed");
    }

    static TwilioError tooManyRequests() {
        return new TwilioError(429, 20429, "Too Many Requests");
    }

    static TwilioError trunkValidation(String message) {
        return new TwilioError(400, 21245, message);
    }

    Answer answer() {
        ObjectNode body = Answer.JSON.createObjectNode();
        body.put("code", code);
        body.put("message", getMessage());
        body.put("more_info", "https://www.twilio.com/docs/errors/" + code);
        body.put("status", status);
        return Answer.json(status, body);
    }
}
