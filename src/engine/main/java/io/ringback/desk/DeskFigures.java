package io.ringback.desk;

import io.ringback.core.Decision;
import io.ringback.core.Ignored;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.common.metrics.stats.Value;
import org.apache.kafka.streams.StreamsMetrics;
import org.jspecify.annotations.Nullable;

/** Counts what the desk had nothing to do about, by reason, among Kafka Streams' own figures: outputs say the rest. */
final class DeskFigures {
    private final Map<Ignored, Sensor> ignored = new EnumMap<>(Ignored.class);

    private final Sensor withoutSettings;

    DeskFigures(StreamsMetrics metrics) {
        withoutSettings = metrics.addSensor("pools-without-settings", Sensor.RecordingLevel.INFO);
        withoutSettings.add(
                new MetricName(
                        "pools-without-settings",
                        "ringback-desk",
                        "Pools that are served though no setting has them",
                        Map.of()),
                new Value());
        for (Ignored why : Ignored.values()) {
            String reason = why.name().toLowerCase(Locale.ROOT);
            ignored.put(why, metrics.addRateTotalSensor("signals", reason, "ignored", Sensor.RecordingLevel.INFO));
        }
    }

    /** Pools that are served though the settings have them no more (R27). */
    void poolsWithoutSettings(int count) {
        withoutSettings.record(count);
    }

    void decided(Decision decision) {
        @Nullable Ignored why = decision.ignored();
        @Nullable Sensor sensor = why == null ? null : ignored.get(why);
        if (sensor != null) {
            sensor.record();
        }
    }
}
