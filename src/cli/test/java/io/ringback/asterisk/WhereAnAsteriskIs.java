package io.ringback.asterisk;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Leaves a test out, saying why, where there is no Asterisk. */
final class WhereAnAsteriskIs implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        @Nullable String absence = RealAsterisk.absence();
        return absence == null
                ? ConditionEvaluationResult.enabled("there is an Asterisk")
                : ConditionEvaluationResult.disabled(absence);
    }
}
