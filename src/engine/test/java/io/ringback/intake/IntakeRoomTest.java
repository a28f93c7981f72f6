package io.ringback.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ringback.event.CallEvent;
import io.ringback.event.EmergencySignal;
import io.ringback.event.SignalType;
import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** R25: what intake remembers of calls has a bound, and strangers' calls leave half of it to agents'. */
final class IntakeRoomTest {
    @TempDir
    private Path directory;

    @Test
    void tellsOfCallsThatItHasNoRoomToRemember() {
        try (IntakeTask task = new IntakeTask(Settings.load(SettingSources.none()), directory, new Room(5_000))) {
            for (int call = 0; call < 10; call++) {
                task.read(call, 1_000, IntakeDriver.outbound("c" + call, "911").build());
            }
            assertThat(task.legs()).hasSize(4);
            assertThat(task.signals())
                    .filteredOn(signal -> signal.getType() == SignalType.EMERGENCY_DIALLED)
                    .hasSize(10);

            task.pass(61_000);

            assertThat(task.signals())
                    .filteredOn(signal -> signal.getType() == SignalType.OVERLOADED)
                    .extracting(EmergencySignal::getCount, EmergencySignal::getSourceTopicId)
                    .containsExactly(tuple(5, ""));
            task.pass(200L * 60_000);
            assertThat(task.legs()).isEmpty();
            assertThat(task.room.take(5_000, true)).isTrue();
        }
    }

    @Test
    void keepsHalfOfItsRoomFromCallsWithoutAnAgent() {
        try (IntakeTask task = new IntakeTask(Settings.load(SettingSources.none()), directory, new Room(5_000))) {
            for (int call = 0; call < 10; call++) {
                task.read(
                        call,
                        1_000,
                        IntakeDriver.outbound("n" + call, "911")
                                .setAgentId(null)
                                .build());
            }
            assertThat(task.legs()).hasSize(2);

            task.read(10, 1_000, IntakeDriver.outbound("c1", "911").build());

            assertThat(task.legs()).contains("c1").hasSize(3);
        }
    }

    /** Anybody can call an agent and say that it is a responder's call. */
    @Test
    void keepsHalfOfItsRoomFromCallsThatAreMarkedAsAResponders() {
        try (IntakeTask task = new IntakeTask(Settings.load(SettingSources.none()), directory, new Room(8_000))) {
            for (int call = 0; call < 10; call++) {
                task.read(2L * call, 1_000, marked("p" + call).build());
                task.read(
                        2L * call + 1,
                        1_000,
                        IntakeDriver.outbound("s" + call, "42")
                                .setAgentId(null)
                                .setLinkedCallId("p" + call)
                                .build());
            }
            assertThat(task.legs()).containsExactlyInAnyOrder("p0", "s0", "p1");

            task.read(20, 1_000, IntakeDriver.outbound("c1", "911").build());

            assertThat(task.legs()).contains("c1").hasSize(4);
        }
    }

    @Test
    void givesItsRoomBackWhenItCloses() {
        Room room = new Room(5_000);
        try (IntakeTask task = new IntakeTask(Settings.load(SettingSources.none()), directory, room)) {
            task.read(1, 1_000, IntakeDriver.outbound("c1", "911").build());
            task.crash();
            assertThat(room.take(4_500, true)).isFalse();
        }

        assertThat(room.take(5_000, true)).isTrue();
    }

    private static CallEvent.Builder marked(String callId) {
        return IntakeDriver.inbound(callId, "+12025550150").setAgentId("ann").setPsapCallback(true);
    }
}
