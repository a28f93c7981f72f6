package io.ringback.metrics;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.ringback.telemetry.OtlpFigures;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.KafkaStreams;

/** This process's figures: Ringback's own, Kafka Streams' and its clients', and the JVM's, in Prometheus' format. */
public final class Registry implements AutoCloseable {
    /** The content type of a scrape, of all or of what is watched. */
    public static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry prometheus = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final CompositeMeterRegistry all = new CompositeMeterRegistry(Clock.SYSTEM, List.of(prometheus));
    private final RingbackMeters meters = new RingbackMeters(all);
    private final List<KafkaStreamsMetrics> streams = new ArrayList<>();
    private final JvmGcMetrics gc = new JvmGcMetrics();

    public Registry() {
        gc.bindTo(all);
        new JvmMemoryMetrics().bindTo(all);
        new JvmThreadMetrics().bindTo(all);
        new ProcessorMetrics().bindTo(all);
        new UptimeMetrics().bindTo(all);
    }

    /**
     * Sends what is {@link Watched} to a collector as well, until this is closed.
     *
     * @param service the deployment's name there
     * @param beforehand what is done before each sending
     */
    public void sendTo(URI collector, String service, Runnable beforehand) {
        all.add(new OtlpFigures(collector, service, beforehand, MeterFilter.denyUnless(Watched::has)));
    }

    /** Ringback's own figures. */
    public RingbackMeters meters() {
        return meters;
    }

    /** For gauges. */
    public MeterRegistry meterRegistry() {
        return all;
    }

    /** Adds the figures of an application of Kafka Streams and of its clients. */
    public synchronized void bind(KafkaStreams application) {
        KafkaStreamsMetrics binder = new KafkaStreamsMetrics(application);
        binder.bindTo(all);
        streams.add(binder);
    }

    /** What is {@link Watched}, in Prometheus' text format. */
    public String scrape() {
        return prometheus.scrape(TEXT, Watched.FAMILIES);
    }

    /** Everything, in Prometheus' text format. */
    public String scrapeAll() {
        return prometheus.scrape(TEXT);
    }

    @Override
    public synchronized void close() {
        streams.forEach(KafkaStreamsMetrics::close);
        gc.close();
        all.getRegistries().forEach(MeterRegistry::close);
    }
}
