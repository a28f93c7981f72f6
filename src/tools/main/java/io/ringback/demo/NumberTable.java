package io.ringback.demo;

import io.ringback.consumer.EventTable;
import io.ringback.event.CallbackNumber;
import io.ringback.event.LeaseState;
import io.ringback.event.PooledNumber;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Which numbers are in service, and who holds which. */
final class NumberTable implements EventTable {
    private final Map<String, PooledNumber> inService = new ConcurrentHashMap<>();
    private final Map<String, CallbackNumber> leases = new ConcurrentHashMap<>();

    @Override
    public Map<String, Class<? extends SpecificRecord>> topics() {
        return Map.of("numbers", PooledNumber.class, "callback-numbers", CallbackNumber.class);
    }

    @Override
    public void apply(String topic, String key, @Nullable SpecificRecord event, Instant now) {
        if (event instanceof CallbackNumber lease) {
            leases.put(key, lease);
        } else if (event instanceof PooledNumber number) {
            inService.put(key, number);
        } else if (topic.equals("numbers")) {
            inService.remove(key);
        }
    }

    boolean isInService(String number) {
        return inService.containsKey(number);
    }

    Optional<CallbackNumber> heldBy(String agentId) {
        return leases.values().stream()
                .filter(lease -> lease.getState() != LeaseState.RELEASED)
                .filter(lease -> lease.getAgentId().equals(agentId))
                .findFirst();
    }
}
