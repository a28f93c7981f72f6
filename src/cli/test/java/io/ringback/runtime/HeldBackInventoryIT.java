package io.ringback.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.centre.SimulatedGateway;
import io.ringback.cli.RunningRingback;
import io.ringback.embedded.EmbeddedKafka;
import io.ringback.event.CallbackDecision;
import io.ringback.event.DecisionOutcome;
import io.ringback.wire.EventReader;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * R5: a killed desk leaves a transaction open in {@code numbers} for seconds. A number that is accepted, leased and called
 * back meanwhile is a pool number all the same.
 */
@Timeout(600)
class HeldBackInventoryIT {
    private static final String POOL = "default";
    private static final String NUMBER = "+12025550101";

    @TempDir
    Path folder;

    @Test
    void knowsANumberBehindTheTransactionOfADeskThatDied() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start();
                RunningRingback running = RunningRingback.startOn(kafka, folder);
                KafkaProducer<String, byte[]> died = transaction(kafka);
                SimulatedGateway gateway = gateway(kafka)) {
            leaveOpen(died);
            offer(kafka, gateway);

            assertCalledBack(kafka, gateway);
            assertThat(running.said()).contains("READY");
        }
    }

    /** A frozen desk that wakes believes that a number which was offered again meanwhile has rested, and lets it go. */
    @Test
    void knowsANumberThatAFrozenDeskWouldHaveLetGo() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start();
                RunningRingback running = RunningRingback.startOn(kafka, folder);
                KafkaProducer<String, byte[]> frozen = transaction(kafka);
                SimulatedGateway gateway = gateway(kafka)) {
            offer(kafka, gateway);
            letGo(frozen, NUMBER);
            frozen.abortTransaction();

            assertCalledBack(kafka, gateway);
            assertThat(running.said()).contains("READY");
        }
    }

    private static void offer(EmbeddedKafka kafka, SimulatedGateway gateway) {
        gateway.offers(NUMBER, POOL);
        try (KafkaConsumer<String, byte[]> numbers = TopicReader.uncommitted(kafka, "ringback.numbers")) {
            assertThat(TopicReader.first(numbers, NUMBER)).isNotNull();
        }
    }

    private static void assertCalledBack(EmbeddedKafka kafka, SimulatedGateway gateway) {
        try (KafkaConsumer<String, byte[]> answers = TopicReader.committed(kafka, "ringback.auto-responder");
                KafkaConsumer<String, byte[]> decisions = TopicReader.committed(kafka, "ringback.override.decisions")) {
            gateway.dials("call-1", "ann", POOL, "911");
            assertThat(TopicReader.first(answers, "call-1")).isNotNull();
            gateway.calls("call-2", "+12025550143", NUMBER);

            CallbackDecision decision =
                    EventReader.of(CallbackDecision.class).read(TopicReader.first(decisions, "call-2"));
            assertThat(decision.getOutcome()).isEqualTo(DecisionOutcome.DIRECT);
            assertThat(decision.getAgentId()).isEqualTo("ann");
        }
    }

    private static SimulatedGateway gateway(EmbeddedKafka kafka) {
        return new SimulatedGateway("ringback.", Map.of("bootstrap.servers", kafka.bootstrapServers()));
    }

    /** One record in every partition, so that nothing behind it can be read as committed. */
    private static void leaveOpen(KafkaProducer<String, byte[]> producer) throws Exception {
        letGo(producer, "+12025550199");
    }

    private static void letGo(KafkaProducer<String, byte[]> producer, String number) throws Exception {
        producer.initTransactions();
        producer.beginTransaction();
        for (var partition : producer.partitionsFor("ringback.numbers")) {
            producer.send(new ProducerRecord<>(partition.topic(), partition.partition(), number, null))
                    .get();
        }
    }

    private static KafkaProducer<String, byte[]> transaction(EmbeddedKafka kafka) {
        Map<String, Object> client =
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "transactional.id", "a-desk-that-died");
        return new KafkaProducer<>(client, new StringSerializer(), new ByteArraySerializer());
    }
}
