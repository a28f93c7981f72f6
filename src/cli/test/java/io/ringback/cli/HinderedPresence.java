package io.ringback.cli;

import io.ringback.consumer.EventTable;
import io.ringback.consumer.PresenceTable;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Does right until it hangs. */
final class HinderedPresence implements EventTable {
    private final PresenceTable presence = new PresenceTable();
    private final CountDownLatch goesOn = new CountDownLatch(1);
    private volatile boolean stuck;

    void hang() {
        stuck = true;
    }

    void goOn() {
        goesOn.countDown();
    }

    @Override
    public Map<String, Class<? extends SpecificRecord>> topics() {
        return presence.topics();
    }

    @Override
    public void apply(String topic, String key, @Nullable SpecificRecord event, Instant now) {
        try {
            if (stuck) {
                goesOn.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        presence.apply(topic, key, event, now);
    }

    @Override
    public @Nullable Long fenceOf(String topic, String key) {
        return presence.fenceOf(topic, key);
    }
}
