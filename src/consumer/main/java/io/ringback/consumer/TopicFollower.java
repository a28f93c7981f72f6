package io.ringback.consumer;

import io.ringback.common.Daemons;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows topics as every consumer of Ringback's should: {@code read_committed}, every partition, from the beginning, in
 * no group, so that each process has the whole of them. It never gives up: while the broker or a topic is away it tries
 * again.
 */
public final class TopicFollower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TopicFollower.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration AFTER_TROUBLE = Duration.ofMillis(500);

    /** Told of every record once, in the order of its partition, by one thread. One at which it fails is passed over. */
    public interface Reader {
        /**
         * Takes a record.
         *
         * @param news false for what was in the topic when it was found
         */
        void read(ConsumerRecord<String, byte[]> record, boolean news);
    }

    private final KafkaConsumer<String, byte[]> consumer;
    private final WholeTopics topics;
    private final Reader reader;
    private final CountDownLatch caughtUp = new CountDownLatch(1);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean troubled;

    /**
     * Begins with {@link #start}.
     *
     * @param name of its thread
     * @param kafka the client's settings: {@code bootstrap.servers}, security; what this class depends on it sets itself
     * @param topics by their full names
     */
    public TopicFollower(String name, Map<String, Object> kafka, Set<String> topics, Reader reader) {
        this(name, kafka, topics, Set.of(), reader);
    }

    /**
     * Follows topics of which some may be missing.
     *
     * @param dispensable those of the topics that may be missing, and that nobody waits for
     */
    public TopicFollower(
            String name, Map<String, Object> kafka, Set<String> topics, Set<String> dispensable, Reader reader) {
        this.consumer =
                new KafkaConsumer<>(clientSettings(kafka), new StringDeserializer(), new ByteArrayDeserializer());
        this.topics = new WholeTopics(consumer, topics, dispensable);
        this.reader = reader;
        this.thread = Daemons.thread(name, this::run);
    }

    /** Begins to read, in a thread of its own. */
    public void start() {
        thread.start();
    }

    /** Waits until everything that was there at the start has been read; false when {@code atMost} was over first. */
    public boolean awaitCaughtUp(Duration atMost) throws InterruptedException {
        return caughtUp.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Everything that was there at the start has been read. */
    public boolean isCaughtUp() {
        return caughtUp.getCount() == 0;
    }

    /** The broker did not answer the last time. */
    public boolean isTroubled() {
        return troubled;
    }

    @Override
    public void close() {
        closing.countDown();
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (consumer) {
            while (closing.getCount() > 0) {
                readOn();
            }
        } catch (WakeupException | InterruptException | InterruptedException e) {
            LOG.debug("event=follower-closed name={}", thread.getName());
        }
    }

    private void readOn() throws InterruptedException {
        try {
            if (!topics.assigned()) {
                closing.await(AFTER_TROUBLE.toMillis(), TimeUnit.MILLISECONDS);
                return;
            }
            ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
            records.forEach(this::read);
            if (caughtUp.getCount() > 0 && topics.caughtUp()) {
                caughtUp.countDown();
            }
            troubled = false;
        } catch (WakeupException | InterruptException e) {
            throw e;
        } catch (TopicAuthorizationException e) {
            topics.leaveOut(e.unauthorizedTopics());
        } catch (KafkaException e) {
            troubled = true;
            LOG.warn(
                    "event=follower-troubled name={} error={}",
                    thread.getName(),
                    e.getClass().getSimpleName());
            closing.await(AFTER_TROUBLE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Whatever is wrong with one record must not take the records after it away. */
    private void read(ConsumerRecord<String, byte[]> record) {
        boolean isNews = topics.isNews(record);
        try {
            reader.read(record, isNews);
        } catch (RuntimeException e) {
            LOG.error(
                    "event=record-failed name={} error={}",
                    thread.getName(),
                    e.getClass().getSimpleName());
        }
    }

    private static Map<String, Object> clientSettings(Map<String, Object> kafka) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return settings;
    }
}
