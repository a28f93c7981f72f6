package io.ringback.bench;

import io.ringback.settings.Role;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/** The time to the number while the platform's ordinary calls go through intake, beside itself without them. */
final class UnderLoad implements Measure {
    private static final int EVENTS_PER_SECOND = 20_000;

    @Override
    public List<Figure> take(BenchBroker broker, RunSize size) throws Exception {
        try (BenchDeployment deployment = new BenchDeployment(broker, "under-load", 2 * NumberDelay.numbers(size))) {
            Dialling dialling = deployment.dialling("call-");
            Progress intake =
                    new Progress(broker.admin(), deployment.group(Role.INTAKE), deployment.topic("call-events"));
            List<Histogram> loaded = new ArrayList<>();
            List<Histogram> unloaded = new ArrayList<>();
            List<Double> sent = new ArrayList<>();
            List<Double> taken = new ArrayList<>();
            for (int i = -1; i < size.rounds(); i++) {
                Histogram quiet = dialling.round(size.round(), NumberDelay.CALLS_PER_SECOND, i);
                Histogram busy;
                try (OrdinaryLoad calls =
                        new OrdinaryLoad(broker, deployment.topic("call-events"), EVENTS_PER_SECOND, i)) {
                    long before = intake.committed();
                    long begin = System.nanoTime();
                    busy = dialling.round(size.round(), NumberDelay.CALLS_PER_SECOND, i);
                    double seconds = (System.nanoTime() - begin) / 1e9;
                    sent.add(calls.sent() / seconds);
                    taken.add((intake.committed() - before) / seconds);
                }
                if (i >= 0) {
                    unloaded.add(quiet);
                    loaded.add(busy);
                }
            }
            String note = String.format(
                    "meanwhile %,.0f events/s of ordinary calls were sent and intake took %,.0f events/s",
                    Summary.of(sent).median(), Summary.of(taken).median());
            return List.of(Figure.beside(
                    "time to number under load, p99",
                    "ms",
                    NumberDelay.at(loaded, 99),
                    NumberDelay.at(unloaded, 99),
                    Goal.ratioAtMost(2),
                    note));
        }
    }
}
