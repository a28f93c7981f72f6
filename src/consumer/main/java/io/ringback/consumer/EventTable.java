package io.ringback.consumer;

import java.time.Instant;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** What a consumer knows from Ringback's topics: it is told every record once, in the order of its partition. */
public interface EventTable {
    /** The topics that it needs, by their names without the prefix, and the record of each. */
    Map<String, Class<? extends SpecificRecord>> topics();

    /**
     * Takes one record in. A topic or a record that this table does not know changes nothing.
     *
     * @param topic the name without the prefix, such as {@code override.direct-routes}
     * @param event the record's value; null for a tombstone
     * @param written when the record was written, or the consumer's time where that is earlier: a clock that leaps ahead
     *     must make a table forget nothing
     */
    void apply(String topic, String key, @Nullable SpecificRecord event, Instant written);

    /** The fence by which this table goes for a key, for drills; null when it keeps none. */
    default @Nullable Long fenceOf(String topic, String key) {
        return null;
    }
}
