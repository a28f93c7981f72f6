package io.ringback.notify.rules;

import static io.ringback.notify.rules.NoticeSamples.NOW;
import static io.ringback.notify.rules.NoticeSamples.RULES;
import static io.ringback.notify.rules.NoticeSamples.at;
import static io.ringback.notify.rules.NoticeSamples.call;
import static io.ringback.notify.rules.NoticeSamples.contacts;
import static io.ringback.notify.rules.NoticeSamples.heard;
import static io.ringback.notify.rules.NoticeSamples.notice;
import static io.ringback.notify.rules.NoticeSamples.open;
import static io.ringback.notify.rules.NoticeSamples.sent;
import static io.ringback.notify.rules.NoticeSamples.told;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** R29: the next step is told when nobody acknowledges, and the last one's silence is said. */
class EscalationTest {
    @Test
    void tellsTheNextStepWhenNobodyAcknowledges() {
        OpenNotice open = sent(heard(call()), "desk");

        NoticeDecision decision = RULES.due(open, contacts(), NOW.plusSeconds(60));
        NoticeDecision next = RULES.due(open, contacts(at(0, "desk"), at(2, "boss")), NOW.plusSeconds(60));

        assertThat(decision.outputs())
                .containsExactly(
                        new NoticeOutput.Escalated(call().id(), new ContactId("desk"), 1),
                        new NoticeOutput.Tellable(call().notAcknowledged(NOW.plusSeconds(60))));
        assertThat(told(next)).containsExactly("boss#1");
        assertThat(open(next).escalateAt()).isEqualTo(NOW.plusSeconds(120));
    }

    @Test
    void isNeverEarly() {
        OpenNotice open = sent(heard(call()), "desk");

        NoticeDecision decision = RULES.due(open, contacts(at(1, "boss")), NOW.plusMillis(59_999));

        assertThat(decision).isEqualTo(new NoticeDecision(open, List.of()));
    }

    @Test
    void saysOnceThatNobodyAcknowledgedAndCanBeAcknowledgedStill() {
        OpenNotice open = sent(heard(call()), "desk");
        OpenNotice exhausted = open(RULES.due(open, contacts(), NOW.plusSeconds(60)));

        assertThat(RULES.due(exhausted, contacts(at(9, "late")), NOW.plusSeconds(600))
                        .outputs())
                .isEmpty();
        assertThat(RULES.acknowledged(exhausted, "ann").outputs())
                .containsExactly(new NoticeOutput.Acknowledged(call().id(), "ann"));
    }

    @Test
    void neverTellsOneContactTwice() {
        OpenNotice open = sent(heard(call()), "desk");

        NoticeDecision decision = RULES.due(open, contacts(at(1, "desk"), at(2, "boss")), NOW.plusSeconds(60));

        assertThat(told(decision)).containsExactly("boss#1");
    }

    @Test
    void takesItsTimeBetweenStepsAfterALongSilence() {
        OpenNotice open = sent(heard(call()), "desk");
        Instant late = NOW.plus(Duration.ofMinutes(30));

        NoticeDecision decision = RULES.due(open, contacts(at(1, "boss"), at(2, "owner")), late);

        assertThat(told(decision)).containsExactly("boss#1");
        assertThat(open(decision).escalateAt()).isEqualTo(late.plusSeconds(60));
    }

    /** A short lease must not end an escalation in silence. */
    @Test
    void tellsEveryStepAlsoWhenNoticesAreKeptForLessTime() {
        EscalationPolicy shortly =
                new EscalationPolicy(Duration.ofSeconds(60), Duration.ofMinutes(15), Duration.ofSeconds(20));
        NoticeRules hasty = new NoticeRules(shortly);
        OpenNotice open = sent(open(hasty.heard(call(), contacts(at(0, "desk")), NOW)), "desk");

        assertThat(open.nextDue(shortly)).isEqualTo(NOW.plusSeconds(60));
        NoticeDecision next = hasty.due(open, contacts(at(0, "desk"), at(1, "boss")), NOW.plusSeconds(60));
        assertThat(told(next)).containsExactly("boss#1");
        OpenNotice boss = sent(open(next), "boss");
        NoticeDecision last = hasty.due(boss, contacts(), NOW.plusSeconds(120));

        assertThat(last.outputs()).contains(new NoticeOutput.Tellable(call().notAcknowledged(NOW.plusSeconds(120))));
        assertThat(hasty.due(open(last), contacts(), NOW.plusSeconds(120)).next())
                .isNull();
    }

    @Test
    void escalatesAfterALongSilenceWhatNobodyAcknowledgedBeforeItIsForgotten() {
        OpenNotice open = sent(heard(call()), "desk");

        assertThat(RULES.due(open, contacts(), NOW.plus(Duration.ofHours(2))).outputs())
                .contains(new NoticeOutput.Tellable(call().notAcknowledged(NOW.plus(Duration.ofHours(2)))));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void escalatesOnlyWhatIsAboutCalls(Kind kind) {
        OpenNotice open = heard(notice(kind, NOW));
        Set<Kind> calls = Set.of(
                Kind.EMERGENCY_CALL_PLACED,
                Kind.CALLBACK_UNANSWERED,
                Kind.LATE_CALLBACK,
                Kind.LATE_EVENT,
                Kind.REJECTED);

        assertThat(open.escalateAt() != null).isEqualTo(calls.contains(kind));
        assertThat(RULES.delivered(open, new ContactId("desk"), 1, AttemptOutcome.SENT, NOW)
                                .next()
                        == null)
                .isEqualTo(!calls.contains(kind));
    }
}
