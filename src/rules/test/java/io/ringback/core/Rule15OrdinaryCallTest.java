package io.ringback.core;

import static io.ringback.core.Signals.CALLBACK;
import static io.ringback.core.Signals.FIRST;
import static io.ringback.core.Signals.answered;
import static io.ringback.core.Signals.closes;
import static io.ringback.core.Signals.ended;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** R15: any other call leaves no output and no state. */
final class Rule15OrdinaryCallTest {
    @Test
    void saysNothingOfACallThatNoSessionKnows() {
        DeskScenario desk = DeskScenario.pool(FIRST);

        desk.when(ended(CALLBACK));

        assertThat(desk.told()).isEmpty();
    }

    @Test
    void keepsNothingOfACallThatNoSessionKnows() {
        DeskScenario desk = DeskScenario.pool(FIRST);

        desk.when(answered(CALLBACK));

        assertThat(desk.state().parties().newest(CALLBACK)).isNull();
    }

    @Test
    void countsTheEventAsUnknown() {
        DeskScenario desk = DeskScenario.pool(FIRST);

        desk.when(closes(CALLBACK));

        assertThat(desk.ignored()).isEqualTo(Ignored.UNKNOWN);
    }
}
