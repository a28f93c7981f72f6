package io.ringback.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.event.CallEventType;
import io.ringback.intake.EarlyEvents.Overtaking;
import org.junit.jupiter.api.Test;

final class EarlyEventsTest {
    private static final Overtaking NOTHING = new Overtaking(false, false, false);

    private final EarlyEvents early = new EarlyEvents();

    @Test
    void givesBackWhatCameForACallTheSameEachTime() {
        early.keep("c1", CallEventType.ANSWERED, 1_000);
        early.keep("c1", CallEventType.KEEPALIVE, 1_500);
        early.keep("c1", CallEventType.SESSION_CLOSED, 2_000);

        assertThat(early.before("c1", 3_000)).isEqualTo(new Overtaking(true, false, true));
        assertThat(early.before("c1", 3_000)).isEqualTo(new Overtaking(true, false, true));
        assertThat(early.before("c2", 3_000)).isEqualTo(NOTHING);
    }

    @Test
    void forgetsAfterTenSeconds() {
        early.keep("c1", CallEventType.ENDED, 1_000);

        assertThat(early.before("c1", 11_000)).isNotEqualTo(NOTHING);
        assertThat(early.before("c1", 11_001)).isEqualTo(NOTHING);
    }

    @Test
    void beginsAnewForACallWhoseOldEventsAreForgotten() {
        early.keep("c1", CallEventType.ENDED, 1_000);
        early.keep("c1", CallEventType.ANSWERED, 20_000);

        assertThat(early.before("c1", 20_000)).isEqualTo(new Overtaking(true, false, false));
    }

    @Test
    void keepsTheLatestTensOfThousandsAndNoMore() {
        for (int call = 0; call < 1_000_000; call++) {
            early.keep("call-" + call, CallEventType.ENDED, 1_000 + call / 1_000);
        }
        int kept = 0;
        int keptOfTheLatest = 0;
        for (int call = 0; call < 1_000_000; call++) {
            boolean isKept = !early.before("call-" + call, 2_000).equals(NOTHING);
            kept += isKept ? 1 : 0;
            keptOfTheLatest += isKept && call >= 970_000 ? 1 : 0;
        }

        assertThat(kept).isLessThanOrEqualTo(1 << 17);
        assertThat(keptOfTheLatest).isGreaterThan(29_000);
    }
}
