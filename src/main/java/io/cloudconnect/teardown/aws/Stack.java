package io.cloudconnect.teardown.aws;

import java.util.List;

/**
 * A CloudFormation stack.
 *
 * @param id its ARN
 * @param status {@code CREATE_COMPLETE}
 * @param protection true: it cannot be deleted before its termination protection is off
 * @param exports names other stacks may import
 */
public record Stack(String region, String id, String name, String status, boolean protection, List<String> exports) {
    public Stack {
        exports = List.copyOf(exports);
    }

    public boolean isGone() {
        return status.equals("DELETE_COMPLETE");
    }

    /** Something is under way that is not its removal. */
    public boolean isBusy() {
        return status.endsWith("_IN_PROGRESS")
                && !status.equals("DELETE_IN_PROGRESS")
                && !status.equals("REVIEW_IN_PROGRESS");
    }

    /** A resource of a stack. */
    public record Resource(String logicalId, String physicalId, String type, String status) {}
}
