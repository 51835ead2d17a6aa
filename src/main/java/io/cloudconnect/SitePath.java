package io.cloudconnect;

import io.cloudconnect.token.Tokens;
import software.amazon.awscdk.Stack;
import software.constructs.Construct;

/** What a site is called in AWS. */
final class SitePath {
    private SitePath() {}

    /**
     * The stack's name and the site's path in it, {@code CloudConnect-virginia/Site}: the same whether the stack is
     * deployed by hand or as a stage of a pipeline, whose own path would change every name.
     *
     * @param stack the stack the site is in
     * @param name the stack's name
     * @param scope what the site belongs to, mostly the stack itself
     * @param id the site's own
     */
    static String of(Stack stack, String name, Construct scope, String id) {
        // A nested stack has no name before it is deployed.
        String above = Tokens.isUnresolved(name) ? stack.getNode().getPath() : name;
        return above + inStack(stack, scope) + "/" + id.replace("/", "--");
    }

    private static String inStack(Stack stack, Construct scope) {
        return scope == stack
                ? ""
                : scope.getNode().getPath().substring(stack.getNode().getPath().length());
    }
}
