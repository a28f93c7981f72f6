package io.ringback.intake;

import io.ringback.event.EmergencySignal;
import io.ringback.steps.EventHeaders;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Sends what was found: signals by pool, rejects by where the record is. The headers of inputs end here. */
final class SignalSink implements AutoCloseable {
    private final ProcessorContext<String, SpecificRecord> context;
    private final InputStep step;
    private final EventHeaders headers;
    private final Counts counts;

    SignalSink(ProcessorContext<String, SpecificRecord> context, InputStep step, EventHeaders headers) {
        this.context = context;
        this.step = step;
        this.headers = headers;
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
            Headers about = headers.describe(reject, now, new RecordHeaders());
            context.forward(
                    new Record<>(source.coordinates().key(), reject, source.appendedAt(), about), step.rejects());
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
