package io.ringback.faults;

import static io.ringback.faults.HandMade.right;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The rules that an attack is judged by pass a right history and see the smallest wrong one. */
class AttackCheckerTest {
    private static final String DIAL = "type=STARTED direction=OUTBOUND dialledNumber=911";

    @Nested
    class NobodyElseWaitsSees {
        private final Rule rule = new NobodyElseWaits();

        @Test
        void aSecondAgentWhoseCallIdWasKnown() {
            HandMade wrong = right().in("also", 8, "call-events", "c1", "callId=c1 agentId=bob " + DIAL);

            assertThat(wrong.seenBy(rule))
                    .containsExactly("the dial of bob as c1 was not answered in time [also, later]");
        }

        @Test
        void anAnswerThatCameTooLate() {
            HandMade wrong = right().but("sent", "at", "13");

            assertThat(wrong.seenBy(rule))
                    .containsExactly("the dial of ann as c1 was not answered in time [dialled, answered]");
        }

        @Test
        void nothingInACallThatIsPartOfAnAttack() {
            HandMade right =
                    right().in("hostile", 8, "call-events", "c1", "callId=c1 agentId=bob hostile=true " + DIAL);

            assertThat(right.seenBy(rule)).isEmpty();
        }
    }

    @Nested
    class ShieldsEndSees {
        private final Rule rule = new ShieldsEnd();

        /** Ann's last word that counts is the end of the answered callback at 20 s; 80 s later she must be free. */
        @Test
        void anAgentWhomCallsThatNobodyAnswersHold() {
            HandMade wrong = right().but("unblocked", "at", "102");

            assertThat(wrong.seenBy(rule))
                    .singleElement()
                    .asString()
                    .startsWith("ann was shielded for longer than anything that counts allows");
            assertThat(right().but("unblocked", "at", "100").seenBy(rule)).isEmpty();
        }

        @Test
        void anAgentWhoIsNeverFree() {
            assertThat(right().without("unblocked").seenBy(rule)).hasSize(1);
        }

        /** A lease that runs from the moment when a number came free is whole (R10), and no longer than that. */
        @Test
        void nothingInWhoGotANumberLateButOnlyForItsLease() {
            String issued = "agentId=ann state=ISSUED reason=NUMBER_FREE";
            HandMade right = right().out("freed", 25, "callback-numbers", "+12025550102", issued, 85);

            assertThat(right.but("unblocked", "at", "105").seenBy(rule)).isEmpty();
            assertThat(right.but("unblocked", "at", "107").seenBy(rule)).hasSize(1);
        }

        @Test
        void nothingInWhomAnAnsweredCallHolds() {
            HandMade right = right().but("unblocked", "at", "102")
                    .in("alive", 50, "call-events", "c2", "callId=c2 type=KEEPALIVE");

            assertThat(right.seenBy(rule)).isEmpty();
        }
    }

    @Nested
    class GarbageIsToldSees {
        private final Rule rule = new GarbageIsTold();

        @Test
        void aRecordThatNobodyIsToldOf() {
            assertThat(right().without("told").seenBy(rule))
                    .containsExactly("nobody was told of noise in 0 at 35000 [poison, later]");
        }
    }

    @Nested
    class NoThreadEndsTwiceSees {
        private final Rule rule = new NoThreadEndsTwice();

        @Test
        void aThreadThatEndsAgainAtOnePlace() {
            HandMade once = right().ended("first", 40, "ringback.emergency-signals", 17);
            HandMade twice = right().ended("first", 40, "ringback.emergency-signals", 17)
                    .ended("second", 41, "ringback.emergency-signals", 17);

            assertThat(once.seenBy(rule)).isEmpty();
            assertThat(twice.seenBy(rule))
                    .containsExactly("a thread ended again in ringback.emergency-signals-0 at 17 [first, second]");
        }

        @Test
        void anInstanceThatEndsByItself() {
            assertThat(right().ended("gone", 40, NoThreadEndsTwice.INSTANCE, 0).seenBy(rule))
                    .hasSize(1);
        }

        @Test
        void nothingInThreadsThatEndAtOtherPlacesOrForWhatTheBrokersDid() {
            String log = "2026-03-01T12:00:00.000Z ERROR [x] FailedDecisions - event=step-failed step=decide"
                    + " topic=ringback.emergency-signals partition=3 offset=17 error=RecordTooLargeException at=x\n"
                    + "2026-03-01T12:00:00.100Z WARN [x] ThreadFailures - event=thread-replaced role=desk reason=\"x\"\n"
                    + "2026-03-01T12:00:00.200Z ERROR [x] FailedDecisions - event=step-failed step=decide"
                    + " topic=ringback.emergency-signals partition=3 offset=18 error=TimeoutException at=x\n"
                    + "2026-03-01T12:00:01.000Z WARN [x] ThreadFailures - event=thread-replaced role=desk reason=\"y\"\n";

            List<Entry> ends =
                    InstanceLogs.ends("ringback-1.001.log", log.lines().toList());

            assertThat(ends).singleElement().satisfies(end -> {
                assertThat(end.partition()).isEqualTo(3);
                assertThat(end.offset()).isEqualTo(17);
            });
        }
    }

    @Nested
    class SizesAreBoundedSees {
        private final Rule rule = new SizesAreBounded();

        @Test
        void aRowThatIsTooLarge() {
            HandMade wrong = right().size("row", "ringback-desk-emergency-sessions-changelog", 65_536);

            assertThat(wrong.seenBy(rule))
                    .containsExactly("ringback-desk-emergency-sessions-changelog grew to 65536 bytes at a row [row]");
            assertThat(right().size("row", "ringback-desk-emergency-sessions-changelog", 65_535)
                            .seenBy(rule))
                    .isEmpty();
        }

        @Test
        void anInstanceThatTakesTooMuch() {
            assertThat(right().size("instance", SizesAreBounded.MEMORY, 600L << 20)
                            .seenBy(rule))
                    .hasSize(1);
            assertThat(right().size("instance", SizesAreBounded.MEMORY, 400L << 20)
                            .seenBy(rule))
                    .isEmpty();
        }
    }
}
