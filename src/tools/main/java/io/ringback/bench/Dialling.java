package io.ringback.bench;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Dials at random moments of a given mean rate, whether or not earlier calls are answered, and takes the time from each
 * dial to its instruction at a {@code read_committed} consumer, or to what else comes of it.
 */
final class Dialling implements AutoCloseable {
    private static final int MOST_CALLS = 1_000_000;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final long HIGHEST_MICROS = TimeUnit.MINUTES.toMicros(2);

    private final String id;
    private final Placing placing;
    private final @Nullable Arrivals arrivals;
    private final AtomicLongArray placed = new AtomicLongArray(MOST_CALLS);
    private final AtomicLongArray arrived = new AtomicLongArray(MOST_CALLS);
    private int next;

    /**
     * @param id what call and agent ids begin with
     * @param from topic of the dials
     * @param to topic of the instructions
     */
    Dialling(BenchBroker broker, SampleCallEvents calls, String id, String from, String to)
            throws InterruptedException {
        this(broker, id, new DialRecords(broker, calls, from), to);
    }

    /** Calls that are placed in another way. */
    Dialling(BenchBroker broker, String id, Placing placing, String to) throws InterruptedException {
        this.id = id;
        this.placing = placing;
        this.arrivals = new Arrivals(broker, to, record -> arrived(record.key()));
    }

    /** Somebody else sees what comes of a dial, and says so by {@link #arrived}. */
    Dialling(BenchBroker broker, SampleCallEvents calls, String id, String from) {
        this.id = id;
        this.placing = new DialRecords(broker, calls, from);
        this.arrivals = null;
    }

    /** Times from dial to arrival in microseconds; returns when every call has its instruction. */
    Histogram round(Duration length, int perSecond, long seed) throws InterruptedException {
        int first = next;
        new Pace(length, perSecond, seed).keep(due -> dial(next++));
        return times(first, next);
    }

    /** One call alone, in milliseconds. */
    double once() throws InterruptedException {
        int call = next++;
        dial(call);
        return times(call, next).getMaxValue() / 1e3;
    }

    private void dial(int index) {
        placing.place(id + index, () -> placed.set(index, System.nanoTime()));
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
            while (arrived.get(i) == 0 || placed.get(i) == 0) {
                if (System.nanoTime() > deadline) {
                    throw new BenchFailure("what was to come of a call never came to " + id);
                }
                TimeUnit.MILLISECONDS.sleep(1);
            }
            long micros = (arrived.get(i) - placed.get(i)) / 1_000;
            histogram.recordValue(Math.min(Math.max(0, micros), HIGHEST_MICROS));
        }
        return histogram;
    }

    @Override
    public void close() {
        placing.close();
        if (arrivals != null) {
            arrivals.close();
        }
    }
}
