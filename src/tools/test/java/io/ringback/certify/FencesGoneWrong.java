package io.ringback.certify;

import io.ringback.certify.Mistake.RowChange;
import io.ringback.certify.Mistake.Seen;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** The ways in which consumers mistreat fences, each by changing what the right table is told. */
final class FencesGoneWrong {
    private FencesGoneWrong() {}

    /** Every row is told with a higher fence than the one before, so that the last always wins. */
    static RowChange lastWins() {
        long[] count = {1000};
        return seen -> fenced(seen, count[0]++);
    }

    /** A row whose fence is not higher than the last is left out. */
    static RowChange higherAlone() {
        Map<String, Long> highest = new HashMap<>();
        return seen -> {
            @Nullable Long fence = fence(seen.event());
            if (fence == null) {
                return seen;
            }
            boolean higher = fence > highest.getOrDefault(seen.key(), Long.MIN_VALUE);
            highest.merge(seen.key(), fence, Math::max);
            return higher ? seen : null;
        };
    }

    /** After a tombstone, or a lifted row, any fence wins. */
    static RowChange forgetsAfter(Predicate<Seen> end) {
        Map<String, Long> eras = new HashMap<>();
        return seen -> {
            @Nullable Long fence = fence(seen.event());
            long era = eras.getOrDefault(seen.key(), 0L);
            if (end.test(seen)) {
                eras.put(seen.key(), era + 1000);
            }
            return fence == null ? seen : fenced(seen, era + fence);
        };
    }

    private static Seen fenced(Seen seen, long fence) {
        SpecificRecord event = seen.event();
        Schema.@Nullable Field field = event == null ? null : event.getSchema().getField("fence");
        if (event != null && field != null) {
            event.put(field.pos(), fence);
        }
        return seen;
    }

    private static @Nullable Long fence(@Nullable SpecificRecord event) {
        Schema.@Nullable Field field = event == null ? null : event.getSchema().getField("fence");
        return event == null || field == null ? null : (Long) event.get(field.pos());
    }
}
