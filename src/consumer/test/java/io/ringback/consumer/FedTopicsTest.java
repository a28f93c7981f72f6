package io.ringback.consumer;

import static io.ringback.consumer.IncomingCall.toNumber;
import static io.ringback.consumer.Rows.CALL;
import static io.ringback.consumer.Rows.NOW;
import static io.ringback.consumer.Rows.NUMBER;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.consumer.Routing.Fallback;
import io.ringback.event.DecisionOutcome;
import io.ringback.event.SuppressionState;
import io.ringback.wire.EventSerdes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

/** Tables are told when a record was written, by a clock that the consumer cannot set. */
class FedTopicsTest {
    private static final Instant NEXT_DAY = NOW.plus(Duration.ofDays(1));

    private final RoutingTable routing = new RoutingTable("+12025550190");
    private final SuppressionTable suppressions = new SuppressionTable();
    private final FedTopics topics = new FedTopics("", List.of(routing, suppressions), null);

    @Test
    void keepsACallHiddenThroughAClockThatLeapsAheadAndBack() {
        topics.apply(suppression(CALL, 2, NOW), true, NOW);
        topics.apply(suppression("call-2", 2, NOW.plusSeconds(60)), true, NEXT_DAY);
        topics.apply(suppression("call-3", 2, NOW.plusSeconds(120)), true, NEXT_DAY.plusSeconds(60));
        topics.apply(suppression(CALL, 1, NOW.plusSeconds(180)), true, NOW.plusSeconds(180));

        assertThat(suppressions.viewOf(CALL, NOW).hiddenFromOngoing()).isTrue();
        assertThat(suppressions.fenceOf("dashboard-suppressions", CALL)).isEqualTo(2);
    }

    /** A router that begins again reads the decisions of calls that are long over. */
    @Test
    void followsNoDecisionOfLongAgoAfterARestart() {
        topics.apply(decision(NOW.minusSeconds(600)), false, NOW);

        assertThat(routing.route(toNumber(NUMBER).withCallId(CALL), NOW)).isEqualTo(Routing.NORMAL);
    }

    @Test
    void followsADecisionForFiveMinutes() {
        topics.apply(decision(NOW), true, NOW.plusMillis(5));

        assertThat(routing.route(toNumber(NUMBER).withCallId(CALL), NOW.plusSeconds(299)))
                .isInstanceOf(Fallback.class);
        assertThat(routing.route(toNumber(NUMBER).withCallId(CALL), NOW.plusSeconds(300)))
                .isEqualTo(Routing.NORMAL);
    }

    /** A clock that is behind must not be ahead of itself. */
    @Test
    void goesByItsOwnClockWhereThatIsEarlier() {
        topics.apply(decision(NOW.plusSeconds(3600)), true, NOW);

        assertThat(routing.route(toNumber(NUMBER).withCallId(CALL), NOW.plusSeconds(300)))
                .isEqualTo(Routing.NORMAL);
    }

    private static ConsumerRecord<String, byte[]> decision(Instant written) {
        return record(
                "override.decisions",
                CALL,
                Rows.decision(DecisionOutcome.FALLBACK).build(),
                written);
    }

    private static ConsumerRecord<String, byte[]> suppression(String call, long fence, Instant written) {
        SpecificRecord row = Rows.suppression(SuppressionState.IN_CALL)
                .setCallId(call)
                .setFence(fence)
                .build();
        return record("dashboard-suppressions", call, row, written);
    }

    @SuppressWarnings("unchecked")
    private static ConsumerRecord<String, byte[]> record(
            String topic, String key, SpecificRecord row, Instant written) {
        byte[] value = EventSerdes.avro((Class<SpecificRecord>) row.getClass())
                .serializer()
                .serialize(topic, row);
        return new ConsumerRecord<>(
                topic,
                0,
                0,
                written.toEpochMilli(),
                TimestampType.CREATE_TIME,
                key.getBytes(StandardCharsets.UTF_8).length,
                value.length,
                key,
                value,
                new RecordHeaders(),
                Optional.empty());
    }
}
