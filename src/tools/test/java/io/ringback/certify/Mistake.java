package io.ringback.certify;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a consumer does wrong: in reading, with a row that it read, with a question, or with its answer.
 *
 * @param name what it does
 * @param kind the consumer that does it
 * @param caughtBy the check that must fail
 * @param rows makes what becomes of each row, anew at every start
 */
record Mistake(
        String name,
        ConsumerKind kind,
        String caughtBy,
        Reading reading,
        Supplier<RowChange> rows,
        UnaryOperator<ObjectNode> question,
        UnaryOperator<Map<String, Object>> answer) {

    /** How it reads. */
    record Reading(
            String isolation, boolean beginsAnew, boolean fromTheEnd, int partitionsLeftOut, boolean endsAtPoison) {
        static final Reading RIGHT = new Reading("read_committed", false, false, 0, false);

        Collection<TopicPartition> of(List<TopicPartition> partitions) {
            return partitions.stream()
                    .filter(each -> each.partition() >= partitionsLeftOut)
                    .toList();
        }
    }

    /** A record as it was read; the event is null for a tombstone. */
    record Seen(String topic, String key, @Nullable SpecificRecord event) {
        Seen with(@Nullable SpecificRecord other) {
            return new Seen(topic, key, other);
        }
    }

    /** What the consumer makes of a record before its table sees it; null when the table does not. */
    interface RowChange {
        @Nullable Seen of(Seen seen);
    }

    static Mistake none(ConsumerKind kind) {
        return new Mistake("none", kind, "none", Reading.RIGHT, () -> seen -> seen, same(), same());
    }

    Mistake reads(Reading other) {
        return new Mistake(name, kind, caughtBy, other, rows, question, answer);
    }

    Mistake takes(Supplier<RowChange> other) {
        return new Mistake(name, kind, caughtBy, reading, other, question, answer);
    }

    Mistake hears(UnaryOperator<ObjectNode> other) {
        return new Mistake(name, kind, caughtBy, reading, rows, other, answer);
    }

    Mistake says(UnaryOperator<Map<String, Object>> other) {
        return new Mistake(name, kind, caughtBy, reading, rows, question, other);
    }

    static Mistake called(String name, ConsumerKind kind, String caughtBy) {
        Mistake none = none(kind);
        return new Mistake(name, kind, caughtBy, none.reading, none.rows, none.question, none.answer);
    }

    @Override
    public String toString() {
        return kind.word() + " " + name + ": " + caughtBy;
    }

    private static <T> UnaryOperator<T> same() {
        return UnaryOperator.identity();
    }
}
