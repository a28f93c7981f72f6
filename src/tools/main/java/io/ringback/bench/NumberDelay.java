package io.ringback.bench;

import io.ringback.settings.Role;
import io.ringback.wire.OutputFormat;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/** How long an agent waits for the number, beside the least that one exactly-once hop takes. */
final class NumberDelay implements Measure {
    static final int CALLS_PER_SECOND = 100;
    private static final int PARTITIONS = 8;

    @Override
    public List<Figure> take(BenchBroker lab, RunSize effort) throws Exception {
        OneHop passThrough = new OneHop("pass-through.");
        lab.topics(PARTITIONS, passThrough.topics());
        try (BenchDeployment stand = new BenchDeployment(lab, "time-to-number", numbers(effort))) {
            Dialling ours = stand.dialling("call-");
            stand.keep(Application.start(stand.settings(), "bench-pass-through", Role.DESK, passThrough.get()));
            Dialling reference = stand.keep(new Dialling(
                    lab, new CallRecords(OutputFormat.AVRO), "ref-", passThrough.input(), passThrough.output(0)));
            return alternate(effort, ours, reference);
        }
    }

    /** A number for every call, warm-up included. */
    static int numbers(RunSize effort) {
        return (int) ((effort.rounds() + 2) * effort.round().toSeconds() * CALLS_PER_SECOND * 5 / 4);
    }

    private static List<Figure> alternate(RunSize effort, Dialling ours, Dialling reference)
            throws InterruptedException {
        List<Histogram> our = new ArrayList<>();
        List<Histogram> their = new ArrayList<>();
        for (int i = -1; i < effort.rounds(); i++) {
            Histogram passed = reference.round(effort.round(), CALLS_PER_SECOND, i);
            Histogram decided = ours.round(effort.round(), CALLS_PER_SECOND, i);
            if (i >= 0) {
                our.add(decided);
                their.add(passed);
            }
        }
        String note = CALLS_PER_SECOND + " calls/s at random moments, " + effort.rounds() + " rounds of "
                + effort.round().toSeconds() + " s each after one of warm-up";
        return List.of(
                Figure.beside("time to number, p50", "ms", at(our, 50), at(their, 50), Goal.ratioAtMost(1.25), note),
                Figure.beside("time to number, p99", "ms", at(our, 99), at(their, 99), Goal.ratioAtMost(1.35), note));
    }

    /** Milliseconds at a percentile, of each round. */
    static List<Double> at(List<Histogram> rounds, double percentile) {
        return rounds.stream()
                .map(round -> round.getValueAtPercentile(percentile) / 1e3)
                .toList();
    }
}
