package io.ringback.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * R25: whoever knows one number calls it, and one agent dials for help, {@code faults.flood} times each, with ids as long
 * as they may be, {@code faults.flood.rate} events a second. It costs the other agents of that pool nothing.
 */
class FloodFaults {
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final Duration DRAINED = Duration.ofMinutes(10);
    private static final int TENTHS = 10;
    private static final List<String> AREAS = List.of("202", "212", "303", "415", "617");

    /** What an event costs must not grow with those before it; a busy machine may make a tenth this much slower. */
    private static final int GROWN = 10;

    private final int flood = Integer.getInteger("faults.flood", 10_000);
    private final int rate = Integer.getInteger("faults.flood.rate", 100);
    private final HistoryWriter witness = new HistoryWriter();

    @Test
    void aFloodOfOneNumberAndOfOneAgentCostsNobodyElseAnything() throws InterruptedException {
        try (FloodStage stage = new FloodStage("flood", "384m", List.of("pools=default"));
                InputWriter gateway = new InputWriter(stage.bootstrapServers(), witness);
                OutputReader reader = new OutputReader(stage.bootstrapServers(), witness);
                RowSizes sizes = new RowSizes(stage.bootstrapServers(), witness)) {
            IntStream.range(0, 100 * AREAS.size()).forEach(i -> gateway.number(number(i), "default", "IN_SERVICE"));
            String number = dialled(gateway);
            AtomicBoolean stop = new AtomicBoolean();
            Others others = new Others("default", gateway, witness, stop);
            Thread dialling = new Thread(others, "others");
            dialling.start();
            List<Duration> callbacks = tenths(i -> callBack(gateway, i, number), "override.decisions");
            List<Duration> dials = tenths(i -> dial(gateway, i), "auto-responder");
            stop.set(true);
            dialling.join();
            System.out.printf(
                    "%d callbacks and %d dials, %d events a second: %d others waited %s at most, %s half of them; "
                            + "the flood's own lag by tenths %s and %s; largest row %d bytes; instance %d MiB%n",
                    flood,
                    flood,
                    rate,
                    others.count(),
                    others.longest(),
                    others.median(),
                    callbacks,
                    dials,
                    largestRow(),
                    stage.instance().residentKilobytes() / 1024);
            assertThat(others.longest()).isLessThan(ANSWER);
            assertThat(largestRow()).isLessThan(SizesAreBounded.LARGEST_ROW);
            assertThat(stage.threadEnds()).isEmpty();
            assertThat(reader.isReading() && sizes.isReading()).isTrue();
            assertDoesNotGrow(callbacks);
            assertDoesNotGrow(dials);
        }
    }

    private static void assertDoesNotGrow(List<Duration> lags) {
        Duration first = lags.get(0).plusMillis(200);
        assertThat(lags.get(TENTHS - 1)).isLessThan(first.multipliedBy(GROWN));
    }

    private interface Step {
        String send(int i);
    }

    /** How far behind the desk is at the end of each tenth: from sending its last call until that one is decided. */
    private List<Duration> tenths(Step step, String answers) throws InterruptedException {
        Duration[] lags = new Duration[TENTHS];
        for (int tenth = 0; tenth < TENTHS; tenth++) {
            Instant begun = Instant.now();
            String last = "";
            for (int i = tenth * flood / TENTHS; i < (tenth + 1) * flood / TENTHS; i++) {
                last = step.send(i);
                pace(begun, 2L * (i - tenth * flood / TENTHS + 1));
            }
            Instant sent = Instant.now();
            String call = last;
            Awaitility.await("the last call of a tenth decided")
                    .atMost(DRAINED)
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> witness.output(answers, call, row -> true).isPresent());
            lags[tenth] = Duration.between(sent, Instant.now());
        }
        return List.of(lags);
    }

    private void pace(Instant begun, long events) throws InterruptedException {
        long ahead =
                events * 1000 / rate - Duration.between(begun, Instant.now()).toMillis();
        if (ahead > 0) {
            Thread.sleep(ahead);
        }
    }

    private String dialled(InputWriter gateway) {
        gateway.call("first", CallWords.dial("first", "flooded", "default"));
        Awaitility.await("a number")
                .atMost(DRAINED)
                .until(() -> witness.answer("first").isPresent());
        gateway.call("first", CallWords.event("first", "ENDED"));
        return witness.answer("first").orElseThrow().text("number");
    }

    private static String callBack(InputWriter gateway, int i, String number) {
        String call = CallWords.longId("callback-" + i + "-");
        gateway.hostile(call, CallWords.rings(call, number));
        gateway.hostile(call, CallWords.event(call, "ENDED"));
        return call;
    }

    private static String dial(InputWriter gateway, int i) {
        String call = CallWords.longId("dial-" + i + "-");
        gateway.hostile(call, CallWords.dial(call, "flooded", "default"));
        gateway.hostile(call, CallWords.event(call, "ENDED"));
        return call;
    }

    private static String number(int i) {
        return "+1%s55501%02d".formatted(AREAS.get(i / 100), i % 100);
    }

    private long largestRow() {
        return witness.history().of(Entry.Kind.SIZE).stream()
                .mapToLong(size -> size.number("bytes"))
                .max()
                .orElse(0);
    }
}
