package io.ringback.console;

import io.ringback.console.play.LeaseControl;
import io.ringback.embedded.EmbeddedKafka;
import io.ringback.event.CallEvent;
import io.ringback.event.CallEventType;
import io.ringback.event.Direction;
import io.ringback.event.NumberState;
import io.ringback.event.PooledNumber;
import io.ringback.metrics.Registry;
import io.ringback.runtime.RingbackProcess;
import io.ringback.settings.Role;
import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import io.ringback.wire.EventSerdes;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** A whole Ringback in this process, with a broker, a few numbers and a console with phones. */
final class ConsoleStage implements AutoCloseable {
    private static final Set<Role> STREAMS = EnumSet.of(Role.INTAKE, Role.DESK);

    private final EmbeddedKafka kafka;
    private final Settings settings;
    private final LeaseControl speed;
    private final RingbackProcess process;
    private @Nullable Console console;
    private int port;
    private int calls;

    private ConsoleStage(EmbeddedKafka kafka, Settings settings) {
        this.kafka = kafka;
        this.settings = settings;
        this.speed = LeaseControl.upTo(settings.lease(), settings.lease());
        this.process = RingbackProcess.of(settings, STREAMS, speed::current);
    }

    static ConsoleStage start(String... assignments) throws Exception {
        EmbeddedKafka kafka = EmbeddedKafka.start();
        SettingSources sources = SettingSources.none()
                .with("bootstrap.servers", kafka.bootstrapServers())
                .with("topics.create", true)
                .with("state.dir", kafka.dataDirectory().resolve("state"))
                .with("callback.quarantine", "PT40S")
                .with("callback.no-answer", "PT5M")
                .with("fallback.destination", "+12025550190")
                .with("http.port", 0)
                .withAll(List.of(assignments));
        ConsoleStage stage = new ConsoleStage(kafka, Settings.load(sources));
        stage.process.start();
        stage.offerNumbers(6);
        stage.openConsole();
        if (!stage.process.awaitReady(Duration.ofMinutes(3))) {
            throw new IllegalStateException("not ready in time");
        }
        return stage;
    }

    String url() {
        return current().url();
    }

    Settings settings() {
        return settings;
    }

    void closeConsole() {
        current().close();
    }

    void openConsole() throws Exception {
        Settings http = port == 0
                ? settings
                : Settings.load(SettingSources.none()
                        .with("bootstrap.servers", settings.bootstrapServers())
                        .with("callback.lease", settings.lease())
                        .with("callback.no-answer", settings.noAnswer())
                        .with("fallback.destination", String.valueOf(settings.fallbackDestination()))
                        .with("http.port", port));
        console = Console.startWithPhones(http, new Registry(), new RolesHere(STREAMS, process::streams), speed);
        port = Integer.parseInt(url().replaceAll(".*:([0-9]+)/", "$1"));
    }

    /** An agent's emergency call, as a gateway tells of it. */
    void dials(String agent, String location) throws Exception {
        String call = "call-" + calls++;
        CallEvent event = CallEvent.newBuilder()
                .setCallId(call)
                .setType(CallEventType.STARTED)
                .setOccurredAt(Instant.now())
                .setDirection(Direction.OUTBOUND)
                .setAgentId(agent)
                .setDialledNumber("911")
                .setLocationRef(location)
                .build();
        write("call-events", EventSerdes.avro(CallEvent.class), Map.of(call, event));
    }

    /** Bytes that are no record of any kind. */
    void poisons(String topic) throws Exception {
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(settings.kafka(), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(settings.topicPrefix() + topic, "poison", new byte[] {1, 2, 3}))
                    .get();
        }
    }

    /** Writes any record of the contract to a topic, as a stranger might. */
    <T extends SpecificRecord> void write(String topic, Serde<T> serde, Map<String, T> records) throws Exception {
        try (KafkaProducer<String, T> producer =
                new KafkaProducer<>(settings.kafka(), new StringSerializer(), serde.serializer())) {
            for (Map.Entry<String, T> record : records.entrySet()) {
                producer.send(new ProducerRecord<>(settings.topicPrefix() + topic, record.getKey(), record.getValue()))
                        .get();
            }
        }
    }

    @Override
    public void close() {
        current().close();
        process.close();
        kafka.close();
    }

    private Console current() {
        if (console == null) {
            throw new IllegalStateException("no console is open");
        }
        return console;
    }

    private void offerNumbers(int count) throws Exception {
        for (int i = 1; i <= count; i++) {
            String number = "+1202555010" + i;
            write(
                    "callback-pool",
                    EventSerdes.avro(PooledNumber.class),
                    Map.of(number, new PooledNumber(number, "default", NumberState.IN_SERVICE)));
        }
    }

    /** Stays up to be looked at: {@code http.port} and other settings as arguments. */
    public static void main(String[] assignments) throws Exception {
        try (ConsoleStage stage = start(assignments)) {
            System.out.println("UP " + stage.url());
            Thread.currentThread().join();
        }
    }
}
