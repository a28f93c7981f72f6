package io.ringback.faults;

import static io.ringback.faults.HandMade.right;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What the checker sees of calls: that each is answered, led to the holder and accounted for. See {@link CheckerTest}. */
class CheckerOfCallsTest {
    @Nested
    class EachEmergencyIsAnsweredOnceSees {
        private final Rule rule = new EachEmergencyIsAnsweredOnce();

        @Test
        void noAnswer() {
            assertThat(right().without("sent").seenBy(rule))
                    .containsExactly("emergency call c1 got no answer [dialled]");
        }

        @Test
        void oneNoticeThatExcusesTwoCalls() {
            HandMade wrong = right().without("sent")
                    .in(
                            "dialled-too",
                            8,
                            "call-events",
                            "c3",
                            "callId=c3 type=STARTED direction=OUTBOUND dialledNumber=911 agentId=ann")
                    .out("late", 80, "notices", "default", "kind=LATE_EVENT agentId=ann", 0);

            assertThat(wrong.seenBy(rule)).hasSize(1).first().asString().startsWith("emergency call c3 got no answer");
            assertThat(wrong.without("dialled-too").seenBy(rule)).isEmpty();
        }

        @Test
        void callsThatWereNotOfThePoolWhoseSignalsWereLost() {
            HandMade wrong = right().without("sent")
                    .in(
                            "elsewhere",
                            8,
                            "call-events",
                            "c3",
                            "callId=c3 type=STARTED direction=OUTBOUND dialledNumber=911 agentId=bob pool=north")
                    .in(
                            "dialled-too",
                            8,
                            "call-events",
                            "c4",
                            "callId=c4 type=STARTED direction=OUTBOUND dialledNumber=911 agentId=cleo pool=default")
                    .fault("outage", 9, 79, false)
                    .out("late", 80, "notices", "default", "kind=EVENTS_LOST", 0);

            assertThat(wrong.seenBy(rule)).hasSize(1).first().asString().startsWith("emergency call c3 got no answer");
        }

        @Test
        void aCallThatNothingKeptFromBeingRead() {
            HandMade wrong = right().without("sent").out("late", 80, "notices", "default", "kind=EVENTS_LOST", 0);

            assertThat(wrong.seenBy(rule)).containsExactly("emergency call c1 got no answer [dialled]");
        }

        @Test
        void nothingInACallThatWasLateWhereAnEarlierOneWasLost() {
            HandMade right = right().without("sent")
                    .fault("outage", 9, 79, false)
                    .out("lost", 80, "notices", "default", "kind=EVENTS_LOST", 0)
                    .in(
                            "dialled-later",
                            90,
                            "call-events",
                            "c3",
                            "callId=c3 type=STARTED direction=OUTBOUND dialledNumber=911 agentId=ann")
                    .out("late", 170, "notices", "default", "kind=LATE_EVENT agentId=ann", 0);

            assertThat(right.seenBy(rule)).isEmpty();
            assertThat(right.without("lost").seenBy(rule)).hasSize(1);
        }

        @Test
        void twoAnswersWithTwoNumbers() {
            HandMade wrong = right().out(
                            "sent-too",
                            7,
                            "auto-responder",
                            "c1",
                            "callId=c1 agentId=ann action=SEND_CALLBACK_NUMBER number=+12025550102",
                            67);

            assertThat(wrong.seenBy(rule))
                    .containsExactly("emergency call c1 got 2 answers with 2 numbers [dialled, sent, sent-too]");
        }

        @Test
        void nothingInANumberThatCameFreeDuringTheCall() {
            HandMade right = right().without("sent")
                    .out("none", 7, "auto-responder", "c1", "callId=c1 agentId=ann action=ANNOUNCE_UNAVAILABLE", 0)
                    .out(
                            "sent-later",
                            9,
                            "auto-responder",
                            "c1",
                            "callId=c1 agentId=ann action=SEND_CALLBACK_NUMBER number=" + HandMade.NUMBER,
                            67);

            assertThat(right.seenBy(rule)).isEmpty();
        }

        @Test
        void aNumberThatItsAgentDoesNotHold() {
            assertThat(right().but("issued", "agentId", "bob").seenBy(rule))
                    .containsExactly("emergency call c1 was sent a number that is not its agent's [dialled, sent]");
        }

        @Test
        void aLateAnswerUnlessSomethingWasBroken() {
            HandMade late = right().but("sent", "at", "13");

            assertThat(late.seenBy(rule)).containsExactly("emergency call c1 was answered late [dialled, sent]");
            assertThat(late.fault("killed", 6.5, 6.9, false).seenBy(rule)).isEmpty();
        }

        @Test
        void aLateAnswerWhateverElseWasDoneThatBreaksNothing() {
            assertThat(right().but("sent", "at", "13")
                            .fault("poisoned", 6.5, 6.9, true)
                            .seenBy(rule))
                    .hasSize(1);
        }
    }

    @Nested
    class CallbacksReachTheHolderSees {
        private final Rule rule = new CallbacksReachTheHolder();

        @Test
        void noDecision() {
            assertThat(right().without("decided").seenBy(rule))
                    .containsExactly("c2 to a pool number got no decision [offered, called-back]");
        }

        @Test
        void nothingInACallThatWasTooOldWhenItsTimeCame() {
            assertThat(right().without("decided")
                            .fault("outage", 11, 100, false)
                            .seenBy(rule))
                    .isEmpty();
        }

        @Test
        void nothingInACallThatWasLeftUnreadWhenSomebodyWasToldSo() {
            assertThat(right().without("decided")
                            .fault("outage", 13, 79, false)
                            .out("lost", 80, "notices", "default", "kind=EVENTS_LOST", 0)
                            .seenBy(rule))
                    .isEmpty();
        }

        @Test
        void noDecisionHoweverManyShortFaultsThereWere() {
            HandMade wrong = right().without("decided");
            for (int second = 11; second < 100; second += 5) {
                wrong.fault("fault-" + second, second, second + 5, false);
            }

            assertThat(wrong.seenBy(rule))
                    .containsExactly("c2 to a pool number got no decision [offered, called-back]");
        }

        @Test
        void twoDecisions() {
            HandMade wrong = right().out(
                            "decided-too", 12, "override.decisions", "c2", "callId=c2 agentId=ann outcome=DIRECT", 0);

            assertThat(wrong.seenBy(rule))
                    .containsExactly(
                            "c2 to a pool number got 2 decisions [offered, called-back, decided, decided-too]");
        }

        @Test
        void aLateDecision() {
            assertThat(right().but("decided", "at", "18").seenBy(rule))
                    .containsExactly("c2 to a pool number was decided late [offered, called-back, decided]");
        }

        /** R25. */
        @Test
        void aFallbackForTooManyUnlessTheyWere() {
            HandMade one = right().but("decided", "outcome", "FALLBACK").but("decided", "reason", "TOO_MANY");
            HandMade many = right().but("decided", "outcome", "FALLBACK").but("decided", "reason", "TOO_MANY");
            for (int i = 0; i < 20; i++) {
                many.out(
                        "earlier-" + i,
                        8 + i / 10.0,
                        "override.decisions",
                        "earlier-" + i,
                        "callId=earlier-" + i + " outcome=DIRECT number=" + HandMade.NUMBER,
                        0);
            }

            assertThat(one.seenBy(rule)).hasSize(1);
            assertThat(many.seenBy(rule)).isEmpty();
        }

        @Test
        void aWrongDecision() {
            assertThat(right().but("decided", "outcome", "FALLBACK").seenBy(rule))
                    .containsExactly(
                            "c2 to a pool number got FALLBACK instead of DIRECT [offered, issued, called-back, decided]");
        }

        @Test
        void aCallToAnAgentWhoDoesNotHoldTheNumber() {
            assertThat(right().but("decided", "agentId", "bob").seenBy(rule))
                    .containsExactly(
                            "c2 to a pool number went to an agent who did not hold it [offered, issued, called-back, decided]");
        }
    }
}
