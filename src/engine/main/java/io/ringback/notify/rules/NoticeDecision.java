package io.ringback.notify.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a notice.
 *
 * @param next null when it is over and forgotten
 */
public record NoticeDecision(@Nullable OpenNotice next, List<NoticeOutput> outputs) {
    public NoticeDecision {
        outputs = List.copyOf(outputs);
    }
}
