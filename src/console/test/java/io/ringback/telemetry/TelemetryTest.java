package io.ringback.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.trace.v1.Span;
import io.ringback.console.live.Arrival;
import io.ringback.console.live.TracedNumbers;
import io.ringback.event.AutoResponderAction;
import io.ringback.event.AutoResponderInstruction;
import io.ringback.metrics.Registry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a collector is told, read back by OpenTelemetry's own messages. */
final class TelemetryTest {
    private static final Instant DIALLED = Instant.parse("2026-11-01T12:00:00Z");

    @AutoClose
    private Collector collector;

    @BeforeEach
    void start() throws Exception {
        collector = new Collector();
    }

    @Test
    void sendsTheFiguresThatAreWatchedAndNoOthers() {
        AtomicInteger before = new AtomicInteger();
        Registry registry = new Registry();
        registry.meters().timeToNumber("default", Duration.ofMillis(20));

        registry.sendTo(collector.url(), "ringback", before::incrementAndGet);
        registry.meters().notice("default", "LATE_CALLBACK");
        sendNow(registry);

        assertThat(collector.metrics())
                .extracting(Metric::getName)
                .contains("ringback.time.to.number", "ringback.notices", "jvm.memory.used", "process.cpu.usage")
                .noneMatch(name -> name.startsWith("jvm.threads") || name.startsWith("jvm.gc"));
        assertThat(before).hasPositiveValue();
    }

    /** What ends must not wait for a collector. */
    @Test
    void sendsNoFiguresWhenItEnds() {
        Registry registry = new Registry();
        registry.sendTo(collector.url(), "ringback", () -> {});

        registry.close();

        assertThat(collector.metrics()).isEmpty();
    }

    @Test
    void sendsNobodyAnythingUnlessACollectorIsNamed() {
        try (Registry registry = new Registry()) {
            registry.meters().notice("default", "LATE_CALLBACK");
        }

        assertThat(collector.metrics()).isEmpty();
    }

    @Test
    void tracesANumberFromTheDialledCallToItsConsumer() {
        trace(arrival(DIALLED, true));

        List<Span> spans = collector.spans();
        assertThat(spans).extracting(Span::getName).containsExactly("dial-to-number", "decide", "deliver");
        assertThat(spans).extracting(TelemetryTest::millis).containsExactly(45L, 30L, 15L);
        assertThat(spans).extracting(Span::getTraceId).containsOnly(spans.get(0).getTraceId());
        assertThat(spans.subList(1, 3))
                .extracting(Span::getParentSpanId)
                .containsOnly(spans.get(0).getSpanId());
    }

    @Test
    void givesATraceNoParent() {
        trace(arrival(DIALLED, true));

        assertThat(collector.spans().get(0).getParentSpanId().isEmpty()).isTrue();
    }

    @Test
    void saysNothingOfTheCall() {
        trace(arrival(DIALLED, true));

        assertThat(collector.requests().toString()).doesNotContain("call-1", "ann", "2025550101", "gw-1", "fallback");
    }

    @Test
    void tracesNoHistoryAndNoTimers() {
        trace(arrival(DIALLED, false), arrival(null, true));

        assertThat(collector.spans()).isEmpty();
    }

    @Test
    void goesOnWhenTheCollectorRefuses() {
        collector.answersWith(500);

        trace(arrival(DIALLED, true));

        assertThat(collector.requests()).hasSize(1);
    }

    private static void sendNow(Registry registry) {
        for (MeterRegistry each : ((CompositeMeterRegistry) registry.meterRegistry()).getRegistries()) {
            if (each instanceof OtlpFigures figures) {
                figures.publish();
            }
        }
    }

    private void trace(Arrival... arrivals) {
        try (Traces traces = new Traces(collector.url(), "ringback", Duration.ofMinutes(2))) {
            TracedNumbers traced = new TracedNumbers(traces);
            List.of(arrivals).forEach(traced::arrived);
        }
    }

    private static Arrival arrival(@Nullable Instant dialled, boolean live) {
        AutoResponderInstruction row = AutoResponderInstruction.newBuilder()
                .setEventId("default-1")
                .setPool("default")
                .setCallId("call-1")
                .setGatewayId("gw-1")
                .setAction(AutoResponderAction.SEND_CALLBACK_NUMBER)
                .setNumber("+12025550101")
                .setAgentId("ann")
                .setFallback("fallback")
                .build();
        Instant decided = DIALLED.plusMillis(30);
        return new Arrival("auto-responder", "call-1", row, dialled, decided, live, decided.plusMillis(15));
    }

    private static long millis(Span span) {
        return TimeUnit.NANOSECONDS.toMillis(span.getEndTimeUnixNano() - span.getStartTimeUnixNano());
    }
}
