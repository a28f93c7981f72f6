package io.ringback.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The checker is worth something only if it sees Ringback broken: each way of breaking it must be seen, by its rule. */
class MutationTest {
    private static final Duration LEASE = Duration.ofSeconds(20);
    private static final Duration MOMENT = Duration.ofSeconds(1);
    private static final Duration SHORT = LEASE.dividedBy(5);

    @Test
    void findsNothingWrongWithRingbackAsItIs() {
        assertThat(violations(Mutant.NONE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "NO_FENCING, LeasesDoNotOverlap",
        "NO_FENCING, NothingIsSaidTwice",
        "NO_FENCING, EachEmergencyIsAnsweredOnce",
        "NO_DEDUP, TablesMatchTheModel",
        "NO_DEDUP, OverridesAreLifted",
        "STREAM_TIME_EXPIRY, OverridesAreLifted",
        "LOST_TIMER, OverridesAreLifted",
        "BASE_NOT_REMEMBERED, StatusGoesBack",
        "OVERDUE_LEASE_HIDDEN, OverridesAreLifted",
        "OVERDUE_LEASE_HIDDEN, LeasesDoNotOverlap",
    })
    void seesEachWayOfBreakingIt(Mutant mutant, String rule) {
        assertThat(violations(mutant)).extracting(Violation::rule).contains(rule);
    }

    /** It lives on and keeps deadlines by itself, though its work has moved and its number been given to another. */
    @Test
    void seesAnInstanceThatWasCutOffAndIsNotFenced() {
        assertThat(violations(Mutant.NONE, MutationTest::anInstanceIsCutOff)).isEmpty();
        assertThat(violations(Mutant.NO_FENCING, MutationTest::anInstanceIsCutOff))
                .extracting(Violation::rule)
                .contains("LeasesDoNotOverlap", "FencesRise", "NothingIsSaidTwice");
    }

    /** R25: one agent dials for help again and again, with ids as long as they may be. */
    @Test
    void seesASessionThatForgetsNoCall() {
        assertThat(violations(Mutant.NONE, MutationTest::anAgentDialsAgainAndAgain))
                .isEmpty();
        assertThat(violations(Mutant.LEGS_NEVER_FORGOTTEN, MutationTest::anAgentDialsAgainAndAgain))
                .extracting(Violation::rule)
                .containsOnly("SizesAreBounded");
    }

    /** R22: ids are not trusted to be unique. */
    @Test
    void seesADialThatIsTakenForAnotherAgents() {
        assertThat(violations(Mutant.NONE, MutationTest::anIdIsUsedTwice)).isEmpty();
        assertThat(violations(Mutant.KNOWN_ID_SWALLOWED, MutationTest::anIdIsUsedTwice))
                .extracting(Violation::rule)
                .containsOnly("NobodyElseWaits");
    }

    /** R27: the rows' own deadlines are the authority. */
    @Test
    void seesStoresThatHideWhatLivesWhenTheLeaseIsSetShorter() {
        assertThat(violations(Mutant.NONE, MutationTest::theLeaseIsSetShorter, SHORT))
                .isEmpty();
        assertThat(violations(Mutant.SHORTER_LEASE_HIDES, MutationTest::theLeaseIsSetShorter, SHORT))
                .extracting(Violation::rule)
                .contains("LeasesDoNotOverlap");
    }

    /** R25: what cannot be written goes to the rejects, and the stream goes on. */
    @Test
    void seesARecordThatEndsOneThreadAfterTheOther() {
        assertThat(violations(Mutant.ROW_TOO_LARGE, MutationTest::anAgentDialsAgainAndAgain))
                .extracting(Violation::rule)
                .doesNotContain("NoThreadEndsTwice");
        assertThat(violations(Mutant.THREADS_REPLACED_WITHOUT_LIMIT, MutationTest::anAgentDialsAgainAndAgain))
                .extracting(Violation::rule)
                .contains("NoThreadEndsTwice");
    }

    private static void anAgentDialsAgainAndAgain(Simulation world) {
        world.offer("+12025550101");
        for (int i = 0; i < 95; i++) {
            String call = CallWords.longId("call-" + i + "-");
            world.dial("ann", call);
            world.end(call);
        }
        world.measure();
        world.close("ann");
        world.pass(LEASE.multipliedBy(2));
    }

    private static void anIdIsUsedTwice(Simulation world) {
        world.offer("+12025550101");
        world.offer("+12025550102");
        world.dial("ann", "c1");
        world.pass(MOMENT);
        world.dial("bob", "c1");
        world.pass(LEASE.multipliedBy(3));
    }

    private static void theLeaseIsSetShorter(Simulation world) {
        world.offer("+12025550101");
        world.dial("ann", "c1");
        world.end("c1");
        world.pass(LEASE.dividedBy(2).plus(MOMENT));
        world.offer("+12025550102");
        world.roll(SHORT);
        world.dial("bob", "c2");
        world.end("c2");
        world.roll(SHORT);
        world.dial("cy", "c3");
        world.end("c3");
        world.pass(LEASE.multipliedBy(2));
    }

    private static void anInstanceIsCutOff(Simulation world) {
        world.offer("+12025550101");
        world.dial("ann", "c1");
        world.end("c1");
        world.cutOff(() -> {
            world.pass(LEASE.plus(MOMENT));
            world.dial("bob", "c2");
            world.pass(MOMENT);
        });
        world.end("c2");
        world.pass(LEASE.multipliedBy(2));
    }

    private static List<Violation> violations(Mutant mutant) {
        return violations(mutant, MutationTest::aDayInTheLife);
    }

    private static List<Violation> violations(Mutant mutant, Consumer<Simulation> life) {
        return violations(mutant, life, LEASE);
    }

    private static List<Violation> violations(Mutant mutant, Consumer<Simulation> life, Duration shortestLease) {
        Settings settings = Settings.load(SettingSources.none()
                .with("callback.lease", LEASE)
                .with("callback.quarantine", "PT5S")
                .with("callback.overrun-grace", "PT4S"));
        try (Simulation world = new Simulation(settings, mutant)) {
            life.accept(world);
            return new Checker(contract(shortestLease)).check(world.history());
        }
    }

    private static Contract contract(Duration shortestLease) {
        return new Contract(shortestLease, LEASE.plusSeconds(8), MOMENT, MOMENT, MOMENT, Set.of("911"), Set.of("933"));
    }

    private static void aDayInTheLife(Simulation world) {
        List.of("+12025550101", "+12025550102").forEach(world::offer);
        world.choose("ann", "Available");
        world.choose("bob", "Busy");
        world.pass(MOMENT);
        anEmergencyIsClosedAndAnotherIsNot(world);
        world.pass(LEASE.multipliedBy(2));
        world.expect("ann", false);
        anInstanceIsFrozen(world);
        world.pass(LEASE.multipliedBy(2));
        anInstanceSleepsThroughADeadline(world);
        world.pass(LEASE.multipliedBy(3));
        world.expect("ann", false);
        world.expect("bob", false);
    }

    private static void anEmergencyIsClosedAndAnotherIsNot(Simulation world) {
        world.dial("ann", "c1");
        world.pass(MOMENT);
        world.choose("ann", "Away");
        world.end("c1");
        world.pass(MOMENT);
        world.expect("ann", true);
        world.close("ann");
        world.expect("ann", false);
        world.pass(MOMENT);
        world.dial("ann", "c2");
        world.replay();
        world.pass(MOMENT);
        world.end("c2");
        world.expect("ann", true);
    }

    private static void anInstanceIsFrozen(Simulation world) {
        world.freeze(() -> {
            world.dial("bob", "c3");
            world.dial("cy", "c4");
            world.pass(MOMENT);
        });
        world.end("c3");
        world.end("c4");
        world.close("bob");
        world.expect("bob", false);
        world.expect("cy", true);
    }

    private static void anInstanceSleepsThroughADeadline(Simulation world) {
        world.dial("bob", "c5");
        world.end("c5");
        world.pass(LEASE.dividedBy(2).plus(MOMENT));
        world.dial("ann", "c6");
        world.end("c6");
        world.kill(LEASE.dividedBy(4));
        world.pass(MOMENT);
        world.dial("cy", "c7");
        world.end("c7");
    }
}
