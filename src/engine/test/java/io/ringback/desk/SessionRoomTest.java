package io.ringback.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.desk.DeskDriver.OutputRecord;
import io.ringback.event.AutoResponderInstruction;
import io.ringback.event.EmergencyNotice;
import io.ringback.event.NoticeKind;
import io.ringback.event.SignalType;
import io.ringback.settings.SettingSources;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** R25: an instance remembers as many sessions as a share of its heap holds, whatever pools they are of. */
class SessionRoomTest {
    private static final SettingSources TWO_POOLS =
            SettingSources.none().with("pools", "default,east").with("fallback.destination", "+12025550190");

    @Test
    void whoDialsBeyondTheShareIsAnsweredAndNoticedAndNotRemembered() {
        SessionRoom room = new SessionRoom(5 * SessionRoom.filledBy(200));
        try (DeskDriver desk = new DeskDriver(TWO_POOLS, DeskDriver.NOON, room)) {
            IntStream.range(0, 10).forEach(i -> dial(desk, i % 2 == 0 ? "default" : "east", "agent-" + i));

            List<OutputRecord> said = desk.events();
            assertThat(OutputRecord.of(AutoResponderInstruction.class, said)).hasSize(10);
            assertThat(OutputRecord.of(EmergencyNotice.class, said))
                    .filteredOn(notice -> notice.getKind() == NoticeKind.EMERGENCY_CALL_PLACED)
                    .hasSize(10);
            assertThat(OutputRecord.of(EmergencyNotice.class, said))
                    .filteredOn(notice -> notice.getKind() == NoticeKind.OVERLOAD)
                    .extracting(EmergencyNotice::getPool)
                    .containsExactlyInAnyOrder("default", "east");
            assertThat(room.isLeft()).isFalse();
        }
    }

    @Test
    void thereIsRoomAgainWhenSessionsAreForgotten() {
        SessionRoom room = new SessionRoom(1);
        try (DeskDriver desk = new DeskDriver(TWO_POOLS, DeskDriver.NOON, room)) {
            dial(desk, "default", "ann");
            desk.send(desk.signal(SignalType.CALL_ENDED).setCallId("call-of-ann"));
            assertThat(room.isLeft()).isFalse();

            desk.advance(Duration.ofHours(4));

            assertThat(room.isLeft()).isTrue();
        }
    }

    @Test
    void aTaskThatGoesGivesItsRoomBack() {
        SessionRoom room = new SessionRoom(1);
        try (DeskDriver desk = new DeskDriver(TWO_POOLS, DeskDriver.NOON, room)) {
            dial(desk, "default", "ann");
        }

        assertThat(room.isLeft()).isTrue();
    }

    /** Anybody can call a number that nobody holds, again and again. */
    @Test
    void callsWithoutAnAgentLeaveHalfOfItToAgents() {
        SessionRoom room = new SessionRoom(6 * SessionRoom.filledBy(200));
        try (DeskDriver desk = new DeskDriver(TWO_POOLS, DeskDriver.NOON, room)) {
            IntStream.range(0, 20).forEach(i -> callNobody(desk, i % 2 == 0 ? "default" : "east", "ring-" + i));

            assertThat(room.isLeftForNobodys()).isFalse();
            assertThat(room.isLeft()).isTrue();

            IntStream.range(0, 20)
                    .forEach(i -> desk.send(desk.signal(SignalType.CALL_ENDED)
                            .setPool(i % 2 == 0 ? "default" : "east")
                            .setCallId("ring-" + i)));
            assertThat(room.isLeft()).isTrue();
        }
    }

    private static void callNobody(DeskDriver desk, String pool, String call) {
        desk.send(desk.signal(SignalType.POOL_NUMBER_CALLED)
                .setPool(pool)
                .setNumber("+12025550101")
                .setCallId(call));
    }

    private static void dial(DeskDriver desk, String pool, String agent) {
        desk.send(desk.signal(SignalType.EMERGENCY_DIALLED)
                .setPool(pool)
                .setAgentId(agent)
                .setCallId("call-of-" + agent));
    }
}
