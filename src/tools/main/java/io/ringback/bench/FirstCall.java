package io.ringback.bench;

import io.ringback.settings.Role;
import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import io.ringback.wire.OutputFormat;
import java.util.ArrayList;
import java.util.List;

/** The first emergency call after READY in a JVM that has just been started, beside the hundredth. */
final class FirstCall implements Measure {
    private static final String NAME = "first-call";
    private static final int STEADY = 100;

    @Override
    public List<Figure> take(BenchBroker broker, RunSize size) throws Exception {
        Settings settings = broker.deployment(NAME);
        SettingSources sources = broker.sources(NAME);
        int calls = size.starts() * (STEADY + 2) + STEADY;
        try (Application desk = Application.start(
                settings, settings.applicationId(), Role.DESK, BenchDeployment.topology(settings, Role.DESK))) {
            BenchDeployment.offer(broker, settings, desk, calls);
        }
        List<Double> first = new ArrayList<>();
        List<Double> steady = new ArrayList<>();
        String prefix = settings.topicPrefix();
        try (Dialling dialling = new Dialling(
                broker,
                new SampleCallEvents(OutputFormat.AVRO),
                "call-",
                prefix + "call-events",
                prefix + "auto-responder")) {
            for (int i = -1; i < size.starts(); i++) {
                start(sources, dialling, i < 0, first, steady);
            }
        }
        return List.of(
                Figure.alone(
                        "first emergency call after READY, cold JVM",
                        "ms",
                        Summary.of(first),
                        Goal.atMost(150, "ms"),
                        size.starts() + " starts of 'ringback run'; gateway and bot are warm"),
                Figure.beside(
                        "the same beside the median of calls 2 to " + STEADY,
                        "ms",
                        first,
                        steady,
                        Goal.NONE,
                        "one call at a time"));
    }

    /** The very first start warms gateway and bot, and is not counted. */
    private static void start(
            SettingSources sources, Dialling dialling, boolean warmUp, List<Double> first, List<Double> steady)
            throws Exception {
        try (ChildProcess child = new ChildProcess(List.of(), "intake,desk", sources)) {
            child.awaitReady();
            double took = dialling.once();
            List<Double> more = new ArrayList<>();
            for (int i = 1; i < STEADY; i++) {
                more.add(dialling.once());
            }
            if (!warmUp) {
                first.add(took);
                steady.add(Summary.of(more).median());
            }
        }
    }
}
