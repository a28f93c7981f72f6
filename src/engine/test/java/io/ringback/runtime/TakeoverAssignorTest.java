package io.ringback.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.runtime.PlacedTasks.Application;
import io.ringback.runtime.PlacedTasks.Instance;
import io.ringback.runtime.PlacedTasks.Settled;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.streams.processor.assignment.TaskAssignmentUtils;
import org.apache.kafka.streams.processor.assignment.TaskAssignor.AssignmentError;
import org.apache.kafka.streams.processor.assignment.TaskAssignor.TaskAssignment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TakeoverAssignorTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void givesWhatAnInstanceDidThatIsGoneToItsStandbys() {
        Instance ann = instance(1).runs(0, 1).standsBy(2, 5);
        Instance bob = instance(2).runs(2, 3).standsBy(0, 1, 4);

        Settled settled = settle(6, ann, bob);

        assertThat(settled.active(ann)).containsExactly(0, 1, 5);
        assertThat(settled.active(bob)).containsExactly(2, 3, 4);
    }

    @Test
    void opensNoNewStandbyWhileSomethingIsTakenOver() {
        Instance ann = instance(1).runs(0, 1).standsBy(2, 5);
        Instance bob = instance(2).runs(2, 3).standsBy(0, 1, 4);

        Settled settled = settle(6, ann, bob);

        assertThat(settled.standby(ann)).containsExactly(2);
        assertThat(settled.standby(bob)).containsExactly(0, 1);
        assertThat(settled.again()).contains(NOW.plus(TakeoverAssignor.COPYING));

        Settled next = settle(6, settled.after(ann), settled.after(bob));

        assertThat(next.standby(ann)).containsExactly(2, 3, 4);
        assertThat(next.standby(bob)).containsExactly(0, 1, 5);
        assertThat(next.again()).isEmpty();
    }

    @Test
    void letsNobodyChangePlacesWhileSomethingIsTakenOver() {
        Instance ann = instance(1).runs(0, 1, 2).standsBy(5, 6);
        Instance bob = instance(2).runs(3, 4).standsBy(0, 1, 2);

        Settled settled = settle(7, ann, bob);

        assertThat(settled.active(ann)).containsExactly(0, 1, 2, 5, 6);
        assertThat(settled.active(bob)).containsExactly(3, 4);
        assertThat(settled.again()).contains(NOW.plus(TakeoverAssignor.COPYING));
    }

    @Test
    void letsAnInstanceThatHasComeCopyItsShareFirst() {
        Instance ann = instance(1).runs(0, 1, 2, 3);
        Instance bob = instance(2);

        Settled settled = settle(4, ann, bob);

        assertThat(settled.active(ann)).containsExactly(0, 1, 2, 3);
        assertThat(settled.standby(bob)).containsExactly(0, 1, 2, 3);
        assertThat(settled.again()).contains(NOW.plus(TakeoverAssignor.COPYING));
    }

    @Test
    void givesAnInstanceItsShareOnceItHasCopiedIt() {
        Instance ann = instance(1).runs(0, 1, 2, 3);
        Instance bob = instance(2).standsBy(0, 1, 2, 3);

        Settled settled = settle(4, ann, bob);

        assertThat(settled.active(ann)).hasSize(2);
        assertThat(settled.active(bob)).hasSize(2);
        assertThat(settled.again()).isEmpty();
    }

    @Test
    void keepsAStandbyBesidesTheOneThatCopiesItsShare() {
        Instance ann = instance(1).runs(0, 1, 2, 3).standsBy(4, 5, 6, 7);
        Instance bob = instance(2).runs(4, 5, 6, 7).standsBy(0, 1, 2, 3);
        Instance eve = instance(3);

        Settled settled = settle(8, ann, bob, eve);

        int itsShare = 2;
        assertThat(Stream.of(ann, bob, eve).flatMap(each -> settled.standby(each).stream()))
                .hasSize(8 + itsShare);
    }

    @Test
    void waitsForAStandbyThatIsFarBehind() {
        Instance ann = instance(1).runs(0, 1, 2, 3);
        Instance bob = instance(2).standsBy(0, 1, 2, 3).lagsBy(PlacedTasks.NOTHING_COPIED);

        Settled settled = settle(4, ann, bob);

        assertThat(settled.active(ann)).containsExactly(0, 1, 2, 3);
        assertThat(settled.again()).isPresent();
    }

    @Test
    void changesNothingOfWhatIsEven() {
        Instance ann = instance(1).runs(0, 3).standsBy(1, 5);
        Instance bob = instance(2).runs(1, 4).standsBy(2, 3);
        Instance eve = instance(3).runs(2, 5).standsBy(0, 4);

        Settled settled = settle(6, ann, bob, eve);

        for (Instance each : List.of(ann, bob, eve)) {
            assertThat(settled.active(each)).containsExactlyElementsOf(each.active());
            assertThat(settled.standby(each)).containsExactlyElementsOf(each.standby());
        }
        assertThat(settled.again()).isEmpty();
    }

    /** Whoever is lost, and joins again, one after the other: all is run, by one each, with a standby elsewhere, evenly. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8, 17})
    void comesToRestEvenlyWhateverIsLostAndJoins(int tasks) {
        List<Instance> all = new ArrayList<>(List.of(instance(1), instance(2), instance(3)));
        for (int round = 0; round < 12; round++) {
            int lost = round % 4;
            List<Instance> there =
                    all.stream().filter(each -> each.id() != lost).toList();

            Settled last = settle(tasks, there.toArray(Instance[]::new));
            for (int i = 0; i < 5 && last.again().isPresent(); i++) {
                there = there.stream().map(last::after).toList();
                last = settle(tasks, there.toArray(Instance[]::new));
            }

            Settled rest = last;
            assertThat(rest.again()).isEmpty();
            List<Integer> sizes =
                    there.stream().map(each -> rest.active(each).size()).toList();
            assertThat(sizes.stream().mapToInt(Integer::intValue).max().orElseThrow()
                            - sizes.stream().mapToInt(Integer::intValue).min().orElseThrow())
                    .isLessThanOrEqualTo(1);
            List<Instance> settled = there.stream().map(rest::after).toList();
            all = IntStream.rangeClosed(1, 3)
                    .mapToObj(id -> settled.stream()
                            .filter(each -> each.id() == id)
                            .findFirst()
                            .orElse(instance(id)))
                    .toList();
        }
    }

    private static Instance instance(int id) {
        return new Instance(id, new TreeSet<>(), new TreeSet<>(), 0);
    }

    private static Settled settle(int tasks, Instance... instances) {
        Application application = new Application(tasks, List.of(instances));
        TaskAssignment assignment = new TakeoverAssignor(Clock.fixed(NOW, ZoneOffset.UTC)).assign(application);
        assertThat(TaskAssignmentUtils.validateTaskAssignment(application, assignment))
                .isEqualTo(AssignmentError.NONE);
        Settled settled = new Settled(assignment);
        if (instances.length > 1 && settled.again().isEmpty()) {
            assertThat(Stream.of(instances).flatMap(each -> settled.standby(each).stream()))
                    .as("each task has a standby")
                    .contains(IntStream.range(0, tasks).boxed().toArray(Integer[]::new));
        }
        return settled;
    }
}
