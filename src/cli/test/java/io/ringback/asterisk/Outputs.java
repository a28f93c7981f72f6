package io.ringback.asterisk;

import io.ringback.consumer.SchemaOnlyConsumer;
import io.ringback.consumer.SchemaOnlyConsumer.Seen;
import io.ringback.settings.Settings;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a Ringback's outputs, each at its place in the order in which they were read: what came since a moment is
 * told by that order, since two clocks may differ by more than a desk takes (R28).
 */
public final class Outputs implements AutoCloseable {
    private final Settings settings;
    private final String[] topics;
    private @Nullable SchemaOnlyConsumer consumer;

    /** Reads the topics, by their names without the prefix, once somebody asks; by then they exist. */
    public Outputs(Settings settings, String... topics) {
        this.settings = settings;
        this.topics =
                Stream.of(topics).map(topic -> settings.topicPrefix() + topic).toArray(String[]::new);
    }

    /** How many rows there are now; those at places from that number on came since. */
    public int untilNow() {
        return consumer().readToEnd().size();
    }

    /** The rows of a topic that came since, and are there now. */
    public List<Seen> since(int moment, String topic) {
        return of(consumer().readToEnd(), moment, topic).toList();
    }

    /** The latest row of a topic that came since and is as wanted; waits for one. */
    public Seen await(int moment, String topic, Predicate<Seen> wanted, Duration atMost) {
        List<Seen> rows = consumer().readUntil(seen -> of(seen, moment, topic).anyMatch(wanted), atMost);
        return of(rows, moment, topic)
                .filter(wanted)
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new AssertionError("no row of " + topic + " is as wanted"));
    }

    @Override
    public void close() {
        if (consumer != null) {
            consumer.close();
        }
    }

    private Stream<Seen> of(List<Seen> rows, int moment, String topic) {
        return rows.stream()
                .skip(moment)
                .filter(row -> row.topic().equals(settings.topicPrefix() + topic) && row.value() != null);
    }

    private SchemaOnlyConsumer consumer() {
        if (consumer == null) {
            consumer = new SchemaOnlyConsumer(settings.bootstrapServers(), topics);
        }
        return consumer;
    }
}
