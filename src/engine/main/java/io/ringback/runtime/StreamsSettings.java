package io.ringback.runtime;

import io.ringback.intake.decode.CallEventView;
import io.ringback.registry.RegistryFraming;
import io.ringback.settings.Role;
import io.ringback.settings.Settings;
import io.ringback.settings.Trust;
import io.ringback.steps.EventHeaders;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import org.apache.kafka.streams.StreamsConfig;

/**
 * Settles how Kafka Streams runs each role. What the operator sets under {@code kafka.*} and {@code streams.*} wins over
 * the choices here, but not over the guarantee that makes leases exclusive (R11).
 */
public final class StreamsSettings {
    private static final int MOST_REPLICAS = 3;

    /** After so long without a sign of life an instance's work goes to others. */
    private static final long SESSION_MILLIS = 2_500;

    private StreamsSettings() {}

    /**
     * A role's settings.
     *
     * @param brokers how many brokers the cluster has: internal topics get as many replicas, up to 3
     * @param rejectsTopic full name of the topic for what cannot be used
     */
    public static Properties of(Settings settings, Role role, int brokers, String rejectsTopic) {
        return of(settings, role, brokers, rejectsTopic, Duration.ZERO);
    }

    /**
     * A role's settings, with brokers that do not let a client be lost as soon as Ringback would like.
     *
     * @param leastSession their {@code group.min.session.timeout.ms}: a shorter session is refused
     */
    static Properties of(Settings settings, Role role, int brokers, String rejectsTopic, Duration leastSession) {
        Map<String, Object> chosen = new HashMap<>(FOR_ALL);
        chosen.put("consumer.session.timeout.ms", Math.toIntExact(Math.max(SESSION_MILLIS, leastSession.toMillis())));
        chosen.putAll(role.isExactlyOnce() ? FOR_EXACTLY_ONCE : FOR_INTAKE);
        chosen.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, Math.min(MOST_REPLICAS, brokers));
        chosen.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateDir().toString());
        chosen.putAll(settings.kafka(role));
        chosen.putAll(framing(settings, role));
        chosen.putAll(settings.streams());
        chosen.put(StreamsConfig.APPLICATION_ID_CONFIG, role.application(settings));
        chosen.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, guarantee(role));
        chosen.put(Rejects.TOPIC, rejectsTopic);
        chosen.put(Rejects.FORMAT, settings.outputFormat().name());
        chosen.put(Rejects.SOURCE, EventHeaders.of(settings).source());
        Properties properties = new Properties();
        properties.putAll(chosen);
        return properties;
    }

    /** Changelogs are nobody's but Kafka Streams': a registry's framing is not looked for in them. */
    private static Map<String, Object> framing(Settings settings, Role role) {
        if (settings.registry() == null) {
            return Map.of();
        }
        Map<String, Object> framing = new HashMap<>(Map.of("restore.consumer.interceptor.classes", ""));
        if (role == Role.INTAKE) {
            // Whether callers are looked at is a pool's to say, at any time (R17, R25).
            framing.put(RegistryFraming.DETAILS, String.join(",", new TreeSet<>(CallEventView.details(Trust.LISTED))));
        }
        return framing;
    }

    private static String guarantee(Role role) {
        return role.isExactlyOnce() ? StreamsConfig.EXACTLY_ONCE_V2 : StreamsConfig.AT_LEAST_ONCE;
    }

    private static final Map<String, Object> FOR_ALL = Map.ofEntries(
            Map.entry("producer.acks", "all"),
            // The others learn of a rebalance by their next heartbeat.
            Map.entry("consumer.heartbeat.interval.ms", 100),
            // A partition that is taken over waits for the fetch that is under way: at rest for this, not for 500 ms.
            Map.entry("main.consumer.fetch.max.wait.ms", 100),
            Map.entry("restore.consumer.fetch.max.wait.ms", 100),
            // Who is left keeps what it has, standbys take over, in one rebalance instead of two.
            Map.entry(StreamsConfig.TASK_ASSIGNOR_CLASS_CONFIG, TakeoverAssignor.class.getName()),
            // A broker that is gone without a word is given up after this, not after half a minute.
            Map.entry("request.timeout.ms", 4_000),
            Map.entry("socket.connection.setup.timeout.ms", 1_000),
            Map.entry("socket.connection.setup.timeout.max.ms", 4_000),
            Map.entry("reconnect.backoff.ms", 20),
            Map.entry("reconnect.backoff.max.ms", 500),
            Map.entry("consumer.retry.backoff.ms", 20),
            Map.entry("consumer.retry.backoff.max.ms", 200),
            // A rebalance asks how far each standby is, and asks again where a partition has another leader now.
            Map.entry("admin.retry.backoff.ms", 20),
            Map.entry("admin.retry.backoff.max.ms", 200),
            // Work comes back to an instance that has caught up after a minute, not after ten.
            Map.entry(StreamsConfig.PROBING_REBALANCE_INTERVAL_MS_CONFIG, 60_000),
            Map.entry("consumer.auto.offset.reset", "earliest"),
            // Every task reads one partition: there is no other to wait for (docs/lab/records.md).
            Map.entry(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED),
            Map.entry(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0),
            Map.entry(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, 1),
            Map.entry(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true),
            Map.entry(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, UnreadableRecords.class),
            Map.entry(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, FailedDecisions.class),
            Map.entry(StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG, UnsentRecords.class),
            // The figures are at /metrics: JMX and the brokers as well cost a fifth of a start (docs/lab/records.md).
            Map.entry("metric.reporters", ""),
            Map.entry(StreamsConfig.ENABLE_METRICS_PUSH_CONFIG, false),
            Map.entry("processing.exception.handler.global.enabled", true));

    private static final Map<String, Object> FOR_INTAKE = Map.of(
            // Kafka Streams would wait 100 ms for more to send.
            "producer.linger.ms",
            0,
            // Where a first request fails and a second is taken, brokers that know nothing of the producer yet turn the
            // first away for ever (KAFKA-14359): an emergency would wait for the delivery time-out of two minutes.
            "producer.max.in.flight.requests.per.connection",
            1,
            // A batch that is given up while the next gets through is sent again after it: for the desk, a replay.
            "producer.delivery.timeout.ms",
            Integer.MAX_VALUE,
            // An idle thread would look at nothing else for 100 ms: neither at a stop nor at what has been restored.
            StreamsConfig.POLL_MS_CONFIG,
            20,
            // What a crash makes intake read again.
            StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
            100,
            // An emergency does not wait behind a gateway's unfinished transaction,
            "main.consumer.isolation.level",
            "read_uncommitted",
            // nor a callback behind a dead desk's: a number that the next desk has leased must be known. What is taken
            // back misleads nobody for long (AcceptedRows).
            "global.consumer.isolation.level",
            "read_uncommitted");

    private static final Map<String, Object> FOR_EXACTLY_ONCE = Map.ofEntries(
            Map.entry(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, DiskStoreBounds.class),
            // A thread takes all that it has read before it reads on, and reads all of a partition's fetch before
            // another's:
            // a flood of one pool must not keep another pool's emergency waiting (R25).
            Map.entry("main.consumer.max.poll.records", 50),
            Map.entry("main.consumer.max.partition.fetch.bytes", 16_384),
            // Steps ask for a commit where nothing more waits (ReadEnd): this is for a partition that is never empty.
            Map.entry(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 50),
            // Outputs are read committed, and a commit sends what is left: a burst goes out in fuller batches.
            Map.entry("producer.linger.ms", 2),
            // An idle thread would look at nothing else for 100 ms.
            Map.entry(StreamsConfig.POLL_MS_CONFIG, 5),
            // After a commit the next transaction is refused until the markers are written; by default 100 ms pass.
            Map.entry("producer.retry.backoff.ms", 2),
            Map.entry("producer.retry.backoff.max.ms", 20),
            // So long a killed instance's transaction may hold consumers back; longer than the loss of a broker lasts.
            Map.entry("producer.transaction.timeout.ms", 3_500));
}
