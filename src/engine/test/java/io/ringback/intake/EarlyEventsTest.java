package io.ringback.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.event.CallEventType;
import io.ringback.intake.EarlyEvents.Overtaking;
import io.ringback.intake.decode.CallFacts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EarlyEventsTest {
    private static final Overtaking NOTHING = open(false, false, false);

    private final EarlyEvents early = new EarlyEvents();

    /** Of a call that has not ended. */
    private static Overtaking open(boolean answered, boolean closed, boolean forced) {
        return new Overtaking(answered, false, CallFacts.NO_TIME, closed, forced);
    }

    private void keep(String callId, CallEventType type, long at) {
        keep(callId, type, CallFacts.NO_TIME, at);
    }

    private void keep(String callId, CallEventType type, long occurredAt, long at) {
        early.keep(callId, Facts.of(type, occurredAt, false), at);
    }

    private Overtaking before(String callId, long at) {
        return early.before(callId, null, CallFacts.NO_TIME, at);
    }

    @Test
    void givesBackWhatCameForACallTheSameEachTime() {
        keep("c1", CallEventType.ANSWERED, 1_000);
        keep("c1", CallEventType.KEEPALIVE, 1_500);
        keep("c1", CallEventType.SESSION_CLOSED, 2_000);

        assertThat(before("c1", 3_000)).isEqualTo(open(true, true, false));
        assertThat(before("c1", 3_000)).isEqualTo(open(true, true, false));
        assertThat(before("c2", 3_000)).isEqualTo(NOTHING);
    }

    @Test
    void knowsAForcedClose() {
        early.keep("c1", Facts.of(CallEventType.SESSION_CLOSED, 5, true), 1_000);

        assertThat(before("c1", 2_000)).isEqualTo(open(false, true, true));
    }

    @ParameterizedTest
    @CsvSource({"99, false", "100, true", "101, true"})
    void leavesOutWhatHappenedBeforeTheStart(long endedAt, boolean counts) {
        keep("c1", CallEventType.ENDED, endedAt, 1_000);
        keep("c1", CallEventType.ANSWERED, 100, 1_000);
        keep("c1", CallEventType.SESSION_CLOSED, 99, 1_000);

        assertThat(early.before("c1", null, 100, 2_000))
                .isEqualTo(new Overtaking(true, counts, counts ? endedAt : CallFacts.NO_TIME, false, false));
    }

    @Test
    void ordersTimesOfAnyYear() {
        long distant = Instant.parse("2099-06-01T00:00:00Z").toEpochMilli();
        keep("c1", CallEventType.ENDED, distant - 1, 1_000);
        keep("c2", CallEventType.ENDED, distant + 1, 1_000);

        assertThat(early.before("c1", null, distant, 2_000).ended()).isFalse();
        assertThat(early.before("c2", null, distant, 2_000).ended()).isTrue();
    }

    @Test
    void takesTheLaterOfTwo() {
        keep("c1", CallEventType.ENDED, 120, 1_000);
        keep("c1", CallEventType.ENDED, 80, 1_001);

        assertThat(early.before("c1", null, 100, 2_000).ended()).isTrue();
    }

    @Test
    void countsWhatDoesNotSayWhenItWas() {
        keep("c1", CallEventType.ENDED, 80, 1_000);
        keep("c1", CallEventType.ENDED, 1_001);

        assertThat(early.before("c1", null, 100, 2_000).ended()).isTrue();
    }

    @Test
    void forgetsAfterTenSeconds() {
        keep("c1", CallEventType.ENDED, 1_000);

        assertThat(before("c1", 11_000)).isNotEqualTo(NOTHING);
        assertThat(before("c1", 11_001)).isEqualTo(NOTHING);
    }

    @Test
    void beginsAnewForACallWhoseOldEventsAreForgotten() {
        keep("c1", CallEventType.ENDED, 1_000);
        keep("c1", CallEventType.ANSWERED, 20_000);

        assertThat(before("c1", 20_000)).isEqualTo(open(true, false, false));
    }

    /** R22: two gateways that count from 1 have a call 17 each. */
    @Test
    void tellsGatewaysApart() {
        early.keep("17", from("gw1", CallEventType.ENDED), 1_000);
        early.keep("17", from("gw2", CallEventType.ANSWERED), 1_001);

        assertThat(before("17", "gw1")).isEqualTo(ended(false));
        assertThat(before("17", "gw2")).isEqualTo(open(true, false, false));
        assertThat(before("17", "gw3")).isEqualTo(NOTHING);
    }

    @Test
    void takesAnEventWithoutAGatewayForTheCallsOwn() {
        early.keep("17", from(null, CallEventType.ENDED), 1_000);
        early.keep("17", from("gw2", CallEventType.ANSWERED), 1_001);

        assertThat(before("17", "gw1")).isEqualTo(ended(false));
        assertThat(before("17", "gw2")).isEqualTo(ended(true));
        assertThat(before("17", (String) null)).isEqualTo(ended(true));
    }

    /** R4. */
    @Test
    void takesACloseFromAnybody() {
        early.keep("17", from("desktop", CallEventType.SESSION_CLOSED), 1_000);

        assertThat(before("17", "gw1")).isEqualTo(open(false, true, false));
    }

    private static CallFacts from(@Nullable String gateway, CallEventType type) {
        return Facts.of(type, CallFacts.NO_TIME, false, gateway);
    }

    private static Overtaking ended(boolean answered) {
        return new Overtaking(answered, true, CallFacts.NO_TIME, false, false);
    }

    private Overtaking before(String callId, @Nullable String gateway) {
        return early.before(callId, gateway, CallFacts.NO_TIME, 2_000);
    }

    @Test
    void keepsTheLatestTensOfThousandsAndNoMore() {
        CallFacts ended = Facts.of(CallEventType.ENDED, CallFacts.NO_TIME, false);
        for (int call = 0; call < 1_000_000; call++) {
            early.keep("call-" + call, ended, 1_000 + call / 1_000);
        }
        int kept = 0;
        int keptOfTheLatest = 0;
        for (int call = 0; call < 1_000_000; call++) {
            boolean isKept = !before("call-" + call, 2_000).equals(NOTHING);
            kept += isKept ? 1 : 0;
            keptOfTheLatest += isKept && call >= 970_000 ? 1 : 0;
        }

        assertThat(kept).isLessThanOrEqualTo(1 << 17);
        assertThat(keptOfTheLatest).isGreaterThan(29_000);
    }
}
