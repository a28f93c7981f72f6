package io.ringback.kamailio;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Leaves a test out, saying why, where there is no proxy. */
final class WhereAProxyIs implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        @Nullable String absence = RealProxy.absence();
        return absence == null
                ? ConditionEvaluationResult.enabled("there is a proxy")
                : ConditionEvaluationResult.disabled(absence);
    }
}
