package io.ringback.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.core.AgentId;
import io.ringback.core.CallId;
import io.ringback.core.CallStart;
import io.ringback.core.Decision;
import io.ringback.core.Delivery;
import io.ringback.core.DeskRules;
import io.ringback.core.Party;
import io.ringback.core.PoolName;
import io.ringback.core.PoolState;
import io.ringback.core.Signal;
import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** R27: everybody is told of changed settings in the end, also when telling one of them fails. */
class OutdatedRowsTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final PoolName POOL = PoolName.DEFAULT;
    private static final int SESSIONS = 2 * OutdatedRows.AT_ONCE + 10;

    private final PoolState pool =
            new PoolState(POOL, Policies.of(Settings.load(SettingSources.none()), POOL), agent -> null);
    private final OutdatedRows outdated = new OutdatedRows();

    OutdatedRowsTest() {
        for (int i = 0; i < SESSIONS; i++) {
            dial(i);
        }
        outdated.change(POOL, 1);
    }

    @Test
    void tellsEverybodyOnceSomeAtATime() {
        List<Party> told = new ArrayList<>();
        while (outdated.dueAt(POOL, NOON) != null) {
            List<Party> next = outdated.next(pool);
            assertThat(next).hasSizeLessThanOrEqualTo(OutdatedRows.AT_ONCE);
            told.addAll(next);
        }

        assertThat(told).doesNotHaveDuplicates().hasSize(SESSIONS);
        assertThat(outdated.shown(POOL)).isEqualTo(1);
    }

    @Test
    void triesThoseWhomTellingFailedAgainAfterAWhile() {
        outdated.failed(POOL, outdated.next(pool), NOON);

        assertThat(outdated.dueAt(POOL, NOON)).isEqualTo(NOON.plus(OutdatedRows.TRY_AGAIN_AFTER));
        assertThat(outdated.dueAt(POOL, NOON.plus(OutdatedRows.TRY_AGAIN_AFTER)))
                .isEqualTo(NOON.plus(OutdatedRows.TRY_AGAIN_AFTER));
    }

    @Test
    void oneWhomTellingFailsHoldsBackNoOther() {
        Party hopeless = new AgentId("agent-3");
        List<Party> told = new ArrayList<>();

        for (int i = 0; i < 2 * SESSIONS; i++) {
            List<Party> next = outdated.next(pool);
            if (next.contains(hopeless)) {
                outdated.failed(POOL, next, NOON);
            } else {
                told.addAll(next);
            }
        }

        assertThat(told).doesNotHaveDuplicates().hasSize(SESSIONS - 1);
        assertThat(outdated.shown(POOL)).isEqualTo(ShownSettings.UNKNOWN);
    }

    private void dial(int i) {
        CallStart start = new CallStart(
                new CallId("call-" + i),
                null,
                null,
                null,
                null,
                CallStart.Told.FIRST,
                null,
                null,
                CallStart.Early.NOTHING);
        Delivery delivery = new Delivery(new Signal.EmergencyDialled(new AgentId("agent-" + i), start), null, 0, NOON);
        Decision decision = Objects.requireNonNull(DeskRules.decide(pool, delivery, NOON));
        decision.changes().forEach(pool::apply);
    }
}
