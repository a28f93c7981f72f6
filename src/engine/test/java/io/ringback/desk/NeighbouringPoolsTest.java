package io.ringback.desk;

import static io.ringback.desk.TamperedDesk.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ringback.event.EmergencySignal;
import io.ringback.event.PooledNumber;
import io.ringback.event.RejectedRecord;
import io.ringback.event.SignalType;
import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * R11, R18: pools of one partition share a task and its stores. A number was seen with two agents after one such pool had
 * handed it on to the other, an instance had taken over, and the number was offered to a third.
 */
class NeighbouringPoolsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String NUMBER = "+12025550110";

    private final Settings settings = Settings.load(SettingSources.none().with("pools", "default,east,west"));
    private final KeptStores stores = new KeptStores();
    private final SignalsInOrder signals = new SignalsInOrder();

    @Test
    void theOneThatHandedANumberOnKnowsThatAlsoAfterATakeover() {
        List<PooledNumber> accepted =
                rows(PooledNumber.class, onADesk(offeredTo("west"), withdrawn(), offeredTo("east")));
        List<TamperedDesk.Published> later = onADesk(offeredTo("default"));

        assertThat(accepted).extracting(PooledNumber::getPool).containsExactly("west", "west", "east");
        assertThat(rows(PooledNumber.class, later)).isEmpty();
        assertThat(rows(RejectedRecord.class, later))
                .extracting(RejectedRecord::getPool, RejectedRecord::getError)
                .containsExactly(tuple("east", "NUMBER_IN_USE"));
    }

    @Test
    void eachHandsItOnAgainAfterATakeover() {
        onADesk(offeredTo("west"), withdrawn(), offeredTo("east"));
        List<TamperedDesk.Published> later = onADesk(withdrawn(), offeredTo("default"));

        assertThat(rows(PooledNumber.class, later))
                .extracting(PooledNumber::getPool)
                .containsExactly("east", "default");
        assertThat(rows(RejectedRecord.class, later)).isEmpty();
    }

    @Test
    void aWaitingNumberAndItsPoolOutliveTheirDesk() {
        onADesk(offeredTo("tenant"), atTenant(SignalType.NUMBER_HANDED_ON).setNumber(NUMBER));
        List<PooledNumber> taken = rows(
                PooledNumber.class, onADesk(atTenant(SignalType.POOL_DEFINED).setDefinition("{\"pool\":\"tenant\"}")));
        List<TamperedDesk.Published> later = onADesk(
                atTenant(SignalType.NUMBER_OFFERED).setNumber("+12025550111").setToPool("tenant"));

        assertThat(taken).extracting(PooledNumber::getNumber).containsExactly(NUMBER);
        assertThat(rows(RejectedRecord.class, later)).isEmpty();
        assertThat(rows(PooledNumber.class, later))
                .extracting(PooledNumber::getPool)
                .containsExactly("tenant");
    }

    private EmergencySignal.Builder atTenant(SignalType type) {
        return signals.next(type, "tenant", NOW);
    }

    /** One instance's life; the next takes over what it stored. */
    private List<TamperedDesk.Published> onADesk(EmergencySignal.Builder... signals) {
        List<TamperedDesk.Published> published = new ArrayList<>();
        try (TamperedDesk desk = new TamperedDesk(settings, stores, NOW)) {
            for (EmergencySignal.Builder signal : signals) {
                published.addAll(desk.send(signal.build(), NOW));
            }
        }
        return published;
    }

    private EmergencySignal.Builder offeredTo(String pool) {
        return signal(SignalType.NUMBER_OFFERED).setToPool(pool);
    }

    private EmergencySignal.Builder withdrawn() {
        return signal(SignalType.NUMBER_WITHDRAWN);
    }

    /** As intake sends it: to the desk of the number's home, which is west. */
    private EmergencySignal.Builder signal(SignalType type) {
        return signals.next(type, "west", NOW).setNumber(NUMBER);
    }
}
