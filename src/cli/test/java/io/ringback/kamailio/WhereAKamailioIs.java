package io.ringback.kamailio;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Leaves a test out, saying why, where there is no Kamailio. */
final class WhereAKamailioIs implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        @Nullable String absence = RealKamailio.absence();
        return absence == null
                ? ConditionEvaluationResult.enabled("there is a Kamailio")
                : ConditionEvaluationResult.disabled(absence);
    }
}
