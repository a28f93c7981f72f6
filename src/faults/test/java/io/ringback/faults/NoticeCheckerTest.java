package io.ringback.faults;

import static io.ringback.faults.HandMade.CONTRACT;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * The rules about notices pass a right history and see the smallest wrong one. A notice that nobody acknowledges is told to
 * the desk, to the boss 20 s later, and 20 s after that it is said that nobody did; another is acknowledged.
 */
class NoticeCheckerTest {
    private static final String TAKES = " taken=true again=false";
    private static final String IS_SILENT = " taken=true again=true";
    private static final String FAILS = " taken=false again=true";

    private static HandMade right() {
        return new HandMade()
                .in("desk", 0, "contacts", "desk", "step=0 address=mail@desk")
                .in("boss", 0, "contacts", "boss", "step=1 address=mail@boss pool=default")
                .in("place", 0, "locations", "hq-4", "label=Building-4")
                .out("notice", 10, "notices", "default", "kind=LATE_CALLBACK noticeId=n1 locationRef=hq-4", 0)
                .seen("told", Entry.Kind.TOLD, 10.1, "servers", "n1", desk("Building-4") + TAKES)
                .out("sent", 10.2, "notice-deliveries", "n1", "contactId=desk outcome=SENT", 0)
                .seen("told-boss", Entry.Kind.TOLD, 30.2, "servers", "n1", "contactId=boss address=mail@boss" + TAKES)
                .but("told-boss", "place", "Building-4")
                .out("unseen", 50.2, "notices", "default", "kind=NOT_ACKNOWLEDGED noticeId=n1-not-acknowledged", 0)
                .seen("told-unseen", Entry.Kind.TOLD, 50.4, "servers", "n1-not-acknowledged", desk("") + TAKES)
                .out("other", 12, "notices", "default", "kind=EMERGENCY_CALL_PLACED noticeId=n2", 0)
                .seen("told-other", Entry.Kind.TOLD, 12.1, "servers", "n2", desk("") + TAKES)
                .in("word", 14, "notice-acknowledgements", "n2", "by=desk")
                .out("heard", 14.1, "notice-deliveries", "n2", "contactId=desk outcome=ACKNOWLEDGED", 0)
                .in("later", 200, "call-events", "c9", "callId=c9 type=ENDED");
    }

    private static String desk(String place) {
        return "contactId=desk address=mail@desk place=" + place;
    }

    @Test
    void findsNothingWrongWithARightHistory() {
        assertThat(new Checker(CONTRACT).check(right().history()))
                .filteredOn(violation -> !violation.rule().equals("InputsAreAccountedFor"))
                .isEmpty();
    }

    @Nested
    class NoticesAreToldSees {
        private final Rule rule = new NoticesAreTold();

        @Test
        void aContactWhoWasNotTold() {
            assertThat(right().without("told").seenBy(rule))
                    .singleElement()
                    .asString()
                    .startsWith("desk was not told in time of n1");
        }

        @Test
        void aContactWhoWasToldLate() {
            assertThat(right().but("told", "at", "16").seenBy(rule)).hasSize(1);
        }

        @Test
        void aContactWhoseServerFailedAndWhoWasNotTriedAgain() {
            HandMade wrong = right().without("told")
                    .seen("failed", Entry.Kind.TOLD, 10.1, "servers", "n1", desk("Building-4") + FAILS);

            assertThat(wrong.seenBy(rule)).singleElement().asString().startsWith("desk was not tried again with n1");
        }

        @Test
        void nothingInOneWhoWasTriedAgain() {
            HandMade right =
                    right().seen("failed", Entry.Kind.TOLD, 10.05, "servers", "n1", desk("Building-4") + FAILS);

            assertThat(right.seenBy(rule)).isEmpty();
        }

        @Test
        void nothingInWhatAFaultHeldUp() {
            assertThat(right().but("told", "at", "16")
                            .fault("killed", 9, 13, false)
                            .seenBy(rule))
                    .isEmpty();
        }
    }

    @Nested
    class NoticesAreEscalatedSees {
        private final Rule rule = new NoticesAreEscalated();

        @Test
        void aStepThatWasForgotten() {
            assertThat(right().without("told-boss").seenBy(rule))
                    .singleElement()
                    .asString()
                    .startsWith("n1 was not escalated after step 0");
        }

        @Test
        void thatNobodyAcknowledgedAndItWasNotSaid() {
            assertThat(right().without("unseen").seenBy(rule))
                    .singleElement()
                    .asString()
                    .startsWith("n1 was not escalated after step 1");
        }

        @Test
        void aStepThatCameEarly() {
            assertThat(right().but("told-boss", "at", "25").seenBy(rule))
                    .singleElement()
                    .asString()
                    .startsWith("n1 was escalated after step 0 too early");
        }

        @Test
        void nothingInAnEarlyStepWhereNobodyCouldBeReached() {
            HandMade right = right().but("told", "taken", "false").but("told-boss", "at", "11");

            assertThat(right.but("unseen", "at", "31.1").seenBy(rule)).isEmpty();
        }

        @Test
        void aWordThatNobodyTookNoticeOf() {
            assertThat(right().without("heard").seenBy(rule))
                    .singleElement()
                    .asString()
                    .startsWith("n2 was acknowledged, and nobody took notice");
        }

        @Test
        void aStepThatWasToldInSpiteOfAWord() {
            HandMade wrong = right().seen(
                            "too", Entry.Kind.TOLD, 32, "servers", "n2", "contactId=boss address=mail@boss" + TAKES);

            assertThat(wrong.seenBy(rule)).singleElement().asString().startsWith("n2 was acknowledged, and told on");
        }

        @Test
        void aNoticeThatIsForgottenAfterASleep() {
            HandMade slept = right().fault("slept", 16, 81, false).without("told-boss", "unseen", "told-unseen");

            assertThat(slept.seenBy(rule))
                    .singleElement()
                    .asString()
                    .startsWith("n1 was neither acknowledged nor escalated to its end");
        }
    }

    @Nested
    class NobodyIsToldTooOftenSees {
        private final Rule rule = new NobodyIsToldTooOften();

        @Test
        void aContactWhoWasToldTwice() {
            assertThat(right().seen("again", Entry.Kind.TOLD, 11, "servers", "n1", desk("Building-4") + TAKES)
                            .seenBy(rule))
                    .containsExactly("desk was told of n1 2 times [told, again]");
        }

        @Test
        void nothingWhereTheServerDidNotSayThatItTookIt() {
            assertThat(right().seen("silent", Entry.Kind.TOLD, 10.05, "servers", "n1", desk("Building-4") + IS_SILENT)
                            .seenBy(rule))
                    .isEmpty();
        }

        @Test
        void oneMoreForEachCrashAndNoMore() {
            HandMade made = right().seen("again", Entry.Kind.TOLD, 12, "servers", "n1", desk("Building-4") + TAKES)
                    .fault("killed", 11, 11.5, false)
                    .but("killed", "crashes", "1");

            assertThat(made.seenBy(rule)).isEmpty();
            assertThat(made.seen("third", Entry.Kind.TOLD, 13, "servers", "n1", desk("Building-4") + TAKES)
                            .seenBy(rule))
                    .hasSize(1);
        }
    }

    @Nested
    class OnlyContactsAreToldSees {
        private final Rule rule = new OnlyContactsAreTold();

        @Test
        void anAddressThatNobodyProvisioned() {
            assertThat(right().but("told", "address", "mail@stranger").seenBy(rule))
                    .containsExactly("desk was told of n1 [told]");
        }

        @Test
        void anAddressThatTheContactHasNoMore() {
            HandMade wrong = right().in("moved", 1, "contacts", "desk", "step=0 address=mail@other");

            assertThat(wrong.seenBy(rule)).hasSize(1);
        }

        @Test
        void aContactOfAnotherPool() {
            assertThat(right().but("boss", "pool", "north").seenBy(rule)).hasSize(1);
        }

        @Test
        void anotherPlace() {
            assertThat(right().but("told", "place", "hq-4").seenBy(rule))
                    .singleElement()
                    .asString()
                    .startsWith("n1 was told with another place");
        }
    }
}
