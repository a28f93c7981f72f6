package io.ringback.core;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The next state, as changes, and what to tell the world; both or, when the transaction aborts, neither.
 *
 * @param ignored why nothing was decided; null when something was
 */
public record Decision(
        List<Change> changes,
        List<Output> outputs,
        @Nullable Ignored ignored) {
    /** This decision, with more changes and outputs. */
    Decision and(List<Change> more, List<Output> besides) {
        if (more.isEmpty() && besides.isEmpty()) {
            return this;
        }
        List<Change> allChanges = new ArrayList<>(changes);
        allChanges.addAll(more);
        List<Output> allOutputs = new ArrayList<>(outputs);
        allOutputs.addAll(besides);
        return new Decision(List.copyOf(allChanges), List.copyOf(allOutputs), null);
    }

    static Decision ignored(Ignored why) {
        return new Decision(List.of(), List.of(), why);
    }
}
