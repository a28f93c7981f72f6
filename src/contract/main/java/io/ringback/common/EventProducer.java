package io.ringback.common;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;

/** How a producer of single events is set: what Ringback asks of every gateway (docs/contract.md). */
public final class EventProducer {
    private EventProducer() {}

    /**
     * A client's settings with these on top: each event goes at once, is written when every in-sync replica has it, and keeps its
     * place. What comes while a request is under way goes together in the next; with more requests at a time, brokers that do
     * not know the producer yet may turn its first event away until it is given up (KAFKA-14359).
     *
     * @param client how to reach the brokers; not changed
     * @return a map to add more to
     */
    public static Map<String, Object> settings(Map<String, ?> client) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        return settings;
    }
}
