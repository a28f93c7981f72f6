package io.ringback.faults;

import static io.ringback.faults.HandMade.CONTRACT;
import static io.ringback.faults.HandMade.NUMBER;
import static io.ringback.faults.HandMade.right;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * Each rule of the checker passes a right history, sees the smallest wrong one, and shows it by no more of the history
 * than it takes. Histories are written by hand; the names are those of {@link HandMade#right()}'s lines.
 */
class CheckerTest {
    @Test
    void findsNothingWrongWithARightHistory() {
        assertThat(new Checker(CONTRACT).check(right().history())).isEmpty();
    }

    @Nested
    class LeasesDoNotOverlapSees {
        private final Rule rule = new LeasesDoNotOverlap();

        @Test
        void aNumberIssuedWhileAnotherHoldsIt() {
            HandMade wrong =
                    right().out("again", 40, "callback-numbers", NUMBER, "agentId=bob state=ISSUED fence=2", 100);

            assertThat(wrong.without("released").seenBy(rule))
                    .containsExactly(NUMBER + " was issued while ann held it [issued, again]");
        }

        @Test
        void aHolderThatChangesWithoutARelease() {
            HandMade wrong =
                    right().out("taken", 40, "callback-numbers", NUMBER, "agentId=bob state=EXTENDED fence=2", 100);

            assertThat(wrong.without("released").seenBy(rule))
                    .containsExactly(NUMBER + " changed hands without a release [issued, taken]");
        }

        @Test
        void aReleaseOfWhatNobodyHolds() {
            assertThat(right().without("issued").seenBy(rule))
                    .containsExactly(NUMBER + " was RELEASED though nobody held it [released]");
        }

        @Test
        void aLeaseThatIsTooShort() {
            assertThat(right().out("short", 100, "callback-numbers", NUMBER, "agentId=bob state=ISSUED", 159)
                            .seenBy(rule))
                    .containsExactly(NUMBER + " was issued for less than a lease [short]");
        }
    }

    @Nested
    class NoNumberIsWithheldSees {
        private final Rule rule = new NoNumberIsWithheld();

        @Test
        void anAgentWhoIsToldThatNoneIsFreeWhileOneIs() {
            HandMade wrong = right().out(
                            "none",
                            100,
                            "auto-responder",
                            "c5",
                            "callId=c5 agentId=bob action=ANNOUNCE_UNAVAILABLE",
                            0);

            assertThat(wrong.seenBy(rule))
                    .containsExactly("c5 was told that no number is free while " + NUMBER + " was [offered, none]");
        }

        @Test
        void nothingWhenItIsLeased() {
            assertThat(right().without("released")
                            .out(
                                    "none",
                                    50,
                                    "auto-responder",
                                    "c5",
                                    "callId=c5 agentId=bob action=ANNOUNCE_UNAVAILABLE",
                                    0)
                            .seenBy(rule))
                    .isEmpty();
        }
    }

    @Nested
    class ClosedSessionsGoBackSees {
        private final Rule rule = new ClosedSessionsGoBack();

        @Test
        void aCloseThatWasLost() {
            assertThat(right().but("unblocked", "at", "67").seenBy(rule))
                    .containsExactly(
                            "ann closed the session with close and was not free in time [blocked, closed, unrouted]");
        }

        @Test
        void nothingWhenANewCallCancelsIt() {
            assertThat(right().but("unblocked", "at", "67")
                            .in(
                                    "dialled-again",
                                    31,
                                    "call-events",
                                    "c3",
                                    "callId=c3 type=STARTED direction=OUTBOUND dialledNumber=911 agentId=ann")
                            .seenBy(rule))
                    .isEmpty();
        }
    }

    @Nested
    class StatusGoesBackSees {
        private final Rule rule = new StatusGoesBack();

        @Test
        void aLastStatusThatIsNotTheLastChosen() {
            assertThat(right().but("own", "status", "Available")
                            .but("own", "baseStatus", "Available")
                            .seenBy(rule))
                    .containsExactly("ann got Available over Available; chosen was one of [Away] [chosen-away, own]");
        }

        @Test
        void aStatusThatStaysOursWhenItIsOver() {
            assertThat(right().but("own", "status", "DO_NOT_DISTURB").seenBy(rule))
                    .containsExactly("ann got DO_NOT_DISTURB over Away; chosen was one of [Away] [chosen-away, own]");
        }

        @Test
        void anOldStatusUnlessSomebodyWasToldThatTheChoiceIsGone() {
            HandMade lost = right().fault("outage", 22, 90, false)
                    .out("lost", 100, "notices", "default", "kind=EVENTS_LOST", 0)
                    .out(
                            "own-later",
                            120,
                            "agent-status",
                            "ann",
                            "agentId=ann emergency=false status=Available baseStatus=Available reason=TIMED_OUT",
                            0);

            assertThat(lost.seenBy(rule)).isEmpty();
            assertThat(lost.without("lost").seenBy(rule)).hasSize(1);
        }

        @Test
        void aStatusThatNobodyChose() {
            assertThat(right().without("chosen", "chosen-away", "dnd", "dnd-away")
                            .seenBy(rule))
                    .containsExactly("ann got Away over Away; chosen was one of [] [own]");
        }
    }

    @Nested
    class TheOthersSee {
        @Test
        void anEventThatIsPublishedTwice() {
            assertThat(right().but("dnd", "eventId", "default-1").seenBy(new NothingIsSaidTwice()))
                    .containsExactly("default-1 was published twice [issued, dnd]");
        }

        @Test
        void aFenceThatFalls() {
            assertThat(right().but("issued", "fence", "2").seenBy(new FencesRise()))
                    .containsExactly(
                            "callback-numbers of " + NUMBER + " fell back behind its fence [issued, released]");
        }

        @Test
        void aTableThatIsNotAsInTheModel() {
            assertThat(right().without("blocked").seenBy(new TablesMatchTheModel()))
                    .containsExactly("ann at 2026-03-01T12:00:08Z is blocked=false onDnd=true routed=true,"
                            + " not as in the model [routed, dnd, seen-shielded]");
        }

        @Test
        void aRouteToSomebodyElse() {
            assertThat(right().but("routed", "agentId", "bob").seenBy(new TablesMatchTheModel()))
                    .containsExactly("ann at 2026-03-01T12:00:08Z is blocked=true onDnd=true routed=false,"
                            + " not as in the model [dnd, blocked, seen-shielded]");
        }
    }
}
