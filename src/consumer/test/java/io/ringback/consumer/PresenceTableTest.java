package io.ringback.consumer;

import static io.ringback.consumer.Rows.AGENT;
import static io.ringback.consumer.Rows.IN_AN_HOUR;
import static io.ringback.consumer.Rows.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.event.AgentStatus;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PresenceTableTest {
    private static final Instant CHOSEN = NOW.minusSeconds(600);

    private final PresenceTable table = new PresenceTable();

    @Test
    void leavesAnAgentTheirOwnPresenceWhileNothingIsKnown() {
        assertThat(table.presenceOf(AGENT, NOW)).isEqualTo(new ShownPresence(null, false, null));
    }

    @Test
    void showsDoNotDisturbDuringAnEmergency() {
        given(Rows.doNotDisturb(1));

        assertThat(shown(IN_AN_HOUR.minusMillis(1))).isEqualTo(new ShownPresence("DO_NOT_DISTURB", true, null));
    }

    @Test
    void showsTheBaseStatusWhenTheSessionIsClosed() {
        given(Rows.doNotDisturb(1));
        given(Rows.backTo("Away", 1));

        assertThat(shown(NOW)).isEqualTo(new ShownPresence("Away", false, CHOSEN));
    }

    @Test
    void goesBackToTheLatestBaseStatusByItselfWhenTheLiftingIsLost() {
        given(Rows.doNotDisturb(1));
        given(Rows.doNotDisturb(1).setBaseStatus("Away"));

        assertThat(shown(IN_AN_HOUR)).isEqualTo(new ShownPresence("Away", false, CHOSEN));
    }

    @Test
    void goesBackToTheAgentsOwnWhenNoBaseStatusIsKnown() {
        given(Rows.doNotDisturb(1).setBaseStatus(null).setBaseChangedAt(null));

        assertThat(shown(IN_AN_HOUR)).isEqualTo(new ShownPresence(null, false, null));
    }

    @Test
    void stillKnowsTheBaseStatusLongAfterTheRowExpired() {
        given(Rows.doNotDisturb(1));
        Instant nextDay = NOW.plus(Duration.ofDays(1));
        table.apply("agent-status", "agent-9", Rows.backTo("Away", 1).build(), nextDay);

        assertThat(shown(nextDay).status()).isEqualTo("Available");
    }

    @Test
    void ignoresAFrozenWritersDoNotDisturb() {
        given(Rows.backTo("Available", 2));
        given(Rows.doNotDisturb(1));

        assertThat(shown(NOW).emergency()).isFalse();
    }

    @Test
    void goesByTheLaterDeadlineOfAProlongedEmergency() {
        given(Rows.doNotDisturb(1));
        given(Rows.doNotDisturb(1).setExpiresAt(IN_AN_HOUR.plusSeconds(60)));

        assertThat(shown(IN_AN_HOUR).emergency()).isTrue();
    }

    @Test
    void leavesAnAgentTheirOwnPresenceWhenTheRowIsTakenAway() {
        given(Rows.doNotDisturb(1));
        table.apply("agent-status", AGENT, null, NOW);

        assertThat(shown(NOW)).isEqualTo(ShownPresence.YOUR_OWN);
    }

    private ShownPresence shown(Instant now) {
        return table.presenceOf(AGENT, now);
    }

    private void given(AgentStatus.Builder status) {
        table.apply("agent-status", AGENT, status.build(), NOW);
    }
}
