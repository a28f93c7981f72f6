package io.ringback.bench;

import io.ringback.event.CallbackNumber;
import io.ringback.event.LeaseState;
import io.ringback.settings.Role;
import io.ringback.settings.Settings;
import io.ringback.wire.EventReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** How late releases reach a {@code read_committed} consumer when many leases end within a minute; none may be early (R7). */
final class ExpiryLateness implements Measure {
    private static final String NAME = "expiry";
    private static final Duration STEP = Duration.ofMillis(20);
    private static final long HIGHEST_MILLIS = TimeUnit.HOURS.toMillis(1);

    private final EventReader<CallbackNumber> reader = EventReader.of(CallbackNumber.class);
    private final Map<String, Long> deadlines = new ConcurrentHashMap<>();
    private final Histogram lateness = new ConcurrentHistogram(HIGHEST_MILLIS, 3);
    private final AtomicLong early = new AtomicLong();

    @Override
    @SuppressWarnings("try") // the arrivals do their work in a thread of their own
    public List<Figure> take(BenchBroker broker, RunSize size) throws Exception {
        CountDownLatch released = new CountDownLatch(size.leases());
        Settings settings = broker.deployment(NAME, "callback.lease=" + size.lease(), "callback.quarantine=PT1H");
        String topic = settings.topicPrefix() + "callback-numbers";
        try (Application desk = Application.start(
                        settings, settings.applicationId(), Role.DESK, BenchDeployment.topology(settings, Role.DESK));
                Arrivals arrivals = new Arrivals(broker, topic, record -> seen(record, released))) {
            BenchDeployment.offer(broker, settings, desk, size.leases());
            dial(broker, settings.topicPrefix() + SignalRecords.TOPIC, size);
            Duration patience = size.lease().plus(size.expireWithin().multipliedBy(3));
            if (!released.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new BenchFailure(released.getCount() + " leases were not released in time");
            }
        }
        return figures(size);
    }

    /** Leases begin, and end, at a steady pace. */
    private static void dial(BenchBroker broker, String topic, RunSize size) {
        SignalRecords signals = new SignalRecords();
        long steps = size.expireWithin().dividedBy(STEP);
        long begin = System.nanoTime();
        int dialled = 0;
        try (BulkProducer producer = new BulkProducer(broker)) {
            for (int step = 1; step <= steps; step++) {
                for (; dialled < size.leases() * (long) step / steps; dialled++) {
                    producer.send(
                            topic,
                            "default",
                            signals.dialledAndEnded("default", "call-" + dialled, "agent-" + dialled));
                }
                LockSupport.parkNanos(begin + step * STEP.toNanos() - System.nanoTime());
            }
        }
    }

    private void seen(ConsumerRecord<String, byte[]> record, CountDownLatch released) {
        long now = System.currentTimeMillis();
        CallbackNumber row = reader.read(record.value());
        if (row.getState() != LeaseState.RELEASED) {
            deadlines.put(row.getNumber(), row.getExpiresAt().toEpochMilli());
            return;
        }
        Long deadline = deadlines.remove(row.getNumber());
        if (deadline != null) {
            lateness.recordValue(Math.max(0, now - deadline));
            early.addAndGet(record.timestamp() < deadline ? 1 : 0);
            released.countDown();
        }
    }

    private List<Figure> figures(RunSize size) {
        String note = String.format(
                "%,d leases ending within %d s, unclosed sessions, at the consumer; p50 %d ms, max %d ms",
                size.leases(),
                size.expireWithin().toSeconds(),
                lateness.getValueAtPercentile(50),
                lateness.getMaxValue());
        return List.of(
                Figure.alone(
                        "expiry lateness, p99",
                        "ms",
                        Summary.of((double) lateness.getValueAtPercentile(99)),
                        Goal.atMost(250, "ms"),
                        note),
                Figure.alone("leases released early", "", Summary.of((double) early.get()), Goal.atMost(0, ""), ""));
    }
}
