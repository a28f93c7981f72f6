package io.ringback.bench;

import io.ringback.settings.Role;
import io.ringback.settings.Settings;
import java.util.List;
import java.util.Map;

/** Bursts of emergency calls of new agents for a desk that serves some pools; a number is there for each of them. */
final class DeskLoad {
    private final BenchBroker broker;
    private final Settings settings;
    private final List<String> pools;
    private final SignalRecords signals = new SignalRecords();
    private long sent;
    private int dialled;

    /**
     * @param name of the deployment
     * @param pools each in a partition of its own
     */
    DeskLoad(BenchBroker broker, String name, List<String> pools) {
        this.broker = broker;
        this.pools = pools;
        this.settings = broker.deployment(name, "pools=" + String.join(",", pools));
    }

    Application desk(String id, Map<String, ?> changes) throws InterruptedException {
        return Application.start(settings, id, Role.DESK, BenchDeployment.topology(settings, Role.DESK), changes);
    }

    /** Puts a number into service for each call, and waits until the desk has them. */
    void offer(Application desk, int calls) throws InterruptedException {
        try (BulkProducer producer = new BulkProducer(broker)) {
            for (int i = 0; i < calls + pools.size(); i++) {
                String pool = pools.get(i % pools.size());
                producer.send(topic(), pool, signals.numberOffered(pool, i));
                sent++;
            }
        }
        progress(desk).awaitCommitted(sent);
    }

    /** Calls a second, from the burst's first fifth to its end. */
    double burst(Application desk, int calls) throws InterruptedException {
        long before = sent;
        try (BulkProducer producer = new BulkProducer(broker)) {
            for (int i = 0; i < calls; i++, dialled++) {
                String pool = pools.get(i % pools.size());
                producer.send(topic(), pool, signals.dialled(pool, "call-" + dialled, "agent-" + dialled));
                sent++;
            }
        }
        return progress(desk).rate(before, calls);
    }

    private Progress progress(Application desk) {
        return new Progress(broker.admin(), desk.group(), topic());
    }

    private String topic() {
        return settings.topicPrefix() + SignalRecords.TOPIC;
    }

    Settings settings() {
        return settings;
    }
}
