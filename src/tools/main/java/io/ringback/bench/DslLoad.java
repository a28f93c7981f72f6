package io.ringback.bench;

import io.ringback.settings.Settings;

/** The same bursts for {@link TwoStores}: the same signals, keyed by agent, over as many partitions. */
final class DslLoad {
    private static final int OUTPUT_PARTITIONS = 8;

    private final BenchBroker lab;
    private final TwoStores topology;
    private final SignalRecords signals = new SignalRecords();
    private long sent;

    DslLoad(BenchBroker lab, String prefix, int partitions) throws InterruptedException {
        this.lab = lab;
        this.topology = new TwoStores(prefix);
        lab.topics(partitions, topology.input());
        lab.topics(OUTPUT_PARTITIONS, topology.outputTopics());
    }

    Application start(Settings settings, String id) throws InterruptedException {
        return Application.reference(settings, id, topology.get());
    }

    double burst(Application application, int calls) throws InterruptedException {
        long before = sent;
        try (BulkProducer bulk = new BulkProducer(lab)) {
            for (int i = 0; i < calls; i++, sent++) {
                String agent = "agent-" + sent;
                bulk.send(topology.input(), agent, signals.dialled("default", "call-" + sent, agent));
            }
        }
        return new Progress(lab.admin(), application.group(), topology.input()).rate(before, calls);
    }
}
