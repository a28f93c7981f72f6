package io.ringback.faults;

import static io.ringback.faults.HandMade.NUMBER;
import static io.ringback.faults.HandMade.right;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What the checker sees of overrides: that they are lifted, neither late nor early nor without a reason. See {@link CheckerTest}. */
class CheckerOfOverridesTest {
    @Nested
    class OverridesAreLiftedSees {
        private final Rule rule = new OverridesAreLifted();

        @Test
        void aBlockThatIsNeverLifted() {
            assertThat(right().without("unblocked").seenBy(rule))
                    .containsExactly("override.inbound-blocks of ann was never lifted [blocked, later]");
        }

        @Test
        void doNotDisturbThatIsNeverLifted() {
            assertThat(right().without("own", "dnd-away").seenBy(rule))
                    .containsExactly("agent-status of ann was never lifted [dnd, later]");
        }

        @Test
        void aLeaseThatIsNeverReleased() {
            assertThat(right().without("released").seenBy(rule))
                    .containsExactly("callback-numbers of " + NUMBER + " was never lifted [issued, later]");
        }

        @Test
        void aRouteThatIsLiftedLate() {
            assertThat(right().but("unrouted", "at", "69").seenBy(rule))
                    .containsExactly(
                            "override.direct-routes of " + NUMBER + " was lifted 2000 ms late [routed, unrouted]");
        }

        @Test
        void aRouteThatIsLiftedEarly() {
            assertThat(right().but("unrouted", "at", "66").seenBy(rule))
                    .containsExactly(
                            "override.direct-routes of " + NUMBER + " was lifted 1000 ms early [routed, unrouted]");
        }

        @Test
        void aRouteThatIsLiftedForTheWrongReason() {
            assertThat(right().but("unrouted", "reason", "SESSION_CLOSED").seenBy(rule))
                    .containsExactly("override.direct-routes of " + NUMBER
                            + " was lifted for SESSION_CLOSED, not for its deadline [routed, unrouted]");
        }

        @Test
        void aBlockThatIsLiftedForACloseThatNobodySent() {
            assertThat(right().without("closed", "own").seenBy(rule))
                    .first()
                    .asString()
                    .isEqualTo(
                            "override.inbound-blocks of ann was lifted for SESSION_CLOSED, which nobody said [blocked, unblocked]");
        }

        @Test
        void aBlockThatIsLiftedBeforeTheClose() {
            assertThat(right().but("closed", "at", "30.3").seenBy(rule))
                    .first()
                    .asString()
                    .isEqualTo(
                            "override.inbound-blocks of ann was lifted for SESSION_CLOSED, which nobody said [blocked, unblocked]");
        }

        @Test
        void nothingWhereClocksThatDriftMakeItSeemSo() {
            assertThat(right().but("closed", "at", "30.1").seenBy(rule)).isEmpty();
            assertThat(right().but("callback-ended", "at", "30.1").seenBy(rule)).isEmpty();
        }

        @Test
        void aBlockThatIsLiftedForAMessageThatNobodyLeft() {
            assertThat(right().but("unblocked", "reason", "MESSAGE_ENDED").seenBy(rule))
                    .containsExactly(
                            "override.inbound-blocks of ann was lifted for MESSAGE_ENDED, which nobody said [blocked, unblocked]");
        }

        @Test
        void aBlockThatIsLiftedForACallThatNobodyLost() {
            assertThat(right().but("unblocked", "reason", "CALL_LOST").seenBy(rule))
                    .containsExactly(
                            "override.inbound-blocks of ann was lifted for CALL_LOST, which nobody said [blocked, unblocked]");
        }

        @Test
        void aBlockThatIsLiftedWhileACallIsUp() {
            assertThat(right().without("callback-ended", "own", "issued", "released", "routed", "unrouted")
                            .seenBy(rule))
                    .containsExactly("override.inbound-blocks of ann was lifted for SESSION_CLOSED while c2 was up"
                            + " [blocked, answered, in-call, unblocked]");
        }

        @Test
        void aLeaseThatIsOverWhileACallIsUp() {
            assertThat(right().without("callback-ended").seenBy(rule))
                    .containsExactly("callback-numbers of " + NUMBER + " was lifted for EXPIRED while c2 was up"
                            + " [issued, ringing, answered, released]");
        }

        @Test
        void aHiddenCallThatIsNeverDropped() {
            assertThat(right().without("dropped").seenBy(rule))
                    .containsExactly("dashboard-suppressions of c1 was never lifted [after-call, later]");
        }
    }
}
