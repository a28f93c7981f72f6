package io.ringback.bench;

import io.ringback.runtime.ResourceStack;
import io.ringback.runtime.Topologies;
import io.ringback.settings.Role;
import io.ringback.settings.Settings;
import io.ringback.wire.OutputFormat;
import java.util.EnumSet;
import java.util.Objects;
import org.apache.kafka.streams.Topology;

/** Both roles of Ringback at work in a deployment of its own, with numbers in its pool. */
final class BenchDeployment implements AutoCloseable {
    private final BenchBroker broker;
    private final Settings settings;
    private final ResourceStack open = new ResourceStack();

    BenchDeployment(BenchBroker broker, String name, int numbers) throws InterruptedException {
        this.broker = broker;
        this.settings = broker.deployment(name);
        Application desk = start(Role.DESK);
        offer(broker, settings, desk, numbers);
        start(Role.INTAKE);
    }

    Settings settings() {
        return settings;
    }

    /** A gateway and a bot. */
    Dialling dialling(String id) throws InterruptedException {
        return keep(new Dialling(
                broker, new SampleCallEvents(OutputFormat.AVRO), id, topic("call-events"), topic("auto-responder")));
    }

    String topic(String shortName) {
        return settings.topicPrefix() + shortName;
    }

    /** A role's group, after which its threads are named. */
    String group(Role role) {
        return role.application(settings);
    }

    static Topology topology(Settings settings, Role role) {
        return Objects.requireNonNull(Topologies.of(settings, EnumSet.of(role)).get(role))
                .get();
    }

    /** Puts numbers into service and waits until the desk has them. */
    static void offer(BenchBroker broker, Settings settings, Application desk, int numbers)
            throws InterruptedException {
        SignalRecords signals = new SignalRecords();
        String topic = settings.topicPrefix() + SignalRecords.TOPIC;
        try (BulkProducer producer = new BulkProducer(broker)) {
            for (int i = 0; i < numbers; i++) {
                producer.send(topic, "default", signals.numberOffered("default", i));
            }
        }
        new Progress(broker.admin(), desk.group(), topic).awaitCommitted(numbers);
    }

    private Application start(Role role) throws InterruptedException {
        return start(settings, role);
    }

    /** One more role, with settings that only it needs. */
    Application start(Settings own, Role role) throws InterruptedException {
        return keep(Application.start(own, own.applicationId(), role, topology(own, role)));
    }

    <T extends AutoCloseable> T keep(T resource) {
        return open.keep(resource);
    }

    @Override
    public void close() {
        open.close();
    }
}
