package io.ringback.asterisk;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Leaves a test out, saying why, where a program of others is not installed. */
public abstract class WhereThereIs implements ExecutionCondition {
    private final String what;
    private final Supplier<@Nullable String> absence;

    /** @param absence why it is not there; null when it is */
    protected WhereThereIs(String what, Supplier<@Nullable String> absence) {
        this.what = what;
        this.absence = absence;
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        @Nullable String missing = absence.get();
        return missing == null
                ? ConditionEvaluationResult.enabled("there is " + what)
                : ConditionEvaluationResult.disabled(missing);
    }
}
