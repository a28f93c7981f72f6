package io.ringback.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.centre.Gateway;
import io.ringback.cli.RunningRingback;
import io.ringback.embedded.EmbeddedKafka;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** R1: an agent's number waits for no commit interval. Here it lasts longer than the test may. */
@Timeout(600)
class PromptCommitIT {
    @TempDir
    Path folder;

    @Test
    void comesWithTheDecision() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start();
                RunningRingback running = RunningRingback.startOn(
                        kafka,
                        folder,
                        "streams.commit.interval.ms=800000",
                        "streams.producer.transaction.timeout.ms=900000");
                Gateway gateway = new Gateway("ringback.", Map.of("bootstrap.servers", kafka.bootstrapServers()));
                KafkaConsumer<String, byte[]> answers = TopicReader.committed(kafka, "ringback.auto-responder")) {
            gateway.dials("call-1", "ann", "default", "911");

            assertThat(TopicReader.first(answers, "call-1")).isNotNull();
            assertThat(running.said()).contains("READY");
        }
    }
}
