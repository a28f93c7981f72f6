package io.ringback.consumer;

import io.ringback.common.Daemons;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
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

    /** Brokers that have said nothing for so long are away: several looks were in vain. */
    private static final Duration TROUBLED_AFTER = Duration.ofSeconds(5);

    /** Kafka's client would wait half a minute for brokers that are away, and whoever closes it with it. */
    private static final Duration CLOSES_WITHIN = Duration.ofSeconds(1);

    /** In Kafka's client new partitions are found after five minutes, and what is written to them with them. */
    private static final int FINDS_PARTITIONS_WITHIN_MILLIS = 30_000;

    /**
     * Told of every record once, in the order of its partition, by one thread. One at which it fails is passed over; of a topic
     * that was deleted and, a second or more later, made anew it is told all.
     */
    public interface Reader {
        /**
         * Takes a record.
         *
         * @param news false for what was in the topic when it was found
         */
        void read(ConsumerRecord<String, byte[]> record, boolean news);
    }

    private final Consumer<String, byte[]> consumer;
    private final WholeTopics topics;
    private final Reader reader;
    private final CountDownLatch caughtUp = new CountDownLatch(1);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private boolean isTroubleTold;

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
        this(
                name,
                new KafkaConsumer<>(clientSettings(kafka), new StringDeserializer(), new ByteArrayDeserializer()),
                topics,
                dispensable,
                reader);
    }

    TopicFollower(
            String name,
            Consumer<String, byte[]> consumer,
            Set<String> topics,
            Set<String> dispensable,
            Reader reader) {
        this.consumer = consumer;
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

    /** Everything that was in these topics at the start has been read, whatever is left of the others. */
    public boolean hasRead(Collection<String> some) {
        return topics.hasRead(some);
    }

    /** No broker has answered for some seconds, or the thread that reads has ended. */
    public boolean isTroubled() {
        return topics.silentFor().compareTo(TROUBLED_AFTER) > 0;
    }

    /**
     * How old what has been read is: all that had been committed so long ago has been read, and what was written since may
     * be missing. Within two or three seconds while all is well, and growing while brokers are away or reading lags.
     */
    public Duration staleFor() {
        return topics.staleFor();
    }

    /** Ends reading, and waits for that; its reader may close it too, and is then told of no further record. */
    @Override
    public void close() {
        closing.countDown();
        consumer.wakeup();
        if (Thread.currentThread() == thread) {
            return;
        }
        if (thread.getState() == Thread.State.NEW) {
            consumer.close(CloseOptions.timeout(CLOSES_WITHIN));
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (closing.getCount() > 0) {
                readOn();
                tellOfTrouble();
            }
        } catch (WakeupException | InterruptException | InterruptedException e) {
            if (closing.getCount() > 0) {
                LOG.error("event=follower-ended name={} hint=\"its tables grow old\"", thread.getName());
            }
        } finally {
            consumer.close(CloseOptions.timeout(CLOSES_WITHIN));
        }
    }

    private void tellOfTrouble() {
        boolean troubled = isTroubled();
        if (troubled != isTroubleTold) {
            isTroubleTold = troubled;
            LOG.warn("event={} name={}", troubled ? "no-broker-answers" : "brokers-answer-again", thread.getName());
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
            if (topics.caughtUp()) {
                caughtUp.countDown();
            }
        } catch (WakeupException | InterruptException e) {
            throw e;
        } catch (TopicAuthorizationException e) {
            topics.leaveOut(e.unauthorizedTopics());
        } catch (RuntimeException e) {
            // Whatever it is, there is another try: tables that nobody feeds any more would look as if all were well.
            LOG.warn(
                    "event=follower-troubled name={} error={}",
                    thread.getName(),
                    e.getClass().getSimpleName());
            closing.await(AFTER_TROUBLE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Whatever is wrong with one record must not take the records after it away. */
    private void read(ConsumerRecord<String, byte[]> record) {
        if (closing.getCount() == 0) {
            return;
        }
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
        settings.putIfAbsent(ConsumerConfig.METADATA_MAX_AGE_CONFIG, FINDS_PARTITIONS_WITHIN_MILLIS);
        return settings;
    }
}
