package io.ringback.bench;

import io.ringback.settings.Role;
import io.ringback.wire.OutputFormat;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * How long an agent waits for the number and what the processors do for it, beside the least that one exactly-once hop
 * takes: when emergencies are rare, and when there are many.
 */
final class NumberDelay implements Measure {
    static final int CALLS_PER_SECOND = 100;
    private static final List<Integer> RATES = List.of(20, CALLS_PER_SECOND);
    private static final int PARTITIONS = 8;

    /**
     * One round of either side.
     *
     * @param delays in microseconds
     * @param processorTime milliseconds a call
     */
    private record Round(Histogram delays, double processorTime) {}

    @Override
    public List<Figure> take(BenchBroker broker, RunSize size) throws Exception {
        OneHop passThrough = new OneHop("pass-through.");
        broker.topics(PARTITIONS, passThrough.topics());
        try (BenchDeployment deployment = new BenchDeployment(broker, "time-to-number", RATES.size() * numbers(size))) {
            Dialling ours = deployment.dialling("call-");
            Application hop = deployment.keep(
                    Application.reference(deployment.settings(), "bench-pass-through", passThrough.get()));
            Dialling reference = deployment.keep(new Dialling(
                    broker,
                    new SampleCallEvents(OutputFormat.AVRO),
                    "ref-",
                    passThrough.input(),
                    passThrough.output(0)));
            ProcessorTime our = new ProcessorTime(List.of(deployment.group(Role.INTAKE), deployment.group(Role.DESK)));
            ProcessorTime their = new ProcessorTime(List.of(hop.group()));
            List<Figure> figures = new ArrayList<>();
            for (int rate : RATES) {
                figures.addAll(alternate(size, rate, new Side(ours, our), new Side(reference, their)));
            }
            return figures;
        }
    }

    /** A number for every call, warm-up included. */
    static int numbers(RunSize size) {
        return (int) ((size.rounds() + 2) * size.round().toSeconds() * CALLS_PER_SECOND * 5 / 4);
    }

    private record Side(Dialling dialling, ProcessorTime processorTime) {
        Round round(RunSize size, int rate, int seed) throws InterruptedException {
            processorTime.millis();
            Histogram delays = dialling.round(size.round(), rate, seed);
            return new Round(delays, processorTime.millis() / delays.getTotalCount());
        }
    }

    private static List<Figure> alternate(RunSize size, int rate, Side ours, Side reference)
            throws InterruptedException {
        List<Round> our = new ArrayList<>();
        List<Round> their = new ArrayList<>();
        for (int i = -1; i < size.rounds(); i++) {
            Round passed = reference.round(size, rate, i);
            Round decided = ours.round(size, rate, i);
            if (i >= 0) {
                our.add(decided);
                their.add(passed);
            }
        }
        String note = rate + " calls/s at random moments, " + size.rounds() + " rounds of "
                + size.round().toSeconds() + " s each after one of warm-up";
        String at = " at " + rate + "/s";
        return List.of(
                delay("time to number" + at + ", p50", 50, our, their, Goal.ratioAtMost(1.25), note),
                delay("time to number" + at + ", p99", 99, our, their, Goal.ratioAtMost(1.35), note),
                Figure.beside(
                        "processor time a call" + at,
                        "ms",
                        our.stream().map(Round::processorTime).toList(),
                        their.stream().map(Round::processorTime).toList(),
                        Goal.ratioAtMost(1.6),
                        "without the broker's; waiting at rest is in it"));
    }

    private static Figure delay(
            String name, double percentile, List<Round> our, List<Round> their, Goal goal, String note) {
        return Figure.beside(name, "ms", delays(our, percentile), delays(their, percentile), goal, note);
    }

    private static List<Double> delays(List<Round> rounds, double percentile) {
        return at(rounds.stream().map(Round::delays).toList(), percentile);
    }

    /** Milliseconds at a percentile, of each round. */
    static List<Double> at(List<Histogram> rounds, double percentile) {
        return rounds.stream()
                .map(round -> round.getValueAtPercentile(percentile) / 1e3)
                .toList();
    }
}
