package io.ringback.bench;

import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * Dials at random moments of a given mean rate, whether or not earlier calls are answered, and takes the time from each
 * dial's acknowledgement by the broker to its instruction at a {@code read_committed} consumer, or to what else comes of it.
 */
final class Dialling implements AutoCloseable {
    private static final int MOST_CALLS = 1_000_000;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final long HIGHEST_MICROS = TimeUnit.MINUTES.toMicros(2);

    private final CallRecords calls;
    private final String from;
    private final String id;
    private final KafkaProducer<String, byte[]> producer;
    private final @Nullable Arrivals arrivals;
    private final AtomicLongArray acknowledged = new AtomicLongArray(MOST_CALLS);
    private final AtomicLongArray arrived = new AtomicLongArray(MOST_CALLS);
    private int next;

    /**
     * @param id what call and agent ids begin with
     * @param from topic of the dials
     * @param to topic of the instructions
     */
    Dialling(BenchBroker lab, CallRecords calls, String id, String from, String to) throws InterruptedException {
        this.calls = calls;
        this.from = from;
        this.id = id;
        this.producer = producer(lab);
        this.arrivals = new Arrivals(lab, to, record -> arrived(record.key()));
    }

    /** Somebody else sees what comes of a dial, and says so by {@link #arrived}. */
    Dialling(BenchBroker lab, CallRecords calls, String id, String from) {
        this.calls = calls;
        this.from = from;
        this.id = id;
        this.producer = producer(lab);
        this.arrivals = null;
    }

    private static KafkaProducer<String, byte[]> producer(BenchBroker lab) {
        Map<String, Object> client = lab.client();
        client.put("linger.ms", 0);
        client.put("acks", "all");
        return new KafkaProducer<>(client, new StringSerializer(), new ByteArraySerializer());
    }

    /** Times from acknowledgement to arrival in microseconds; returns when every call has its instruction. */
    Histogram round(Duration length, int perSecond, long seed) throws InterruptedException {
        Random random = new Random(seed);
        int first = next;
        long begin = System.nanoTime();
        double at = 0;
        while (at < length.toNanos()) {
            parkUntil(begin + (long) at);
            dial(next++);
            at -= Math.log(1 - random.nextDouble()) * 1e9 / perSecond;
        }
        return times(first, next);
    }

    /** One call alone, in milliseconds. */
    double once() throws InterruptedException {
        int call = next++;
        dial(call);
        return times(call, next).getMaxValue() / 1e3;
    }

    private void dial(int index) {
        String call = id + index;
        byte[] event = calls.emergency(call, "agent-" + call);
        var unused = producer.send(new ProducerRecord<>(from, call, event), (metadata, failure) -> {
            if (failure == null) {
                acknowledged.set(index, System.nanoTime());
            }
        });
    }

    /** What came of a call has arrived; only the first time counts. */
    void arrived(String call) {
        if (call.startsWith(id)) {
            int index = Integer.parseInt(call.substring(id.length()));
            arrived.compareAndSet(index, 0, System.nanoTime());
        }
    }

    private Histogram times(int first, int end) throws InterruptedException {
        Histogram histogram = new Histogram(HIGHEST_MICROS, 3);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (int i = first; i < end; i++) {
            while (arrived.get(i) == 0 || acknowledged.get(i) == 0) {
                if (System.nanoTime() > deadline) {
                    throw new BenchFailure("what was to come of a call never came to " + id);
                }
                TimeUnit.MILLISECONDS.sleep(1);
            }
            long micros = (arrived.get(i) - acknowledged.get(i)) / 1_000;
            histogram.recordValue(Math.min(Math.max(0, micros), HIGHEST_MICROS));
        }
        return histogram;
    }

    private static void parkUntil(long nanoTime) {
        for (long left = nanoTime - System.nanoTime(); left > 0; left = nanoTime - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    @Override
    public void close() {
        Utils.closeQuietly(producer, "producer");
        if (arrivals != null) {
            arrivals.close();
        }
    }
}
