package io.ringback.cli;

import io.ringback.consumer.EventTable;
import io.ringback.event.AgentStatus;
import java.time.Instant;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Goes by whatever came last. */
final class CarelessPresence implements EventTable {
    private @Nullable Long fence;

    @Override
    public Map<String, Class<? extends SpecificRecord>> topics() {
        return Map.of("agent-status", AgentStatus.class);
    }

    @Override
    public void apply(String topic, String key, @Nullable SpecificRecord event, Instant now) {
        fence = event instanceof AgentStatus status ? Long.valueOf(status.getFence()) : fence;
    }

    @Override
    public @Nullable Long fenceOf(String topic, String key) {
        return fence;
    }
}
