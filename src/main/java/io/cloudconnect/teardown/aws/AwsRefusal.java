package io.cloudconnect.teardown.aws;

import io.cloudconnect.teardown.TeardownException;

/** An error AWS answered with. */
public final class AwsRefusal extends TeardownException {
    private static final long serialVersionUID = 1;

    private final String code;

    AwsRefusal(String request, String code, String message) {
        super("AWS refuses " + request + ": " + code + (message.isEmpty() ? "" : ": " + message));
        this.code = code;
    }

    /** {@code DependencyViolation}. */
    public String code() {
        return code;
    }

    /** What was asked for does not exist (any more). */
    public boolean isNotFound() {
        return code.contains("NotFound")
                || code.equals("NoSuchEntity")
                || getMessage().contains("does not exist")
                || getMessage().contains("not found");
    }

    /** Something else still needs it. */
    public boolean isInUse() {
        return code.contains("DependencyViolation")
                || code.contains("InUse")
                || code.equals("DeleteConflict")
                || code.equals("IncorrectState");
    }

    boolean isAboutCredentials() {
        return switch (code) {
            case "ExpiredToken",
                    "ExpiredTokenException",
                    "InvalidClientTokenId",
                    "UnrecognizedClientException",
                    "SignatureDoesNotMatch",
                    "InvalidSignatureException",
                    "AuthFailure",
                    "IncompleteSignature",
                    "MissingAuthenticationToken",
                    "RequestExpired" -> true;
            default -> false;
        };
    }

    boolean isThrottling() {
        return code.startsWith("Throttl") || code.equals("RequestLimitExceeded") || code.equals("TooManyRequests");
    }
}
