package io.ringback.cli;

import io.ringback.wire.EventReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which events {@code watch} shows: those whose fields say what was asked for. */
final class WatchFilter {
    @Option(names = "--agent", paramLabel = "AGENT", description = "Only what is about this agent.")
    private @Nullable String agent;

    @Option(names = "--pool", paramLabel = "POOL", description = "Only what is about this pool.")
    private @Nullable String pool;

    @Option(names = "--number", paramLabel = "NUMBER", description = "Only what is about this callback number.")
    private @Nullable String number;

    private final Map<String, EventReader<SpecificRecord>> readers = new HashMap<>();

    /** @throws WrongUsage for a number that nothing can be about */
    void require() {
        if (number != null) {
            Numbers.require(List.of(number));
        }
    }

    /** @param schema the record that the topic holds */
    boolean isWanted(ConsumerRecord<String, byte[]> record, String schema) {
        if (agent == null && pool == null && number == null) {
            return true;
        }
        @Nullable SpecificRecord event =
                readers.computeIfAbsent(schema, EventReader::named).readOrNull(record.value());
        if (event == null) {
            return Objects.equals(record.key(), agent) || Objects.equals(record.key(), number);
        }
        return says(event, "agentId", agent) && says(event, "pool", pool) && says(event, "number", number);
    }

    private static boolean says(SpecificRecord event, String name, @Nullable String wanted) {
        Schema.@Nullable Field field = event.getSchema().getField(name);
        return wanted == null || (field != null && wanted.equals(event.get(field.pos())));
    }
}
