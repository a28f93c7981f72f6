package io.ringback.consumer;

import io.ringback.consumer.FencedTable.Row;
import io.ringback.event.AgentStatus;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * The presence to show for an agent: Do not disturb while an emergency goes on, then the latest base status again, at
 * the latest when the row expires by itself (R1, R4, R12).
 */
public final class PresenceTable implements EventTable {
    private static final String TOPIC = "agent-status";

    /** Rows are kept past their expiry, one an agent: the base status in them is what comes next. */
    private final FencedTable<AgentStatus> statuses = new FencedTable<>(
            AgentStatus.class,
            (status, written) -> new Row<>(
                    status.getFence(), status, Objects.requireNonNullElse(status.getExpiresAt(), Instant.MAX)),
            FencedTable.FOREVER);

    @Override
    public Map<String, Class<? extends SpecificRecord>> topics() {
        return Map.of(TOPIC, AgentStatus.class);
    }

    @Override
    public void apply(String topic, String key, @Nullable SpecificRecord event, Instant written) {
        if (topic.equals(TOPIC)) {
            statuses.apply(key, event, written);
        }
    }

    @Override
    public @Nullable Long fenceOf(String topic, String key) {
        return topic.equals(TOPIC) ? statuses.fence(key) : null;
    }

    public ShownPresence presenceOf(String agentId, Instant now) {
        return statuses.row(agentId).map(row -> shown(row, now)).orElse(ShownPresence.YOUR_OWN);
    }

    private static ShownPresence shown(Row<AgentStatus> row, Instant now) {
        AgentStatus status = row.value();
        if (status == null) {
            return ShownPresence.YOUR_OWN;
        }
        if (!status.getEmergency()) {
            return new ShownPresence(status.getStatus(), false, status.getBaseChangedAt());
        }
        return row.holds(now)
                ? new ShownPresence(status.getStatus(), true, null)
                : new ShownPresence(status.getBaseStatus(), false, status.getBaseChangedAt());
    }
}
