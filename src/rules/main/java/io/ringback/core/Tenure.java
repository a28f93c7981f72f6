package io.ringback.core;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The number that a session holds, if it has one, and the fence of the session's rows.
 *
 * @param number the callback number; null when the pool had none (R10) or there is no agent
 * @param fence by which consumers tell this session's rows from those of an earlier one
 * @param since when the number was issued, or without one when the session began
 */
public record Tenure(@Nullable CallbackNumber number, Fence fence, Instant since) {

    Tenure with(Fence other) {
        return new Tenure(number, other, since);
    }
}
