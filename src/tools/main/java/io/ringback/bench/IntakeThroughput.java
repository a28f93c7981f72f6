package io.ringback.bench;

import io.ringback.settings.Role;
import io.ringback.settings.Settings;
import io.ringback.wire.OutputFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.streams.Topology;

/** Ordinary calls through a saturated intake, beside a topology that reads the same bytes and forwards nothing. */
final class IntakeThroughput implements Measure {
    @Override
    public List<Figure> take(BenchBroker broker, RunSize size) throws Exception {
        return List.of(
                take(broker, size, OutputFormat.AVRO, size.ordinaryCalls(), 0.8),
                take(broker, size, OutputFormat.JSON, size.ordinaryCalls() / 2, 0.5));
    }

    private static Figure take(BenchBroker broker, RunSize size, OutputFormat format, int events, double goal)
            throws Exception {
        String name = "intake-" + format.name().toLowerCase(Locale.ROOT);
        Settings settings = broker.deployment(name, "call-events.purge=false");
        String topic = settings.topicPrefix() + "call-events";
        fill(broker, topic, new SampleCallEvents(format), events);
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        for (int i = -size.warmUp(); i < size.rounds(); i++) {
            Topology reading = new ReadAndDrop(topic).get();
            double dropped = read(broker, settings, "bench-drop-" + name + i, reading, topic, events);
            double redacted = read(
                    broker,
                    settings,
                    "bench-" + name + i,
                    BenchDeployment.topology(settings, Role.INTAKE),
                    topic,
                    events);
            if (i >= 0) {
                ours.add(redacted / 1e3);
                theirs.add(dropped / 1e3);
            }
        }
        String note = String.format(
                "%,d events a round, one thread, each round reads the topic from its start, %d rounds of warm-up",
                events, size.warmUp());
        return Figure.beside(
                "ordinary calls through intake, " + format, "k events/s", ours, theirs, Goal.ratioAtLeast(goal), note);
    }

    private static void fill(BenchBroker broker, String topic, SampleCallEvents records, int events) {
        try (BulkProducer producer = new BulkProducer(broker)) {
            for (int i = 0; i < events; i++) {
                producer.send(topic, SampleCallEvents.ordinaryCall("call-", i), records.ordinary("call-", i));
            }
        }
    }

    /** An application of its own each time, which begins at the beginning. */
    private static double read(
            BenchBroker broker, Settings settings, String id, Topology topology, String topic, int events)
            throws InterruptedException {
        try (Application application = Application.start(settings, id, Role.INTAKE, topology)) {
            return new Progress(broker.admin(), application.group(), topic).rate(0, events);
        }
    }
}
