package io.ringback.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ringback.event.CallEvent;
import io.ringback.event.CallEventType;
import io.ringback.event.Direction;
import io.ringback.event.EmergencySignal;
import io.ringback.event.NumberState;
import io.ringback.event.PooledNumber;
import io.ringback.event.SignalType;
import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Intake crashes and reads again (at least once): the desk must be told the same as before. */
final class ReplayTest {
    private static final int EVENTS = 400;
    private static final String NUMBER = "+12025550123";

    @TempDir
    private Path directory;

    private IntakeTask task() {
        IntakeTask task = new IntakeTask(Settings.load(SettingSources.none()), directory);
        task.inventory.put(new PooledNumber(NUMBER, "default", NumberState.IN_SERVICE));
        return task;
    }

    private record Appended(long offset, long at, CallEvent event) {}

    private static List<Appended> history(Random random) {
        List<Appended> history = new ArrayList<>();
        long at = IntakeDriver.START.toEpochMilli();
        for (int offset = 0; offset < EVENTS; offset++) {
            at += random.nextInt(4) == 0 ? random.nextInt(60_000) : random.nextInt(2_000);
            history.add(new Appended(offset, at, event(random)));
        }
        return history;
    }

    private static CallEvent event(Random random) {
        CallEventType type = one(random, CallEventType.values());
        CallEvent.Builder event = IntakeDriver.event(type, call(random)).setAgentId(may(random, "ann", "bob"));
        if (type == CallEventType.STARTED || random.nextInt(10) == 0) {
            event.setType(CallEventType.STARTED)
                    .setDialledNumber(may(random, "911", "42", NUMBER, "?", "933", "+12025550150"))
                    .setDirection(may(random, Direction.OUTBOUND, Direction.OUTBOUND, Direction.INBOUND))
                    .setLinkedCallId(may(random, call(random)))
                    .setGatewayId(may(random, "g1"))
                    .setPsapCallback(random.nextInt(4) == 0);
        }
        return event.build();
    }

    private static String call(Random random) {
        return "c" + random.nextInt(80);
    }

    @SafeVarargs
    private static <T> T one(Random random, T... values) {
        return values[random.nextInt(values.length)];
    }

    /** One of the values or none. */
    @SafeVarargs
    private static <T> @Nullable T may(Random random, T... values) {
        int chosen = random.nextInt(values.length + 1);
        return chosen == values.length ? null : values[chosen];
    }

    private static List<EmergencySignal> read(IntakeTask task, List<Appended> records) {
        records.forEach(record -> task.read(record.offset(), record.at(), record.event()));
        return task.signals().stream().filter(ReplayTest::isOfOneRecord).toList();
    }

    /** What is counted over several records is told at another time when it is read again, and what comes besides, too. */
    private static boolean isOfOneRecord(EmergencySignal signal) {
        return signal.getType() != SignalType.EVENT_REJECTED
                && !signal.getSourceTopicId().isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void tellsTheSameWhenItReadsAllAgain(long seed) {
        List<Appended> history = history(new Random(seed));
        try (IntakeTask task = task()) {
            List<EmergencySignal> first = read(task, history);
            task.crash();
            List<EmergencySignal> again = read(task, history);

            assertThat(first).as("seed %d", seed).hasSizeGreaterThan(50);
            assertThat(again).as("seed %d", seed).isEqualTo(first);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void tellsTheSameWhereverItCrashesButForWhatCameTooEarly(long seed) {
        Random random = new Random(seed);
        List<Appended> history = history(random);
        List<EmergencySignal> calmly;
        try (IntakeTask task = task()) {
            calmly = read(task, history);
        }
        try (IntakeTask task = task()) {
            Set<EmergencySignal> told = new HashSet<>();
            int committed = 0;
            while (committed < EVENTS) {
                int crash = Math.min(EVENTS, committed + 1 + random.nextInt(80));
                read(task, history.subList(committed, crash)).forEach(signal -> told.add(withoutEarly(signal)));
                committed = crash == EVENTS ? EVENTS : Math.max(committed, crash - random.nextInt(60));
                task.crash();
            }

            told.removeIf(ReplayTest::isTest);
            assertThat(told)
                    .as("seed %d", seed)
                    .containsExactlyInAnyOrderElementsOf(calmly.stream()
                            .filter(signal -> !isTest(signal))
                            .map(ReplayTest::withoutEarly)
                            .toList());
        }
    }

    /** One that is told twice, on both sides of a crash, is read back twice. */
    private static boolean isTest(EmergencySignal signal) {
        return signal.getType() == SignalType.TEST_DIALLED;
    }

    /** The memory of early events is lost in a crash, as R14 allows. */
    private static EmergencySignal withoutEarly(EmergencySignal signal) {
        return EmergencySignal.newBuilder(signal)
                .setAnsweredEarly(false)
                .setEndedEarly(false)
                .setClosedEarly(false)
                .setForcedEarly(false)
                .setLinkedEarly(List.of())
                .build();
    }

    @Test
    void sendsAgainWhatItCrashedOver() {
        CallEvent dialled = IntakeDriver.outbound("c1", "911").build();
        try (IntakeTask task = task()) {
            task.read(5, 1_000, dialled);
            task.crash();
            task.read(5, 1_000, dialled);
            task.read(6, 2_000, dialled);

            assertThat(task.signals())
                    .extracting(EmergencySignal::getSourceOffset, EmergencySignal::getToldAgain)
                    .containsExactly(tuple(5L, false), tuple(5L, false), tuple(6L, true));
            assertThat(task.legs()).containsExactly("c1");
        }
    }

    /** R16: as before the crash, to the desk that has the call; that of a pool that has come since would serve it anew. */
    @Test
    void sendsAgainToTheDeskThatServedThePoolThen() {
        CallEvent dialled = IntakeDriver.outbound("c1", "911").setPool("north").build();
        try (IntakeTask task = task()) {
            task.read(5, 1_000, dialled);
            task.inventory.put(new PooledNumber("+12025550124", "north", NumberState.IN_SERVICE));
            task.crash();
            task.read(5, 1_000, dialled);

            assertThat(task.signals()).extracting(EmergencySignal::getPool).containsExactly("default", "default");
        }
    }

    /** The instance stops soon after (R28); until then its punctuations come by that clock. */
    @Test
    void forgetsNoCallWhenSomebodySetsTheHostsClock() {
        try (IntakeTask task = task()) {
            task.read(1, 1_000, IntakeDriver.outbound("c1", "911").build());

            task.setHostClock(24L * 60 * 60_000);

            assertThat(task.legs()).containsExactly("c1");
        }
    }

    @Test
    void tellsEveryPoolsDeskOfWhatRetentionTook() {
        try (IntakeTask task = task()) {
            task.read(5, 1_000, IntakeDriver.outbound("c1", "42").build());
            task.log.start = OptionalLong.of(50);
            task.read(50, 2_000, IntakeDriver.outbound("c2", "42").build());

            assertThat(task.signals())
                    .extracting(EmergencySignal::getType, EmergencySignal::getPool, EmergencySignal::getSourceOffset)
                    .containsExactly(tuple(SignalType.EVENTS_LOST, "default", 49L));
        }
    }
}
