package io.ringback.steps;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.event.NumberState;
import io.ringback.event.PooledNumber;
import io.ringback.event.RejectedRecord;
import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import io.ringback.topics.TopicCatalog;
import io.ringback.topics.TopicStage;
import io.ringback.wire.SchemaCatalog;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** CloudEvents 1.0.2, Kafka protocol binding, binary mode. */
final class EventHeadersTest {
    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00.250Z");
    private static final SpecificRecord REJECT =
            new SourceCoordinates("ringback.call-events", 3, 17).reject("default", "TRUNCATED", null, NOON);

    @Test
    void namesAnEventByItsIdSourceTypeAndTime() {
        assertThat(described(asked(), REJECT))
                .containsExactlyEntriesOf(ordered(
                        "ce_specversion", "1.0",
                        "ce_id", "ringback.call-events-3-17",
                        "ce_source", "/ringback/ringback",
                        "ce_type", RejectedRecord.class.getName(),
                        "ce_time", "2026-11-01T12:00:00.250Z",
                        "content-type", "application/avro"));
    }

    @Test
    void saysWhatTheValueIsWrittenIn() {
        assertThat(described(asked("output.format", "json"), REJECT)).containsEntry("content-type", "application/json");
    }

    @Test
    void tellsOneDeploymentsEventsFromAnothers() {
        assertThat(described(asked("topic.prefix", "site-1."), REJECT)).containsEntry("ce_source", "/ringback/site-1");
    }

    @Test
    void saysNothingUnlessAsked() {
        assertThat(described(EventHeaders.of(Settings.load(SettingSources.none())), REJECT))
                .isEmpty();
    }

    @Test
    void saysNothingOfADeletedRow() {
        assertThat(described(asked(), null)).isEmpty();
    }

    @Test
    void saysNothingOfWhatRingbackWritesToItself() {
        assertThat(described(asked(), new PooledNumber("+12025550101", "default", NumberState.IN_SERVICE)))
                .isEmpty();
    }

    @Test
    void everyOutputAndNothingElseHasTheIdThatItTakes() {
        TopicCatalog.load(Settings.load(SettingSources.none())).topics().stream()
                // An operator copies another deployment's output there.
                .filter(topic -> !topic.shortName().equals("takeovers"))
                .forEach(topic -> assertThat(
                                SchemaCatalog.bundled().of(topic.schema()).getField("eventId") != null)
                        .as(topic.name())
                        .isEqualTo(topic.place() == TopicStage.OUTPUT));
    }

    private static EventHeaders asked(String... more) {
        SettingSources sources = SettingSources.none().with("output.headers", "cloudevents");
        for (int i = 0; i < more.length; i += 2) {
            sources = sources.with(more[i], more[i + 1]);
        }
        return EventHeaders.of(Settings.load(sources));
    }

    private static Map<String, String> described(EventHeaders headers, @Nullable SpecificRecord output) {
        Headers described = headers.describe(output, NOON, new RecordHeaders());
        Map<String, String> texts = new LinkedHashMap<>();
        List.of(described.toArray()).forEach(header -> texts.put(header.key(), new String(header.value(), UTF_8)));
        return texts;
    }

    private static Map<String, String> ordered(String... pairs) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
