package io.ringback.intake;

import io.ringback.event.InboundBlock;
import io.ringback.wire.EventReader;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Tells {@link ShieldedAgents} of each block that a desk writes. */
final class ShieldTable implements Processor<byte[], byte[], Void, Void> {
    private final EventReader<InboundBlock> reader = EventReader.of(InboundBlock.class);
    private final ShieldedAgents shielded;

    ShieldTable(ShieldedAgents shielded) {
        this.shielded = shielded;
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        if (record.key() == null) {
            return;
        }
        if (record.value() == null) {
            shielded.remove(new String(record.key(), StandardCharsets.UTF_8));
            return;
        }
        // Only desks write here: what cannot be read leaves the row as it was.
        @Nullable InboundBlock block = reader.readOrNull(record.value());
        if (block != null) {
            shielded.put(block);
        }
    }
}
