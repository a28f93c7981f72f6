package io.ringback.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.event.AgentStatus;
import io.ringback.event.AutoResponderInstruction;
import io.ringback.wire.EventReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.acl.AccessControlEntryFilter;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePatternFilter;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;

/** An emergency at a secured cluster: each party speaks and looks with its own login. */
record SecuredEmergency(SecuredCluster cluster) {
    static final String AUTO_RESPONDER = "ringback.auto-responder";

    void offer(String number) {
        cluster.as("operator", "pool", "add", number).done();
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(
                                cluster.as("operator", "pool", "list").done().out())
                        .contains(number)
                        .doesNotContain("not accepted"));
    }

    void dial(String call, String agent) {
        publish(
                "{\"callId\":\"%s\",\"type\":\"STARTED\",\"direction\":\"OUTBOUND\",\"agentId\":\"%s\",\"dialledNumber\":\"911\",\"occurredAt\":\"2026-11-01T12:00:00Z\"}"
                        .formatted(call, agent));
    }

    void close(String call, String agent) {
        publish("{\"callId\":\"%s\",\"type\":\"ENDED\",\"occurredAt\":\"2026-11-01T12:01:00Z\"}".formatted(call));
        publish(
                "{\"callId\":\"%s\",\"type\":\"SESSION_CLOSED\",\"agentId\":\"%s\",\"occurredAt\":\"2026-11-01T12:02:00Z\"}"
                        .formatted(call, agent));
    }

    private void publish(String event) {
        cluster.reading(event, "gateway", "publish").done();
    }

    AutoResponderInstruction instruction(String call) {
        return first("bot", AUTO_RESPONDER, AutoResponderInstruction.class, call, row -> true);
    }

    AgentStatus status(String agent, Predicate<AgentStatus> wanted) {
        return first("presence", "ringback.agent-status", AgentStatus.class, agent, wanted);
    }

    /** Read as that party would: with its login, in a group of its own. */
    private <T extends SpecificRecord> T first(
            String party, String topic, Class<T> type, String key, Predicate<T> wanted) {
        Map<String, Object> client = new HashMap<>(cluster.client(party));
        client.put("group.id", "ringback." + party + "-" + System.nanoTime());
        client.put("auto.offset.reset", "earliest");
        client.put("isolation.level", "read_committed");
        List<T> found = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(client, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(topic));
            Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> {
                    T row = EventReader.of(type).read(record.value());
                    if (key.equals(record.key()) && wanted.test(row)) {
                        found.add(row);
                    }
                });
                return !found.isEmpty();
            });
        }
        return found.get(0);
    }

    void takeAway(String party, String topic) throws Exception {
        try (Admin admin = cluster.admin()) {
            AclBindingFilter rule = new AclBindingFilter(
                    new ResourcePatternFilter(ResourceType.TOPIC, topic, PatternType.LITERAL),
                    new AccessControlEntryFilter(
                            "User:" + SecuredCluster.user(party), "*", AclOperation.WRITE, AclPermissionType.ALLOW));
            assertThat(admin.deleteAcls(List.of(rule)).all().get()).hasSize(1);
        }
    }
}
