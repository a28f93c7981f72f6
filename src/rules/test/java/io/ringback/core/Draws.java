package io.ringback.core;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** What a random history draws again and again, always in the same order out of the same seed. */
record Draws(Random random) {
    CallStart.Early early(@Nullable Instant clock) {
        boolean ended = rarely();
        Instant endedAt = ended && clock != null && random.nextBoolean() ? clock.plusSeconds(random.nextInt(9)) : null;
        return new CallStart.Early(rarely(), ended, endedAt, random.nextInt(12) == 0, rarely(), List.of());
    }

    void twiceAtTimes(List<Signal> to, Signal signal, int percent) {
        if (random.nextInt(100) < percent) {
            to.add(signal);
            if (random.nextInt(5) == 0) {
                to.add(signal);
            }
        }
    }

    Caller caller() {
        return new Caller(rarely(), !rarely(), rarely());
    }

    boolean rarely() {
        return random.nextInt(8) == 0;
    }

    <T> T any(Collection<T> from) {
        return List.copyOf(from).get(random.nextInt(from.size()));
    }
}
