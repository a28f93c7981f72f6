package io.ringback.telemetry;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.registry.otlp.OtlpConfig;
import io.micrometer.registry.otlp.OtlpMeterRegistry;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sends figures to a collector once a minute: the same that a scrape has, and no others. */
public final class OtlpFigures extends OtlpMeterRegistry {
    private final Runnable beforehand;

    /**
     * @param collector the collector's address, without the path of figures
     * @param service the deployment's name there
     * @param beforehand what is done before each sending
     * @param watched which meters are sent
     */
    public OtlpFigures(URI collector, String service, Runnable beforehand, MeterFilter watched) {
        super(config(collector, service), Clock.SYSTEM);
        this.beforehand = beforehand;
        config().meterFilter(watched);
    }

    @Override
    protected void publish() {
        beforehand.run();
        super.publish();
    }

    /** Sends nothing more: what ends in order must not wait for a collector that does not answer. */
    @Override
    public void close() {
        stop();
    }

    private static OtlpConfig config(URI collector, String service) {
        return new OtlpConfig() {
            @Override
            public @Nullable String get(String key) {
                return null;
            }

            @Override
            public String url() {
                return collector + "/v1/metrics";
            }

            @Override
            public Map<String, String> resourceAttributes() {
                return Map.of("service.name", service, "service.instance.id", ThisProcess.ID);
            }
        };
    }
}
