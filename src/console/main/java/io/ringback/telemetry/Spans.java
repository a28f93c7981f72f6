package io.ringback.telemetry;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Where the time from a dialled emergency number to the callback number at a consumer went, as a trace of three spans. All
 * is taken from what the output says, so that no trace has a parent: a gateway's could carry details. A span has the pool
 * or the role, and nothing of the call.
 */
final class Spans {
    private final Random ids;

    Spans(Random ids) {
        this.ids = ids;
    }

    /**
     * @param dialled when the broker got the event
     * @param decided when the desk decided
     * @param received when a consumer had the number
     */
    List<Span> dialToNumber(String pool, Instant dialled, Instant decided, Instant received) {
        ByteString trace = id(2);
        Span whole = span("dial-to-number", dialled, received)
                .setTraceId(trace)
                .addAttributes(attribute("pool", pool))
                .build();
        return List.of(
                whole,
                part(whole, span("decide", dialled, decided), "desk"),
                part(whole, span("deliver", decided, received), "console"));
    }

    private static Span part(Span whole, Span.Builder part, String role) {
        return part.setTraceId(whole.getTraceId())
                .setParentSpanId(whole.getSpanId())
                .addAttributes(attribute("role", role))
                .build();
    }

    /** Clocks differ by a little: no span ends before it begins. */
    private Span.Builder span(String name, Instant from, Instant to) {
        return Span.newBuilder()
                .setSpanId(id(1))
                .setName(name)
                .setKind(Span.SpanKind.SPAN_KIND_INTERNAL)
                .setStartTimeUnixNano(nanos(from))
                .setEndTimeUnixNano(nanos(to.isBefore(from) ? from : to));
    }

    private static KeyValue attribute(String key, String value) {
        return KeyValue.newBuilder()
                .setKey(key)
                .setValue(AnyValue.newBuilder().setStringValue(value))
                .build();
    }

    private static long nanos(Instant at) {
        return TimeUnit.SECONDS.toNanos(at.getEpochSecond()) + at.getNano();
    }

    private ByteString id(int longs) {
        ByteBuffer bytes = ByteBuffer.allocate(longs * Long.BYTES);
        for (int i = 0; i < longs; i++) {
            bytes.putLong(ids.nextLong());
        }
        return ByteString.copyFrom(bytes.flip());
    }
}
