package io.ringback.bench;

import io.ringback.settings.Settings;

/** The same bursts for {@link TwoStores}: the same signals, keyed by agent, over as many partitions. */
final class DslLoad {
    private static final int OUTPUT_PARTITIONS = 8;

    private final BenchBroker broker;
    private final TwoStores topology;
    private final SignalRecords signals = new SignalRecords();
    private long sent;

    DslLoad(BenchBroker broker, String prefix, int partitions) throws InterruptedException {
        this.broker = broker;
        this.topology = new TwoStores(prefix);
        broker.topics(partitions, topology.input());
        broker.topics(OUTPUT_PARTITIONS, topology.outputTopics());
    }

    Application start(Settings settings, String id) throws InterruptedException {
        return Application.reference(settings, id, topology.get());
    }

    double burst(Application application, int calls) throws InterruptedException {
        long before = sent;
        try (BulkProducer producer = new BulkProducer(broker)) {
            for (int i = 0; i < calls; i++, sent++) {
                String agent = "agent-" + sent;
                producer.send(topology.input(), agent, signals.dialled("default", "call-" + sent, agent));
            }
        }
        return new Progress(broker.admin(), application.group(), topology.input()).rate(before, calls);
    }
}
