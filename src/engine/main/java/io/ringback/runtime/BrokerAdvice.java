package io.ringback.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongPredicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says how many milliseconds the settings of a cluster cost where they are not those that Ringback is quickest with.
 */
final class BrokerAdvice {
    private static final Logger LOG = LoggerFactory.getLogger(BrokerAdvice.class);
    private static final long ANSWER_WITHIN_SECONDS = 5;

    private static final String LEAST_SESSION = "group.min.session.timeout.ms";

    private static final String BROKER_SESSION = "broker.session.timeout.ms";

    private static final String REPLICA_BACKOFF = "replica.fetch.backoff.ms";

    /** What matters only where another broker takes over. */
    private static final Set<String> AMONG_SEVERAL = Set.of(BROKER_SESSION, REPLICA_BACKOFF);

    private record Wish(String setting, LongPredicate met, String cost) {}

    private static final List<Wish> WISHES = List.of(
            new Wish(
                    "add.partitions.to.txn.retry.backoff.ms",
                    value -> value <= 2,
                    "set it to 1: each exactly-once commit waits for it, which adds up to 20 ms to a number's way"),
            new Wish(
                    "transaction.abort.timed.out.transaction.cleanup.interval.ms",
                    value -> value <= 1000,
                    "set it to 200: consumers wait up to this much longer after an instance was killed"),
            new Wish(
                    LEAST_SESSION,
                    value -> value <= 2500,
                    "set it to 1000: only after so long without a sign of life does an instance's work go to others"),
            new Wish(
                    BROKER_SESSION,
                    value -> value <= 3000,
                    "set it to 1000: only after so long without a sign of life do a broker's partitions get other leaders"),
            new Wish(
                    REPLICA_BACKOFF,
                    value -> value <= 200,
                    "set it to 50: after a broker is lost, commits wait up to this much longer for the replicas"));

    private BrokerAdvice() {}

    /** Logs a line for each setting that costs something on a cluster of this size. */
    static void log(Map<String, String> settings, int brokers) {
        Map<String, String> matter = new HashMap<>(settings);
        if (brokers == 1) {
            matter.keySet().removeAll(AMONG_SEVERAL);
        }
        for (String advice : advice(matter)) {
            LOG.warn("event=slow-broker {}", advice);
        }
    }

    /** How short a session the brokers allow; Kafka's default where this login may not read it. */
    static Duration leastSession(Map<String, String> settings) {
        return Duration.ofMillis(Long.parseLong(settings.getOrDefault(LEAST_SESSION, "6000")));
    }

    /** A broker's settings; an empty map where this login may not read them, which is no error. */
    static Map<String, String> read(Admin admin) {
        try {
            return settings(admin);
        } catch (ExecutionException | TimeoutException e) {
            LOG.info("event=broker-settings-unread reason=\"{}\"", SafeMessage.of(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Map.of();
    }

    static List<String> advice(Map<String, String> settings) {
        List<String> advice = new ArrayList<>();
        for (Wish wish : WISHES) {
            @Nullable String value = settings.get(wish.setting());
            if (value != null && !wish.met().test(Long.parseLong(value))) {
                advice.add("broker setting " + wish.setting() + " is " + value + "; " + wish.cost());
            }
        }
        return advice;
    }

    private static Map<String, String> settings(Admin admin)
            throws ExecutionException, TimeoutException, InterruptedException {
        Node node = admin.describeCluster()
                .nodes()
                .get(ANSWER_WITHIN_SECONDS, TimeUnit.SECONDS)
                .iterator()
                .next();
        ConfigResource broker = new ConfigResource(ConfigResource.Type.BROKER, node.idString());
        Config config = admin.describeConfigs(List.of(broker))
                .all()
                .get(ANSWER_WITHIN_SECONDS, TimeUnit.SECONDS)
                .get(broker);
        Map<String, String> settings = new HashMap<>();
        for (ConfigEntry entry : config == null ? List.<ConfigEntry>of() : config.entries()) {
            if (entry.value() != null) {
                settings.put(entry.name(), entry.value());
            }
        }
        return settings;
    }
}
