package io.ringback.consumer;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a router goes by where no row names it: a number that nobody holds, an agent in a session without a number.
 *
 * @param fallback where calls go that reach nobody; null when there is no such place
 * @param poolFallbacks the same by pool, where a pool has its own
 * @param noAnswer how long an agent's phone rings before the fallback's
 */
public record RouterDefaults(@Nullable String fallback, Map<String, String> poolFallbacks, Duration noAnswer) {
    private static final Duration NO_ANSWER = Duration.ofSeconds(20);

    public RouterDefaults {
        poolFallbacks = Map.copyOf(poolFallbacks);
    }

    public static RouterDefaults fallingBackTo(@Nullable String destination) {
        return new RouterDefaults(destination, Map.of(), NO_ANSWER);
    }

    /** The row's own fallback, or else its pool's, or else the general one. */
    @Nullable String fallbackOf(String pool, @Nullable String named) {
        return named != null ? named : poolFallbacks.getOrDefault(pool, fallback);
    }
}
