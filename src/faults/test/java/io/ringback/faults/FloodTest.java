package io.ringback.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** R25: however often one number is called or one agent dials, with ids as long as they may be, nobody else pays for it. */
class FloodTest {
    private static final int CALLS = 2_000;
    private static final int TENTH = CALLS / 10;
    private static final String NUMBER = "+12025550101";

    /** What an event costs must not grow with those before it. The processor's time is counted, since others' is not. */
    private static final int GROWN = 10;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    @SuppressWarnings("ImmutableEnumChecker") // functions that hold nothing
    enum Flood {
        CALLBACKS((world, call) -> world.callBack(call, NUMBER)),
        EMERGENCIES((world, call) -> world.dial("flooded", call));

        private final BiConsumer<Simulation, String> begin;

        Flood(BiConsumer<Simulation, String> begin) {
            this.begin = begin;
        }
    }

    @ParameterizedTest
    @EnumSource(Flood.class)
    void theOthersAreAnsweredTheRowStaysSmallAndAnEventCostsNoMoreThanTheFirst(Flood flood) {
        try (Simulation world = new Simulation(Settings.load(SettingSources.none()), Mutant.NONE)) {
            IntStream.range(0, 15).forEach(i -> world.offer("+120255501%02d".formatted(i + 1)));
            world.dial("flooded", "first");
            world.end("first");

            List<Long> tenths = IntStream.range(0, 10)
                    .mapToObj(tenth -> tenth(world, flood, tenth))
                    .toList();

            History history = world.history();
            assertThat(history.of(Entry.Kind.SIZE))
                    .hasSize(10)
                    .allSatisfy(size -> assertThat(size.number("bytes")).isLessThan(SizesAreBounded.LARGEST_ROW));
            assertThat(history.outputs("auto-responder"))
                    .filteredOn(row -> row.key().startsWith("other-") && row.is("action", "SEND_CALLBACK_NUMBER"))
                    .hasSize(10);
            assertThat(tenths.get(9)).isLessThan(GROWN * tenths.get(0));
        }
    }

    /** Gives what it took of the processor, in nanoseconds. */
    private static long tenth(Simulation world, Flood flood, int tenth) {
        long begun = THREADS.getCurrentThreadCpuTime();
        for (int i = tenth * TENTH; i < (tenth + 1) * TENTH; i++) {
            String call = CallWords.longId("call-" + i + "-");
            flood.begin.accept(world, call);
            world.end(call);
        }
        long took = THREADS.getCurrentThreadCpuTime() - begun;
        world.dial("other-" + tenth, "other-" + tenth);
        world.end("other-" + tenth);
        world.measure();
        world.pass(Duration.ofSeconds(1));
        return took;
    }
}
