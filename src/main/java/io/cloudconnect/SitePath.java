package io.cloudconnect;

import io.cloudconnect.token.Tokens;
import software.amazon.awscdk.Stack;
import software.constructs.Construct;

/** What a site is called in AWS. */
final class SitePath {
    private SitePath() {}

    /** The same for a site that stands in the stack itself; asking the CDK for paths takes time. */
    static String of(Stack stack, String id) {
        String name = stack.getStackName();
        return (Tokens.isUnresolved(name) ? stack.getNode().getPath() : name) + "/" + id.replace("/", "--");
    }

    /**
     * The stack's name and the site's path in it, {@code CloudConnect-virginia/Site}: the same whether the stack is
     * deployed by hand or as a stage of a pipeline, whose own path would change every name.
     */
    static String of(Stack stack, Construct site) {
        String path = site.getNode().getPath();
        String inStack = path.substring(stack.getNode().getPath().length());
        // A nested stack has no name before it is deployed.
        String name = stack.getStackName();
        return Tokens.isUnresolved(name) ? path : name + inStack;
    }
}
