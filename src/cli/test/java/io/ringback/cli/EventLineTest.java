package io.ringback.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.event.EmergencyNotice;
import io.ringback.event.NoticeKind;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class EventLineTest {
    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00.007Z");

    private final EventLine plain = new EventLine(ZoneOffset.UTC, new Paint(false));

    @Test
    void tellsWhatHappenedFirstAndLeavesOutWhatSaysNothing() {
        String line = plain.of("notices", "default", NOON, notice("agent-7"));

        assertThat(line)
                .isEqualTo("12:00:00.007  notices                   default         "
                        + "EMERGENCY_CALL_PLACED agentId=agent-7 number=+12025550101 at=12:00:00");
    }

    @Test
    void tellsADeletion() {
        assertThat(plain.of("notices", "k", NOON, null)).endsWith("(deleted)");
    }

    @Test
    void letsNoIdCommandATerminal() {
        String line = plain.of("notices", "k\u001b[2J", NOON, notice("agent\u001b[31m\n7"));

        assertThat(line).doesNotContain("\u001b", "\n");
    }

    @Test
    void coloursForATerminalAlone() {
        EventLine coloured = new EventLine(ZoneOffset.UTC, new Paint(true));

        assertThat(coloured.of("notices", "k", NOON, notice("agent-7"))).contains("\u001b[");
        assertThat(plain.of("notices", "k", NOON, notice("agent-7"))).doesNotContain("\u001b[");
    }

    private static EmergencyNotice notice(String agent) {
        return EmergencyNotice.newBuilder()
                .setEventId("default-1")
                .setPool("default")
                .setFence(1L)
                .setKind(NoticeKind.EMERGENCY_CALL_PLACED)
                .setAgentId(agent)
                .setNumber("+12025550101")
                .setAt(NOON)
                .build();
    }
}
