package io.ringback.runtime;

import io.ringback.common.Daemons;
import io.ringback.event.EmergencySignal;
import io.ringback.event.NoticeAcknowledgement;
import io.ringback.settings.Role;
import io.ringback.settings.Settings;
import io.ringback.topics.TopicCatalog;
import io.ringback.wire.EventSerdes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops an instance whose clock is more than 2 s off the broker's, or whose host's clock was set by more than that
 * while it ran: a number must not be released early, nor kept, because a clock is wrong. One bad reading is read again
 * before it counts.
 */
final class ClockCheck implements AutoCloseable {
    static final Duration TOLERANCE = Duration.ofSeconds(2);
    private static final long STEP_EVERY_MILLIS = 500;
    private static final int STEPS_A_PROBE = 20;
    private static final int STEPS_A_DOUBT = 4;
    private static final int TRIES_A_LINE = 20;
    private static final Logger LOG = LoggerFactory.getLogger(ClockCheck.class);

    /** A reading that takes longer says little of the clock. */
    private static final Map<String, Object> PATIENCE = Map.of(
            "acks", "all",
            "linger.ms", 0,
            "max.block.ms", 5_000,
            "request.timeout.ms", 4_000,
            "delivery.timeout.ms", 5_000);

    private final Producer<String, ?> producer;
    private final ClockProbe<?> probe;
    private final SteadyClock clock;
    private final Consumer<String> onWrongClock;
    private final CountDownLatch closed = new CountDownLatch(1);

    ClockCheck(Producer<String, ?> producer, ClockProbe<?> probe, SteadyClock clock, Consumer<String> onWrongClock) {
        this.producer = producer;
        this.probe = probe;
        this.clock = clock;
        this.onWrongClock = onWrongClock;
    }

    /**
     * Reads the broker's time as one of the roles: with its login, and by what it may write.
     *
     * @param as a role that runs here
     */
    static ClockCheck of(Settings settings, Role as, SteadyClock clock, Consumer<String> onWrongClock) {
        Map<String, Object> client = new HashMap<>(settings.kafka(as));
        client.putAll(PATIENCE);
        TopicCatalog topics = TopicCatalog.load(settings);
        if (as == Role.NOTIFY) {
            // Notify may not write signals: an acknowledgement of nothing tells it the time.
            Producer<String, NoticeAcknowledgement> producer = producer(client, NoticeAcknowledgement.class);
            String topic = topics.topic("notice-acknowledgements").name();
            ClockProbe.Nothing<NoticeAcknowledgement> nothing = (key, now) -> new NoticeAcknowledgement(key, "", now);
            return new ClockCheck(
                    producer, new ClockProbe<>(producer, topic, List.of(""), nothing, clock), clock, onWrongClock);
        }
        Producer<String, EmergencySignal> producer = producer(client, EmergencySignal.class);
        List<String> pools = List.copyOf(settings.pools().keySet());
        String topic = topics.topic("emergency-signals").name();
        return new ClockCheck(
                producer, new ClockProbe<>(producer, topic, pools, ClockProbe::signal, clock), clock, onWrongClock);
    }

    private static <V extends SpecificRecord> Producer<String, V> producer(Map<String, Object> client, Class<V> type) {
        return new KafkaProducer<>(
                client, new StringSerializer(), EventSerdes.avro(type).serializer());
    }

    /**
     * Waits in the caller's thread until a broker has told its time, so that a wrong clock never gets to serve (R28);
     * returns early when this is closed. Then looks on and on in its own thread: at the host's clock twice a second, at
     * the brokers' every 10 s and when a record casts doubt on the clock.
     *
     * @throws CannotServeException when the brokers refuse to tell it, which waiting would not change
     */
    void start() throws InterruptedException {
        for (int i = 0; !check(ClockCheck::giveUpIfRefused); i++) {
            if (i % TRIES_A_LINE == 0) {
                LOG.warn(
                        "event=waiting-for-clock reason=\"no broker has told its time yet, nothing is served before\"");
            }
            if (closed.await(STEP_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                return;
            }
        }
        Daemons.start("clock-check", this::watch);
    }

    @Override
    public void close() {
        closed.countDown();
        producer.close(Duration.ZERO);
    }

    private void watch() {
        try {
            for (int i = 1; !closed.await(STEP_EVERY_MILLIS, TimeUnit.MILLISECONDS); i++) {
                checkForStep();
                boolean doubtful = i % STEPS_A_DOUBT == 0 && clock.takeDoubt();
                if (doubtful || i % STEPS_A_PROBE == 0) {
                    check(unread -> {});
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void checkForStep() {
        Duration stepped = clock.stepped();
        if (stepped.abs().compareTo(TOLERANCE) > 0) {
            onWrongClock.accept("this machine's clock was set %s by %.1f s while serving, more than %d s: not serving"
                    .formatted(
                            stepped.isNegative() ? "back" : "forward",
                            stepped.abs().toMillis() / 1000.0,
                            TOLERANCE.toSeconds()));
        }
    }

    /** False when no broker told its time. */
    private boolean check(Consumer<Throwable> onUnread) throws InterruptedException {
        try {
            if (isOff(probe.read())) {
                confirm(probe.read());
            }
            return true;
        } catch (ClockProbe.NoAppendTimeException e) {
            onWrongClock.accept(e.getMessage());
            return true;
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            // Says nothing of the clock; a broker that is away is told of elsewhere.
            LOG.debug("event=clock-unread reason=\"{}\"", SafeMessage.of(e));
            onUnread.accept(e instanceof ExecutionException ? e.getCause() : e);
            return false;
        } catch (IllegalStateException e) {
            if (closed.getCount() > 0) {
                throw e;
            }
            return false;
        }
    }

    private static void giveUpIfRefused(Throwable unread) {
        if (unread instanceof AuthorizationException || unread instanceof AuthenticationException) {
            throw new CannotServeException("the brokers refuse to tell their time: " + SafeMessage.of(unread), unread);
        }
    }

    private static boolean isOff(List<ClockReading> readings) {
        return readings.stream().anyMatch(reading -> reading.isOffBy(TOLERANCE));
    }

    private void confirm(List<ClockReading> again) {
        again.stream().filter(reading -> reading.isOffBy(TOLERANCE)).findFirst().ifPresent(this::complain);
    }

    private void complain(ClockReading reading) {
        Duration off = reading.off();
        onWrongClock.accept("this machine's clock is %.1f s %s the broker's, more than %d s: not serving"
                .formatted(
                        off.abs().toMillis() / 1000.0,
                        off.isNegative() ? "behind" : "ahead of",
                        TOLERANCE.toSeconds()));
    }
}
