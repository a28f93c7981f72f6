package io.ringback.cli;

import io.ringback.event.NoticeAcknowledgement;
import io.ringback.preflight.Finding;
import io.ringback.preflight.Preflight;
import io.ringback.wire.EventSerdes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;

/** Compares this host's clock with a broker's, which stamps its time on a record that acknowledges no notice. */
final class BrokerClock {
    private final Cluster cluster;
    private final InstantSource here;
    private final String topic;

    BrokerClock(Cluster cluster, InstantSource here) {
        this.cluster = cluster;
        this.here = here;
        this.topic = cluster.name("notice-acknowledgements");
    }

    Finding finding() throws InterruptedException {
        try {
            cluster.requireTopics(List.of(topic));
            return Preflight.clock(apart());
        } catch (CommandFailure | ExecutionException | KafkaException e) {
            return new Finding(
                    "clock",
                    Finding.Verdict.UNKNOWN,
                    "a broker tells its time only where " + topic + " is there and may be written",
                    "");
        }
    }

    /** The first record pays for finding the broker; the second is quick. */
    private Duration apart() throws InterruptedException, ExecutionException {
        var values = EventSerdes.avro(NoticeAcknowledgement.class).serializer();
        try (Producer<String, NoticeAcknowledgement> producer = cluster.producer(values)) {
            Duration unused = apart(producer);
            return apart(producer);
        }
    }

    /** By how much at least: the broker said its time at some moment between the question and the answer. */
    private Duration apart(Producer<String, NoticeAcknowledgement> producer)
            throws InterruptedException, ExecutionException {
        Instant before = here.instant();
        String id = "preflight-" + UUID.randomUUID();
        NoticeAcknowledgement nothing = new NoticeAcknowledgement(id, cluster.login(), before);
        RecordMetadata written =
                producer.send(new ProducerRecord<>(topic, id, nothing)).get();
        Instant after = here.instant();
        Instant broker = Instant.ofEpochMilli(written.timestamp());
        if (broker.isBefore(before)) {
            return Duration.between(broker, before);
        }
        return broker.isAfter(after) ? Duration.between(broker, after) : Duration.ZERO;
    }
}
