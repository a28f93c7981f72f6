package io.ringback.faults;

import static io.ringback.faults.HandMade.right;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What the checker sees of inputs: that each leads to what it must, and nothing comes from nowhere. See {@link CheckerTest}. */
class CheckerOfInputsTest {
    @Nested
    class InputsAreAccountedForSees {
        private final Rule rule = new InputsAreAccountedFor();

        @Test
        void poisonThatIsNotRejected() {
            assertThat(right().without("rejected").seenBy(rule))
                    .containsExactly("call-events-0-35000 is poison and was not rejected [poison]");
        }

        @Test
        void aSoundRecordThatIsRejected() {
            assertThat(right().but("rejected", "offset", "30000")
                            .without("poison")
                            .seenBy(rule))
                    .containsExactly("call-events-0-30000 is sound and was rejected [closed, rejected]");
        }

        @Test
        void anEndThatWasLost() {
            assertThat(right().without("after-call", "dropped").seenBy(rule))
                    .containsExactly("c1 ended and is still shown as up [hidden, ended, later]");
        }

        @Test
        void anAnswerThatWasLost() {
            assertThat(right().without("in-call").seenBy(rule))
                    .containsExactly("c2 was answered and never shown as taken [ringing, answered, callback-dropped]");
        }

        @Test
        void anOutputOfAnOrdinaryCall() {
            assertThat(right().out("phantom", 201, "dashboard-suppressions", "c9", "callId=c9 state=IN_CALL", 261)
                            .seenBy(rule))
                    .containsExactly("c9 is none of ours and has an output [phantom]");
        }

        @Test
        void anOutputFromNowhere() {
            assertThat(right().without("dialled", "ended").seenBy(rule))
                    .containsExactly("c1 is none of ours and has an output [sent]");
        }
    }
}
