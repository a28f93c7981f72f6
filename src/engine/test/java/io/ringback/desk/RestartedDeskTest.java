package io.ringback.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.event.EmergencySignal;
import io.ringback.event.SignalDirection;
import io.ringback.event.SignalType;
import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a desk stores is all that it needs: one that is started anew, on what it had stored, at any moment of any story says
 * word for word what one says that never stopped. Three pools share the task, and numbers move between them.
 */
class RestartedDeskTest {
    private static final int STEPS = 400;
    private static final List<String> POOLS = List.of("default", "east", "west");
    private static final List<String> NUMBERS = List.of("+12025550100", "+12025550110", "+12025550120", "+12025550121");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration TICK = Duration.ofMillis(100);

    private final Settings settings = Settings.load(SettingSources.none()
            .with("pools", String.join(",", POOLS))
            .with("callback.lease", "PT20S")
            .with("callback.quarantine", "PT3S")
            .with("callback.overrun-grace", "PT3S"));

    private final SignalsInOrder signals = new SignalsInOrder();
    private Instant now = NOON;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void saysWhatOneSaysThatNeverStopped(long seed) {
        Random random = new Random(seed);
        try (Life steady = new Life();
                Life restarted = new Life()) {
            int said = 0;
            for (int step = 0; step < STEPS; step++) {
                if (random.nextInt(4) == 0) {
                    restarted.startAnew();
                }
                List<String> expected = random.nextInt(3) == 0
                        ? pass(steady, restarted, 1 + random.nextInt(50), seed, step)
                        : tell(steady, restarted, signal(random).build(), seed, step);
                said += expected.size();
            }
            assertThat(said).isGreaterThan(STEPS);
        }
    }

    private List<String> tell(Life steady, Life restarted, EmergencySignal signal, long seed, int step) {
        List<String> expected = steady.tell(signal);
        assertThat(restarted.tell(signal))
                .as("seed %d, step %d: %s", seed, step, signal)
                .isEqualTo(expected);
        return expected;
    }

    private List<String> pass(Life steady, Life restarted, int ticks, long seed, int step) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < ticks; i++) {
            now = now.plus(TICK);
            List<String> expected = steady.pass();
            assertThat(restarted.pass())
                    .as("seed %d, step %d: time passes", seed, step)
                    .isEqualTo(expected);
            all.addAll(expected);
        }
        return all;
    }

    /** Something of what intake may say next, whether or not it makes sense. */
    private EmergencySignal.Builder signal(Random random) {
        String pool = one(POOLS, random);
        String number = one(NUMBERS, random);
        String call = pool + "-call-" + random.nextInt(8);
        String agent = pool + "-agent-" + random.nextInt(3);
        return switch (random.nextInt(12)) {
            case 0, 1 ->
                of(SignalType.NUMBER_OFFERED, home(number)).setNumber(number).setToPool(pool);
            case 2 -> of(SignalType.NUMBER_WITHDRAWN, home(number)).setNumber(number);
            case 3, 4, 5 ->
                of(SignalType.EMERGENCY_DIALLED, pool).setCallId(call).setAgentId(agent);
            case 6 -> of(SignalType.CALL_ANSWERED, pool).setCallId(call);
            case 7, 8 -> of(SignalType.CALL_ENDED, pool).setCallId(call);
            case 9 -> of(SignalType.SESSION_CLOSED, pool).setAgentId(agent);
            case 10 ->
                of(SignalType.BASE_STATUS_CHANGED, pool)
                        .setAgentId(agent)
                        .setStatus("status-" + random.nextInt(3))
                        .setChangedAt(now);
            default ->
                of(SignalType.POOL_NUMBER_CALLED, pool)
                        .setNumber(number)
                        .setCallId(call)
                        .setDirection(SignalDirection.INBOUND);
        };
    }

    private EmergencySignal.Builder of(SignalType type, String pool) {
        return signals.next(type, pool, now);
    }

    private static String home(String number) {
        return POOLS.get(NUMBERS.indexOf(number) % POOLS.size());
    }

    private static String one(List<String> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }

    /** A desk, and what it stores. */
    private final class Life implements AutoCloseable {
        private final KeptStores stores = new KeptStores();
        private TamperedDesk desk = begin();

        void startAnew() {
            desk.close();
            desk = begin();
        }

        List<String> tell(EmergencySignal signal) {
            return words(desk.send(signal, now));
        }

        List<String> pass() {
            return words(desk.advance(TICK));
        }

        private TamperedDesk begin() {
            return new TamperedDesk(settings, stores, now);
        }

        /** All but the signal about nothing that a new desk sends itself. */
        private List<String> words(List<TamperedDesk.Published> published) {
            return published.stream()
                    .map(each -> each.topic() + " " + each.key() + " " + each.at() + " " + each.row())
                    .filter(line -> !line.contains(SignalType.CLOCK_PROBED.name()))
                    .toList();
        }

        @Override
        public void close() {
            desk.close();
        }
    }
}
