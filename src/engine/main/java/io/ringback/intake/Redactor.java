package io.ringback.intake;

import io.ringback.gaps.SourceLog;
import io.ringback.steps.EventHeaders;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/** Runs a step's redaction in Kafka Streams: says of each record where it is, and holds what a task needs open. */
final class Redactor implements Processor<byte[], byte[], String, SpecificRecord> {
    private final InputStep step;
    private final String topic;
    private final Around around;
    private final Opening opening;
    private @Nullable Opened opened;

    /** What all steps have alike: where their sources can be looked at, and what their outputs' headers say. */
    record Around(Supplier<SourceLog> logs, EventHeaders headers) {}

    /** Makes a task's redaction when its stores are there. */
    interface Opening {
        Redaction open(ProcessorContext<String, SpecificRecord> context, SignalSink sink, SourceLog log);
    }

    private record Opened(
            ProcessorContext<String, SpecificRecord> context,
            SignalSink sink,
            SourceLog log,
            String topicId,
            Redaction redaction) {}

    private Redactor(InputStep step, String topic, Around around, Opening opening) {
        this.step = step;
        this.topic = topic;
        this.around = around;
        this.opening = opening;
    }

    /**
     * @param topic the source's full name
     */
    static ProcessorSupplier<byte[], byte[], String, SpecificRecord> supplier(
            InputStep step, String topic, Around around, Opening opening, Set<StoreBuilder<?>> stores) {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<byte[], byte[], String, SpecificRecord> get() {
                return new Redactor(step, topic, around, opening);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return stores;
            }
        };
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> context) {
        SourceLog log = around.logs.get();
        SignalSink sink = new SignalSink(context, step, around.headers);
        opened = new Opened(context, sink, log, log.topicId(topic), opening.open(context, sink, log));
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        Opened now = Objects.requireNonNull(opened);
        RecordMetadata where = now.context.recordMetadata().orElseThrow();
        now.redaction.redact(
                record.key(),
                record.value(),
                new Source(now.topicId, where.topic(), where.partition(), where.offset(), record.timestamp()));
    }

    @Override
    public void close() {
        if (opened != null) {
            opened.redaction.close();
            opened.sink.close();
            opened.log.close();
            opened = null;
        }
    }
}
