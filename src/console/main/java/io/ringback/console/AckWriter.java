package io.ringback.console;

import io.ringback.common.Daemons;
import io.ringback.common.EventProducer;
import io.ringback.event.NoticeAcknowledgement;
import io.ringback.notify.AckLinks.Claim;
import io.ringback.settings.Role;
import io.ringback.settings.Settings;
import io.ringback.topics.TopicCatalog;
import io.ringback.wire.EventSerdes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes that a contact has seen a notice, with the console's login, from a thread of its own. */
final class AckWriter implements Acknowledgements, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AckWriter.class);
    private static final int WAITING = 1_000;

    /** A telephone waits no longer than 3 s, and what was answered as unwritten shall not be written afterwards. */
    private static final int PATIENCE_MILLIS = 2_000;

    private static final int MOST_WITHOUT_BROKER_MILLIS = 1_500;
    private static final int MOST_FOR_A_REQUEST_MILLIS = 1_000;

    private final Producer<String, NoticeAcknowledgement> producer;
    private final String topic;
    private final InstantSource clock;
    private final ExecutorService thread = new ThreadPoolExecutor(
            1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(WAITING), Daemons.named("ack-writer"));

    AckWriter(Settings settings, InstantSource clock) {
        this.clock = clock;
        Map<String, Object> client = EventProducer.settings(settings.kafka(Role.CONSOLE));
        client.put("max.block.ms", MOST_WITHOUT_BROKER_MILLIS);
        client.put("request.timeout.ms", MOST_FOR_A_REQUEST_MILLIS);
        client.put("delivery.timeout.ms", MOST_WITHOUT_BROKER_MILLIS);
        this.topic =
                TopicCatalog.load(settings).topic("notice-acknowledgements").name();
        this.producer = new KafkaProducer<>(
                client,
                new StringSerializer(),
                EventSerdes.avro(NoticeAcknowledgement.class).serializer());
    }

    @Override
    public CompletionStage<Void> write(Claim claim) {
        String id = claim.notice().value();
        CompletableFuture<Void> written = new CompletableFuture<>();
        NoticeAcknowledgement seen =
                new NoticeAcknowledgement(id, claim.contact().value(), clock.instant());
        try {
            thread.execute(() -> send(new ProducerRecord<>(topic, id, seen), written));
        } catch (RejectedExecutionException e) {
            written.completeExceptionally(e);
        }
        return written.orTimeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS).whenComplete((done, failure) -> {
            if (failure != null) {
                LOG.warn(
                        "event=acknowledgement-unwritten noticeId={} error={}",
                        id,
                        failure.getClass().getSimpleName());
            }
        });
    }

    private void send(ProducerRecord<String, NoticeAcknowledgement> seen, CompletableFuture<Void> written) {
        if (written.isDone()) {
            // It waited behind others until its sender was told that it failed.
            return;
        }
        try {
            Future<RecordMetadata> unused = producer.send(seen, (place, failure) -> {
                if (failure == null) {
                    written.complete(null);
                } else {
                    written.completeExceptionally(failure);
                }
            });
        } catch (KafkaException e) {
            written.completeExceptionally(e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
        producer.close(Duration.ofSeconds(1));
    }
}
