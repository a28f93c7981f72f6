package io.ringback.consumer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Feeds tables from Kafka: {@code read_committed}, every partition of their topics, from the beginning, in no group, so
 * that each process has the whole of them and a restart finds every active override. It never gives up: while the
 * broker or a topic is away the tables go on with what they know, and their rows expire by themselves.
 */
public final class TableFeed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TableFeed.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration AFTER_TROUBLE = Duration.ofMillis(500);

    private final KafkaConsumer<String, byte[]> consumer;
    private final FedTopics topics;
    private final WholeTopics whole;
    private final Clock clock = Clock.systemUTC();
    private final CountDownLatch caughtUp = new CountDownLatch(1);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "ringback-table-feed");

    private TableFeed(Map<String, Object> kafka, String topicPrefix, List<EventTable> tables) {
        this.topics = new FedTopics(topicPrefix, tables);
        this.consumer =
                new KafkaConsumer<>(clientSettings(kafka), new StringDeserializer(), new ByteArrayDeserializer());
        this.whole = new WholeTopics(consumer, topics.names());
        thread.setDaemon(true);
    }

    /**
     * Begins to feed, from a thread of its own.
     *
     * @param kafka the client's settings: {@code bootstrap.servers}, security; what this class depends on it sets itself
     * @param topicPrefix the setting {@code topic.prefix}, such as {@code ringback.}
     */
    public static TableFeed start(Map<String, Object> kafka, String topicPrefix, EventTable... tables) {
        TableFeed feed = new TableFeed(kafka, topicPrefix, List.of(tables));
        feed.thread.start();
        return feed;
    }

    /**
     * Waits until everything that was in the topics at the start has been applied. Before that a table may hold an
     * override that was lifted long ago, or lack one.
     *
     * @return false when {@code atMost} was over first
     */
    public boolean awaitCaughtUp(Duration atMost) throws InterruptedException {
        return caughtUp.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** How many records could not be read and were left out; anything but 0 asks for a newer version of this class. */
    public long unreadable() {
        return topics.unreadable();
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
            LOG.debug("table-feed=closed");
        }
    }

    private void readOn() throws InterruptedException {
        try {
            if (!whole.assigned()) {
                closing.await(AFTER_TROUBLE.toMillis(), TimeUnit.MILLISECONDS);
                return;
            }
            Iterable<ConsumerRecord<String, byte[]>> records = consumer.poll(POLL);
            Instant now = clock.instant();
            records.forEach(record -> topics.apply(record, now));
            if (caughtUp.getCount() > 0 && whole.caughtUp()) {
                caughtUp.countDown();
            }
        } catch (WakeupException | InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            LOG.warn("table-feed=troubled error={}", e.getClass().getSimpleName());
            closing.await(AFTER_TROUBLE.toMillis(), TimeUnit.MILLISECONDS);
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
