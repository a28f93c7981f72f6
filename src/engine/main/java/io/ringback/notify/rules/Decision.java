package io.ringback.notify.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a notice.
 *
 * @param next null when it is over and forgotten
 */
public record Decision(@Nullable OpenNotice next, List<Output> outputs) {
    public Decision {
        outputs = List.copyOf(outputs);
    }
}
