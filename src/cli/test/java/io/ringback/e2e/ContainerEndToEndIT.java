package io.ringback.e2e;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import org.junit.jupiter.api.Tag;
import org.testcontainers.containers.ContainerFetchException;
import org.testcontainers.junit.jupiter.EnabledIfDockerAvailable;
import org.testcontainers.kafka.KafkaContainer;

/**
 * The suite on Kafka's own image, brokers at their defaults. Skipped, by name, where no Docker engine answers or where it
 * cannot get its images.
 */
@EnabledIfDockerAvailable
@Tag("long")
class ContainerEndToEndIT extends EndToEndSuite {
    private final KafkaContainer kafka = new KafkaContainer("apache/kafka:4.3.1");

    @Override
    String startBroker() {
        try {
            kafka.start();
        } catch (RuntimeException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                assumeFalse(cause instanceof ContainerFetchException, "the Docker engine cannot get its images");
            }
            throw e;
        }
        return kafka.getBootstrapServers();
    }

    @Override
    void stopBroker() {
        kafka.stop();
    }
}
