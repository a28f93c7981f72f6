package io.ringback.bench;

import io.ringback.core.Decision;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One decision of the core: of a call's four in turn, state changes included, and of a first dial alone. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class DecisionBenchmark {
    private final CoreCalls calls = new CoreCalls(1_000);
    private final CoreCalls untouched = new CoreCalls(1_000);

    @Benchmark
    public Decision ofACallInTurn() {
        return calls.decideNext();
    }

    @Benchmark
    public Decision ofAFirstDial() {
        return untouched.decideFirstDial();
    }
}
