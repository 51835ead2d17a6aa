package io.cloudconnect.local;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the one {@link DeploymentGround} of a test run, and ends it after the last test. */
final class LocalCloudExtension implements ExecutionCondition, ParameterResolver {
    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(LocalCloudExtension.class);
    private static final Optional<String> MISSING_PYTHON = Checkout.missingPython();

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return decide(MISSING_PYTHON, System.getenv());
    }

    /**
     * Whether the tests run.
     *
     * @param missing what is missing, in words
     * @throws IllegalStateException if something is missing where {@code CI} is set
     */
    static ConditionEvaluationResult decide(Optional<String> missing, Map<String, String> environment) {
        if (missing.isEmpty()) {
            return ConditionEvaluationResult.enabled("the local AWS can run");
        }
        if (environment.containsKey("CI")) {
            throw new IllegalStateException(
                    "the deployment tests cannot run, and CI may not skip them: " + missing.get());
        }
        System.err.println("\n*** THE DEPLOYMENT TESTS ARE SKIPPED: " + missing.get() + " ***\n");
        return ConditionEvaluationResult.disabled(missing.get());
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == DeploymentGround.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot().getStore(NAMESPACE).getOrComputeIfAbsent(DeploymentGround.class);
    }
}
