package io.ringback.faults;

import static io.ringback.faults.HandMade.NUMBER;
import static io.ringback.faults.HandMade.right;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What the rule about consumers sees: Ann is shielded from 7 to 30, her number is hers until 67. */
class ConsumerCheckerTest {
    private final Rule rule = new ConsumersKeepTheRules();

    private static HandMade shown(double second, String where, String key, String fields) {
        return right().seen("shown", Entry.Kind.SHOWN, second, where, key, fields);
    }

    private static String until(double second) {
        long noon = Instant.parse("2026-03-01T12:00:00Z").toEpochMilli();
        return " until=" + Math.round(noon + second * 1000);
    }

    @Test
    void nothingInConsumersThatDoAsTheyShould() {
        HandMade made = shown(8, "router.agents", "ann", "blocked=true" + until(67))
                .seen("later", Entry.Kind.SHOWN, 31, "router.agents", "ann", "blocked=false")
                .seen("dialled-number", Entry.Kind.SHOWN, 40, "router.numbers", NUMBER, "agentId=ann")
                .seen("dialled-late", Entry.Kind.SHOWN, 70, "router.numbers", NUMBER, "agentId=")
                .seen("dnd-shown", Entry.Kind.SHOWN, 20, "presence", "ann", "emergency=true")
                .seen("own-shown", Entry.Kind.SHOWN, 40, "presence", "ann", "emergency=false")
                .seen("call-hidden", Entry.Kind.SHOWN, 40, "dashboard", "c1", "hidden=true");

        assertThat(made.seenBy(rule)).isEmpty();
    }

    @Test
    void anAgentWhoIsRungInSpiteOfABlock() {
        assertThat(shown(8, "router.agents", "ann", "blocked=false").seenBy(rule))
                .singleElement()
                .asString()
                .contains("ann", "is rung in spite of a block");
    }

    @Test
    void anAgentWhoIsBlockedWithoutABlock() {
        assertThat(shown(31, "router.agents", "ann", "blocked=true" + until(67)).seenBy(rule))
                .singleElement()
                .asString()
                .contains("is blocked without a block");
    }

    @Test
    void aRouterThatReadsNothingAndKeepsNoDeadline() {
        HandMade wrong = shown(68, "router.agents", "ann", "blocked=true behind=true" + until(67));

        assertThat(wrong.seenBy(rule)).singleElement().asString().contains("beyond the deadline");
        assertThat(shown(40, "router.agents", "ann", "blocked=true behind=true" + until(67))
                        .seenBy(rule))
                .isEmpty();
    }

    @Test
    void aResponderWhoReachesAnotherThanTheHolder() {
        assertThat(shown(40, "router.numbers", NUMBER, "agentId=bob").seenBy(rule))
                .hasSize(1);
        assertThat(shown(40, "router.numbers", NUMBER, "agentId=").seenBy(rule)).hasSize(1);
        assertThat(shown(70, "router.numbers", NUMBER, "agentId=ann").seenBy(rule))
                .hasSize(1);
        assertThat(shown(70, "router.numbers", NUMBER, "agentId=ann behind=true")
                        .seenBy(rule))
                .hasSize(1);
    }

    @Test
    void aStatusThatOutlivesItsDeadline() {
        assertThat(shown(40, "presence", "ann", "emergency=true").seenBy(rule)).hasSize(1);
        assertThat(shown(70, "presence", "ann", "emergency=true behind=true").seenBy(rule))
                .hasSize(1);
    }

    @Test
    void aSuppressedCallThatIsShown() {
        assertThat(shown(40, "dashboard", "c1", "hidden=false").seenBy(rule))
                .singleElement()
                .asString()
                .contains("c1", "is shown");
    }
}
