package io.ringback.e2e;

import org.testcontainers.junit.jupiter.EnabledIfDockerAvailable;
import org.testcontainers.kafka.KafkaContainer;

/** The suite on Kafka's own image: brokers at their defaults. Skipped, by name, where no Docker engine answers. */
@EnabledIfDockerAvailable
class ContainerEndToEndIT extends EndToEndSuite {
    private final KafkaContainer kafka = new KafkaContainer("apache/kafka:4.3.1");

    @Override
    String startBroker() {
        kafka.start();
        return kafka.getBootstrapServers();
    }

    @Override
    void stopBroker() {
        kafka.stop();
    }
}
