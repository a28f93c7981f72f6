package io.ringback.intake;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.streams.StreamsMetrics;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/** Counts what became of records, in Kafka's own metrics ({@code stream-intake-metrics}): outcomes and nothing of a call. */
final class Counts implements AutoCloseable {
    private final StreamsMetrics metrics;
    private final Map<RecordOutcome, Sensor> sensors = new EnumMap<>(RecordOutcome.class);

    Counts(ProcessorContext<?, ?> context, String step) {
        this.metrics = context.metrics();
        for (RecordOutcome outcome : RecordOutcome.values()) {
            if (outcome != RecordOutcome.ORDINARY) {
                String counted = outcome.name().toLowerCase(Locale.ROOT);
                sensors.put(
                        outcome,
                        metrics.addRateTotalSensor(
                                "intake", step + "-" + context.taskId(), counted, Sensor.RecordingLevel.INFO));
            }
        }
    }

    void add(RecordOutcome outcome) {
        Sensor sensor = sensors.get(outcome);
        if (sensor != null) {
            sensor.record();
        }
    }

    @Override
    public void close() {
        sensors.values().forEach(metrics::removeSensor);
    }
}
