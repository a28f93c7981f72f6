package io.ringback.intake;

import io.ringback.event.EmergencySignal;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Sends what was found: signals by pool, rejects by where the record is. Headers end here. */
final class SignalSink implements AutoCloseable {
    private final ProcessorContext<String, SpecificRecord> context;
    private final InputStep step;
    private final Counts counts;

    SignalSink(ProcessorContext<String, SpecificRecord> context, InputStep step) {
        this.context = context;
        this.step = step;
        this.counts = new Counts(context, step.node());
    }

    void send(Classification finding, Source source) {
        counts.add(finding.outcome());
        for (EmergencySignal signal : finding.signals()) {
            send(signal);
        }
        if (finding.flaw() != null) {
            Instant now = Instant.ofEpochMilli(context.currentSystemTimeMs());
            SpecificRecord reject = source.reject(finding.pool(), finding.flaw(), now);
            context.forward(new Record<>(source.coordinates().key(), reject, source.appendedAt()), step.rejects());
        }
    }

    /** Tells a desk. */
    void send(EmergencySignal signal) {
        context.forward(
                new Record<>(signal.getPool(), signal, signal.getAppendedAt().toEpochMilli()), step.signals());
    }

    @Override
    public void close() {
        counts.close();
    }
}
