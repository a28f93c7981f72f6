package io.ringback.bench;

import com.sun.management.OperatingSystemMXBean;
import io.ringback.console.Console;
import io.ringback.console.RolesHere;
import io.ringback.metrics.Registry;
import io.ringback.settings.Settings;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** What it costs the others that many watch, and how soon an engine without a table of its own is told what to do. */
final class ConsoleCost implements Measure {
    private static final String NAME = "console";
    private static final int VIEWERS = 200;
    /** The world's emergency calls are tens a second. */
    private static final int CALLS_PER_SECOND = 50;

    private final HttpClient http = HttpClient.newHttpClient();

    @Override
    public List<Figure> take(BenchBroker broker, RunSize size) throws Exception {
        try (BenchDeployment deployment = new BenchDeployment(broker, NAME, 3 * NumberDelay.numbers(size) / 2)) {
            Settings settings = Settings.load(broker.sources(NAME, "http.port=0"));
            Console console =
                    deployment.keep(Console.start(settings, deployment.keep(new Registry()), RolesHere.none()));
            Dialling dialling = deployment.dialling("call-");
            List<Figure> figures = new ArrayList<>();
            figures.add(idle(console.url(), size));
            figures.addAll(answers(console.url(), dialling, size));
            figures.addAll(watched(console.url(), dialling, size));
            return figures;
        }
    }

    private static Figure idle(String console, RunSize size) throws IOException, InterruptedException {
        List<Double> shares = new ArrayList<>();
        for (int i = 0; i < few(size); i++) {
            double alone = coresUsed(size.round());
            try (Viewers viewers = new Viewers(console, VIEWERS)) {
                viewers.settle();
                shares.add(Math.max(0, 100 * (coresUsed(size.round()) - alone) / VIEWERS));
            }
        }
        return Figure.alone(
                "an idle viewer",
                "% of a core",
                Summary.of(shares),
                Goal.atMost(0.2, "%"),
                VIEWERS + " viewers less none, reading their streams included");
    }

    private List<Figure> answers(String console, Dialling dialling, RunSize size) throws Exception {
        List<Double> numbers = new ArrayList<>();
        List<Double> agents = new ArrayList<>();
        for (int i = -1; i < few(size); i++) {
            CompletableFuture<Void> calls = inBackground(dialling, size.round(), i);
            Histogram number = new Histogram(3);
            Histogram agent = new Histogram(3);
            for (int asked = 0; !calls.isDone(); asked++) {
                number.recordValue(ask(console + "v1/numbers/" + SignalRecords.number(asked % 100)));
                agent.recordValue(ask(console + "v1/agents/agent-call-" + asked % 100));
            }
            calls.join();
            if (i >= 0) {
                numbers.add(number.getValueAtPercentile(99) / 1e3);
                agents.add(agent.getValueAtPercentile(99) / 1e3);
            }
        }
        String note = "one engine that asks on and on, while " + CALLS_PER_SECOND + " emergency calls/s are placed";
        return List.of(
                Figure.alone("GET /v1/numbers/{number}, p99", "ms", Summary.of(numbers), Goal.atMost(5, "ms"), note),
                Figure.alone("GET /v1/agents/{id}, p99", "ms", Summary.of(agents), Goal.atMost(5, "ms"), note));
    }

    private static List<Figure> watched(String console, Dialling dialling, RunSize size) throws Exception {
        List<Histogram> with = new ArrayList<>();
        List<Histogram> without = new ArrayList<>();
        for (int i = -1; i < 2 * few(size); i++) {
            Histogram alone = dialling.round(size.round(), CALLS_PER_SECOND, i);
            Histogram watched;
            try (Viewers viewers = new Viewers(console, VIEWERS)) {
                viewers.settle();
                watched = dialling.round(size.round(), CALLS_PER_SECOND, i);
            }
            if (i >= 0) {
                without.add(alone);
                with.add(watched);
            }
        }
        String note = VIEWERS + " viewers of the console beside none; " + CALLS_PER_SECOND + " calls/s";
        return List.of(watched(50, with, without, note), watched(99, with, without, note));
    }

    /** Fewer rounds than elsewhere, since there are three things to measure. */
    private static int few(RunSize size) {
        return Math.max(1, size.rounds() / 3);
    }

    private static Figure watched(int percentile, List<Histogram> with, List<Histogram> without, String note) {
        return Figure.beside(
                "time to number while watched, p" + percentile,
                "ms",
                NumberDelay.at(with, percentile),
                NumberDelay.at(without, percentile),
                Goal.ratioAtMost(1.1),
                note);
    }

    private static CompletableFuture<Void> inBackground(Dialling dialling, Duration length, long seed) {
        return CompletableFuture.runAsync(() -> {
            try {
                dialling.round(length, CALLS_PER_SECOND, seed);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Microseconds. */
    private long ask(String address) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
        long begin = System.nanoTime();
        int status = http.send(request, BodyHandlers.discarding()).statusCode();
        long took = System.nanoTime() - begin;
        if (status != 200) {
            throw new BenchFailure("the console answered " + status);
        }
        return took / 1_000;
    }

    private static double coresUsed(Duration length) throws InterruptedException {
        OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long before = process.getProcessCpuTime();
        long begin = System.nanoTime();
        TimeUnit.NANOSECONDS.sleep(length.toNanos());
        return (double) (process.getProcessCpuTime() - before) / (System.nanoTime() - begin);
    }
}
