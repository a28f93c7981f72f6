package io.ringback.bench;

import io.ringback.event.CallEvent;
import io.ringback.event.CallEventType;
import io.ringback.event.Direction;
import io.ringback.intake.decode.CallDecoder;
import io.ringback.intake.decode.CallFacts;
import io.ringback.intake.dial.DialPlan;
import io.ringback.intake.dial.DialledNumber;
import io.ringback.settings.Trust;
import io.ringback.wire.EventSerdes;
import io.ringback.wire.OutputFormat;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What intake does for an ordinary call that starts: decode without details, and find out that it is none of ours. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class OrdinaryCallBenchmark {
    @Param({"AVRO", "JSON"})
    public OutputFormat format = OutputFormat.AVRO;

    private final CallDecoder decoder = CallDecoder.ofContract(Trust.ANY);
    private final DialPlan plan = new DialPlan(List.of(), List.of(), List.of());
    private byte[] record = {};

    @Setup
    public void write() {
        CallEvent event = CallEvent.newBuilder()
                .setCallId("call-4711")
                .setType(CallEventType.STARTED)
                .setOccurredAt(Instant.EPOCH)
                .setDirection(Direction.OUTBOUND)
                .setAgentId("ann")
                .setDialledNumber("+12025550123")
                .setDetails(Map.of("queue", "billing", "codec", "opus", "customerRef", "c-88412907"))
                .build();
        record = EventSerdes.output(CallEvent.class, format).serializer().serialize("", event);
    }

    @Benchmark
    public CallFacts decoded() {
        return decoder.decode(record);
    }

    @Benchmark
    public DialPlan.Meaning recognised() {
        return plan.meaning(DialledNumber.read(decoder.decode(record).dialledNumber()), "US");
    }
}
