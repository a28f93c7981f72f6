package io.ringback.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.prometheusmetrics.PrometheusNamingConvention;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The figures that an alert, the dashboard or a page for operators names. A scrape has these and no others unless
 * everything is asked for: Kafka's clients have some thousands more, which each cost a series where they are kept.
 */
final class Watched {
    /** As rules and panels write them. A test compares them with what is under {@code deploy} and with the pages. */
    static final Set<String> NAMES = Set.of(
            "jvm_memory_used_bytes",
            "kafka_consumer_fetch_manager_records_lag_max",
            "kafka_stream_failed_stream_threads_total",
            "kafka_stream_signals_ignored_total",
            "kafka_stream_thread_process_total",
            "process_cpu_usage",
            "ringback_decisions_total",
            "ringback_expiry_lateness_seconds_max",
            "ringback_lease_events_total",
            "ringback_notices_total",
            "ringback_numbers",
            "ringback_rejects_total",
            "ringback_sessions",
            "ringback_time_to_number_seconds_bucket",
            "system_cpu_usage");

    /** As the registry knows them: a counter and a histogram go by the name without its suffix there. */
    static final Set<String> FAMILIES = NAMES.stream().map(Watched::family).collect(Collectors.toUnmodifiableSet());

    private Watched() {}

    /** Whether a meter is among them, its greatest value alone included. */
    static boolean has(Meter.Id meter) {
        String name = new PrometheusNamingConvention().name(meter.getName(), meter.getType(), meter.getBaseUnit());
        return FAMILIES.contains(name) || FAMILIES.contains(name + "_max");
    }

    private static String family(String name) {
        return name.replaceFirst("_(total|bucket)$", "");
    }
}
