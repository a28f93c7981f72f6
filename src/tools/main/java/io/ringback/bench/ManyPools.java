package io.ringback.bench;

import io.ringback.settings.Role;
import io.ringback.settings.Settings;
import io.ringback.wire.OutputFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What ten thousand pools that were made at run time cost, beside one: a start, memory, the time to a number. */
final class ManyPools implements Measure {
    private static final int MANY = 10_000;
    private static final int CALLS = 100;
    private static final int NUMBERS = 10_000;
    private static final String ROLES = "intake,desk";

    /** What one start of a JVM of its own came to. */
    private record Start(double seconds, double mebibytes, double millis) {}

    @Override
    public List<Figure> take(BenchBroker broker, RunSize size) throws Exception {
        fill(broker, 1);
        fill(broker, MANY);
        List<Start> one = new ArrayList<>();
        List<Start> many = new ArrayList<>();
        for (int i = -1; i < size.starts(); i++) {
            Start few = start(broker, 1, i);
            Start all = start(broker, MANY, i);
            if (i >= 0) {
                one.add(few);
                many.add(all);
            }
        }
        String note =
                "10,000 pools beside one, 10,000 numbers in both, 8 partitions; 'ringback run' in a JVM of its own";
        return List.of(
                Figure.beside("start until READY with 10,000 pools", "s", each(many, 0), each(one, 0), Goal.NONE, note),
                Figure.beside("live heap with 10,000 pools", "MiB", each(many, 1), each(one, 1), Goal.NONE, note),
                Figure.beside(
                        "time to number with 10,000 pools",
                        "ms",
                        each(many, 2),
                        each(one, 2),
                        Goal.ratioAtMost(2),
                        "median of " + CALLS + " calls, one at a time, each of a pool of its own"));
    }

    private static List<Double> each(List<Start> starts, int which) {
        return starts.stream()
                .map(start -> which == 0 ? start.seconds : which == 1 ? start.mebibytes : start.millis)
                .toList();
    }

    /** The pools are defined and have their numbers as a desk accepts them. */
    private static void fill(BenchBroker broker, int pools) throws InterruptedException {
        Settings settings = broker.deployment(name(pools));
        SignalRecords signals = new SignalRecords();
        String topic = settings.topicPrefix() + SignalRecords.TOPIC;
        try (Application desk = Application.start(
                        settings, settings.applicationId(), Role.DESK, BenchDeployment.topology(settings, Role.DESK));
                BulkProducer producer = new BulkProducer(broker)) {
            for (int i = 0; i < pools; i++) {
                producer.send(topic, SampleCallEvents.pool(i), signals.poolDefined(SampleCallEvents.pool(i)));
            }
            for (int i = 0; i < NUMBERS; i++) {
                String pool = SampleCallEvents.pool(i % pools);
                producer.send(topic, pool, signals.numberOffered(pool, i));
            }
            producer.flush();
            new Progress(broker.admin(), desk.group(), topic).awaitCommitted(pools + NUMBERS);
        }
    }

    private static Start start(BenchBroker broker, int pools, int round) throws Exception {
        String prefix = name(pools) + ".";
        long begin = System.nanoTime();
        try (ChildProcess child = new ChildProcess(List.of(), ROLES, broker.sources(name(pools)));
                Dialling dialling = new Dialling(
                        broker,
                        new SampleCallEvents(OutputFormat.AVRO, pools),
                        "pools-" + (round + 1) + "-call",
                        prefix + "call-events",
                        prefix + "auto-responder")) {
            child.awaitReady();
            double seconds = (System.nanoTime() - begin) / (double) TimeUnit.SECONDS.toNanos(1);
            List<Double> times = new ArrayList<>();
            for (int i = 0; i < CALLS; i++) {
                times.add(dialling.once());
            }
            return new Start(seconds, child.heapMebibytes(), Summary.of(times).median());
        }
    }

    private static String name(int pools) {
        return "pools-" + pools;
    }
}
