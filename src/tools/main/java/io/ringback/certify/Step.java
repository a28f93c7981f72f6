package io.ringback.certify;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One step of a history. Texts that begin with {@code $} are names, those with {@code @P} times: see {@link Staging}. */
sealed interface Step {
    /**
     * A record is written.
     *
     * @param row the kind of row, which tells topic and schema
     * @param value null for a tombstone
     * @param aborted in a transaction that is then aborted, so that nobody may act on it
     */
    record Put(Row row, String key, @Nullable ObjectNode value, boolean aborted) implements Step {}

    /** Bytes are written that no program of this version can read. */
    record Garble(Row row, String key, String hex) implements Step {}

    /** The consumer is asked, and its answer is judged. */
    record Ask(ObjectNode question, ObjectNode expected) implements Step {}

    /**
     * What the consumer has done by itself since it was first started, in this order.
     *
     * @param deeds objects to be found in what it reported
     */
    record Done(String callId, List<ObjectNode> deeds) implements Step {}

    /** Everything before this was read by the consumer before anything after it is written. */
    record Settle() implements Step {}

    /** The consumer is ended and started anew. */
    record Restart() implements Step {}

    /**
     * A kind of row, as a file's head declares it.
     *
     * @param topic without the prefix
     * @param schema the record's name
     * @param keyField the field that equals the record key
     * @param usual the value but for what a step changes
     */
    record Row(String topic, String schema, String keyField, ObjectNode usual) {}
}
