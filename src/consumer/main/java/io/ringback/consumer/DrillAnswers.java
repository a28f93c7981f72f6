package io.ringback.consumer;

import io.ringback.common.Daemons;
import io.ringback.event.AutoResponderAction;
import io.ringback.event.AutoResponderInstruction;
import io.ringback.event.Drill;
import io.ringback.event.DrillPart;
import io.ringback.event.DrillReceipt;
import io.ringback.wire.EventSerdes;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers drills on {@code drill-receipts}: that this consumer has taken a row in, and by which fence it goes since.
 * Nobody waits for an answer, and no answer is kept for later: a consumer that has no connection to spare stays silent.
 * No connection is opened before the first drill.
 */
public final class DrillAnswers implements AutoCloseable {
    /** The topic on which a drill begins. */
    public static final String DRILLS = "drills";

    /** What the id of a drill's call, and of its agent who is nobody, begin with. */
    public static final String ID_PREFIX = "drill-";

    private static final Logger LOG = LoggerFactory.getLogger(DrillAnswers.class);
    private static final Duration CLOSES_WITHIN = Duration.ofSeconds(1);
    private static final int MOST_WAITING = 256;
    private static final String RECEIPTS = "drill-receipts";

    private final Map<String, Object> kafka;
    private final String topic;
    private final DrillPart part;
    private final String consumer;
    private final ThreadPoolExecutor writer;
    private volatile @Nullable KafkaProducer<String, DrillReceipt> producer;

    /**
     * Begins with the first drill.
     *
     * @param kafka the client's settings: {@code bootstrap.servers}, security
     * @param topicPrefix the setting {@code topic.prefix}, such as {@code ringback.}
     * @param consumer which one of its part, by a name that stays: one that answered once and falls silent is missed
     */
    public DrillAnswers(Map<String, Object> kafka, String topicPrefix, DrillPart part, String consumer) {
        this.kafka = Map.copyOf(kafka);
        this.topic = topicPrefix + RECEIPTS;
        this.part = part;
        this.consumer = consumer;
        this.writer = new ThreadPoolExecutor(
                0,
                1,
                1,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MOST_WAITING),
                Daemons.named("ringback-drill-answers"),
                new ThreadPoolExecutor.DiscardPolicy());
    }

    /** A name for the one consumer of its part on this machine. */
    public static String host() {
        @Nullable String name = System.getenv("HOSTNAME");
        if (name != null && !name.isBlank()) {
            return name;
        }
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown-host";
        }
    }

    /** Whether a row is one of a drill: it holds nothing up, and nobody need see it. */
    public static boolean isOfDrill(@Nullable SpecificRecord row) {
        if (row instanceof AutoResponderInstruction instruction) {
            return instruction.getAction() == AutoResponderAction.READ_BACK_NUMBER
                    && isDrills(instruction.getCallId())
                    && isDrills(instruction.getAgentId());
        }
        return row instanceof Drill || "DRILL".equals(field(row, "reason"));
    }

    /**
     * Says that a row of a drill was taken in.
     *
     * @param shortName the row's topic, without the prefix
     * @param fence by which the consumer goes for the key now; null where it keeps none
     */
    public void took(String shortName, String key, SpecificRecord row, @Nullable Long fence) {
        boolean aborted = row instanceof Drill drill && drill.getAborted();
        DrillReceipt receipt = new DrillReceipt(part, consumer, shortName, key, fence, aborted, Instant.now());
        writer.execute(() -> write(key, receipt));
    }

    @Override
    public void close() {
        writer.shutdown();
        try {
            boolean unused = writer.awaitTermination(CLOSES_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        writer.shutdownNow();
        KafkaProducer<String, DrillReceipt> open = producer;
        if (open != null) {
            open.close(CLOSES_WITHIN);
        }
    }

    private void write(String key, DrillReceipt receipt) {
        try {
            Future<RecordMetadata> unused = producer().send(new ProducerRecord<>(topic, key, receipt));
        } catch (KafkaException e) {
            LOG.warn("event=drill-unanswered error={}", e.getClass().getSimpleName());
        }
    }

    private KafkaProducer<String, DrillReceipt> producer() {
        KafkaProducer<String, DrillReceipt> open = producer;
        if (open == null) {
            Map<String, Object> settings = new HashMap<>(kafka);
            settings.put("max.block.ms", 5_000);
            open = new KafkaProducer<>(
                    settings,
                    new StringSerializer(),
                    EventSerdes.avro(DrillReceipt.class).serializer());
            producer = open;
        }
        return open;
    }

    private static boolean isDrills(@Nullable String id) {
        return id != null && id.startsWith(ID_PREFIX);
    }

    private static @Nullable Object field(@Nullable SpecificRecord row, String name) {
        if (row == null) {
            return null;
        }
        Schema.@Nullable Field field = row.getSchema().getField(name);
        return field == null ? null : row.get(field.pos());
    }
}
