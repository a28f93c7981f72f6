package io.ringback.certify;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A row about nobody else, by which a consumer shows that it has read a partition of the row's topic.
 *
 * @param keys what its keys begin with; four digits follow, of a hundred numbers that nobody has
 * @param value the row's, but for its key
 * @param question what to ask, {@code $key} standing for the key; null when it is known by a deed
 * @param expected the answer, or the deed, that shows it
 */
record Mark(
        Step.Row row,
        String keys,
        ObjectNode value,
        @Nullable ObjectNode question,
        ObjectNode expected) {
    private static final int STOCK = 100;

    String key(int count) {
        return String.format(Locale.ROOT, "%s%04d", keys, STOCK + count % STOCK);
    }
}
