package io.ringback.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.KafkaStreams;

/** This process's figures: Ringback's own, Kafka Streams' and its clients', and the JVM's, in Prometheus' format. */
public final class Registry implements AutoCloseable {
    private final PrometheusMeterRegistry prometheus = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final RingbackMeters meters = new RingbackMeters(prometheus);
    private final List<KafkaStreamsMetrics> streams = new ArrayList<>();
    private final JvmGcMetrics gc = new JvmGcMetrics();

    public Registry() {
        gc.bindTo(prometheus);
        new JvmMemoryMetrics().bindTo(prometheus);
        new JvmThreadMetrics().bindTo(prometheus);
        new ProcessorMetrics().bindTo(prometheus);
        new UptimeMetrics().bindTo(prometheus);
    }

    /** Ringback's own figures. */
    public RingbackMeters meters() {
        return meters;
    }

    /** For gauges. */
    public MeterRegistry meterRegistry() {
        return prometheus;
    }

    /** Adds the figures of an application of Kafka Streams and of its clients. */
    public synchronized void bind(KafkaStreams application) {
        KafkaStreamsMetrics binder = new KafkaStreamsMetrics(application);
        binder.bindTo(prometheus);
        streams.add(binder);
    }

    /** Everything, as Prometheus scrapes it. */
    public String scrape() {
        return prometheus.scrape();
    }

    @Override
    public synchronized void close() {
        streams.forEach(KafkaStreamsMetrics::close);
        gc.close();
        prometheus.close();
    }
}
