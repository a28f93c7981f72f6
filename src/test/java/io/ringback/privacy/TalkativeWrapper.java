package io.ringback.privacy;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorWrapper;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.WrappedFixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.WrappedProcessorSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A planted leak: every step logs the value that it is given, as somebody in a hurry might. */
public final class TalkativeWrapper implements ProcessorWrapper {
    private static final Logger log = LoggerFactory.getLogger(TalkativeWrapper.class);

    @Override
    public <KIn, VIn, KOut, VOut> WrappedProcessorSupplier<KIn, VIn, KOut, VOut> wrapProcessorSupplier(
            String name, org.apache.kafka.streams.processor.api.ProcessorSupplier<KIn, VIn, KOut, VOut> supplier) {
        return ProcessorWrapper.asWrapped(new Talkative<>(supplier));
    }

    @Override
    public <KIn, VIn, VOut> WrappedFixedKeyProcessorSupplier<KIn, VIn, VOut> wrapFixedKeyProcessorSupplier(
            String name, org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier<KIn, VIn, VOut> supplier) {
        return ProcessorWrapper.asWrappedFixedKey(supplier);
    }

    /** Hands on the stores of what it wraps. */
    private record Talkative<KIn, VIn, KOut, VOut>(
            org.apache.kafka.streams.processor.api.ProcessorSupplier<KIn, VIn, KOut, VOut> wrapped)
            implements org.apache.kafka.streams.processor.api.ProcessorSupplier<KIn, VIn, KOut, VOut> {
        @Override
        public Processor<KIn, VIn, KOut, VOut> get() {
            Processor<KIn, VIn, KOut, VOut> inner = wrapped.get();
            return new Processor<>() {
                @Override
                public void init(ProcessorContext<KOut, VOut> context) {
                    inner.init(context);
                }

                @Override
                public void process(Record<KIn, VIn> record) {
                    if (record.value() instanceof byte[] bytes) {
                        log.debug("working on {}", new String(bytes, StandardCharsets.UTF_8));
                    }
                    inner.process(record);
                }

                @Override
                public void close() {
                    inner.close();
                }
            };
        }

        @Override
        public java.util.Set<org.apache.kafka.streams.state.StoreBuilder<?>> stores() {
            return wrapped.stores();
        }
    }
}
