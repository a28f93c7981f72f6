package io.ringback.core;

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
    static Decision ignored(Ignored why) {
        return new Decision(List.of(), List.of(), why);
    }
}
