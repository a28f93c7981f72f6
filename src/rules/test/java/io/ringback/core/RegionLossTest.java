package io.ringback.core;

import static io.ringback.core.Signals.POOL;
import static io.ringback.core.Signals.START;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * R11 across two regions, in histories drawn by a seed: agents dial in both, the east is lost at any moment with what its
 * mirror had not copied yet, the west takes over, and the east is back after minutes or hours.
 */
final class RegionLossTest {
    private static final int STEPS = 400;
    private static final Duration AFTER = Duration.ofMinutes(2);
    private static final List<CallbackNumber> EASTERN = numbers(1, 3);
    private static final List<CallbackNumber> WESTERN = numbers(51, 2);
    private static final List<AgentId> AGENTS =
            IntStream.range(0, 6).mapToObj(i -> new AgentId("agent-" + i)).toList();

    private record Row(Output.NumberRow row, Instant at) {}

    static IntStream seeds() {
        return IntStream.range(0, 80);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noNumberHasTwoAgentsInTwoRegions(int seed) {
        History history = new History(seed);
        for (int step = 0; step < STEPS; step++) {
            history.step();
        }
        assertThat(history.issued).isGreaterThan(3);
    }

    private static final class History {
        private final Random random;
        private final DeskScenario east = watched(EASTERN);
        private final DeskScenario west = watched(WESTERN);
        private final List<Row> written = new ArrayList<>();
        private final Duration lag;
        private Instant now = START;
        private @Nullable Instant lostAt;
        private boolean isTakenOver;
        private int calls;
        private int issued;

        History(int seed) {
            random = new Random(seed);
            lag = Duration.ofSeconds(random.nextInt((int) AFTER.toSeconds()));
        }

        void step() {
            int what = random.nextInt(100);
            if (what < 40) {
                pass(Duration.ofSeconds(1 + random.nextInt(30)), 1 + random.nextInt(40));
            } else if (what < 80) {
                happens(lostAt == null && random.nextBoolean() ? east : west);
            } else if (lostAt == null && what < 84) {
                lostAt = now;
                isTakenOver = false;
            } else if (lostAt != null && (what < 90 || isTakenOver)) {
                goesOn(lostAt, what);
            } else {
                putBack();
            }
            check();
        }

        /** The operator waits until the east has been silent for long enough; it comes back some time after that. */
        private void goesOn(Instant since, int what) {
            if (!since.plus(AFTER).isBefore(now)) {
                pass(Duration.ofSeconds(30), 5);
            }
            if (!isTakenOver || what < 90) {
                takeOver(since);
            } else if (what < 96) {
                lostAt = null;
                note(east.whenSlept(Duration.between(east.now(), now)));
            }
        }

        private void pass(Duration step, int times) {
            for (int i = 0; i < times; i++) {
                now = now.plus(step);
                note(west.whenPassed(step));
                if (lostAt == null) {
                    note(east.whenPassed(step));
                }
                check();
            }
        }

        private void happens(DeskScenario desk) {
            AgentId agent = AGENTS.get(random.nextInt(AGENTS.size()));
            CallId call = new CallId("call-" + calls++);
            switch (random.nextInt(5)) {
                case 0 -> note(desk.when(Signals.closes(agent)));
                case 1 -> note(desk.when(Signals.callsBack(any(), call)));
                default -> note(desk.when(Signals.dials(agent, call)));
            }
            if (random.nextInt(4) > 0) {
                note(desk.when(Signals.ended(call)));
            }
        }

        /** What the mirror had when the east was lost. */
        private void takeOver(Instant since) {
            Map<CallbackNumber, Output.NumberRow> copied = new HashMap<>();
            written.stream()
                    .filter(row -> !row.at().plus(lag).isAfter(since))
                    .forEach(row -> copied.put(row.row().number(), row.row()));
            for (Output.NumberRow row : copied.values()) {
                if (row.state() != Output.LeaseState.RELEASED && random.nextInt(10) > 0) {
                    note(west.when(new Signal.NumberTakenOver(
                            row.number(), POOL, row.agent(), row.fence(), row.issuedAt(), row.expiresAt())));
                }
            }
            isTakenOver = true;
        }

        /** The operator offers what was fenced, once the west has let it go. */
        private void putBack() {
            for (CallbackNumber number : EASTERN) {
                PoolNumber there = west.state().stock().number(number);
                boolean isGone = there == null || there.state() == PoolNumber.State.GONE;
                if (lostAt == null && isGone) {
                    note(east.when(Signals.offers(number)));
                }
            }
        }

        private void note(DeskScenario desk) {
            for (Output.NumberRow row : desk.told(Output.NumberRow.class)) {
                issued += row.state() == Output.LeaseState.ISSUED ? 1 : 0;
                if (desk == east) {
                    written.add(new Row(row, now));
                }
            }
        }

        private CallbackNumber any() {
            List<CallbackNumber> from = random.nextInt(3) == 0 ? WESTERN : EASTERN;
            return from.get(random.nextInt(from.size()));
        }

        /** What a lost region had promised still counts. */
        private void check() {
            for (CallbackNumber number : EASTERN) {
                Lease there = east.state().lease(number);
                Lease here = west.state().lease(number);
                boolean isOver =
                        there == null || (lostAt != null && !there.expiresAt().isAfter(now));
                boolean isOnes =
                        isOver || here == null || there == null || there.agent().equals(here.agent());
                BrokenInvariant.unless(isOnes, "a number has one agent in all regions", there + " " + here);
            }
        }
    }

    private static DeskScenario watched(List<CallbackNumber> numbers) {
        DeskScenario desk = DeskScenario.pool(numbers.toArray(CallbackNumber[]::new));
        desk.state().time().watchAbsence(AFTER);
        return desk;
    }

    private static List<CallbackNumber> numbers(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(i -> new CallbackNumber("+120255501%02d".formatted(i)))
                .toList();
    }
}
