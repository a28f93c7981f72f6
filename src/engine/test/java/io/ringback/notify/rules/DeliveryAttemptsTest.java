package io.ringback.notify.rules;

import static io.ringback.notify.rules.NoticeSamples.NOW;
import static io.ringback.notify.rules.NoticeSamples.POLICY;
import static io.ringback.notify.rules.NoticeSamples.RULES;
import static io.ringback.notify.rules.NoticeSamples.at;
import static io.ringback.notify.rules.NoticeSamples.call;
import static io.ringback.notify.rules.NoticeSamples.contacts;
import static io.ringback.notify.rules.NoticeSamples.heard;
import static io.ringback.notify.rules.NoticeSamples.notice;
import static io.ringback.notify.rules.NoticeSamples.open;
import static io.ringback.notify.rules.NoticeSamples.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.notify.rules.Asked.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** R29: how often and for how long a contact is tried. */
class DeliveryAttemptsTest {
    @Test
    void waitsForAnAttemptThatIsUnderWayWhenSomebodyAcknowledgesAndTriesNoMore() {
        OpenNotice seen = open(RULES.acknowledged(heard(call()), "ann"));

        assertThat(RULES.acknowledged(seen, "bob").outputs()).isEmpty();
        assertThat(RULES.delivered(seen, new ContactId("desk"), 1, AttemptOutcome.FAILED, NOW)
                        .next())
                .isNull();
    }

    @Test
    void triesAgainWithGrowingPausesUntilItGivesUp() {
        OpenNotice open = heard(notice(Kind.POOL_LOW, NOW));
        Instant now = NOW;
        int attempt = 1;
        NoticeDecision decision = RULES.delivered(open, new ContactId("desk"), attempt, AttemptOutcome.FAILED, now);
        Duration pause = Duration.ZERO;
        while (decision.next() != null) {
            Instant due = Objects.requireNonNull(decision.next().asked().get(0).due());
            assertThat(Duration.between(now, due))
                    .isGreaterThanOrEqualTo(pause)
                    .isLessThanOrEqualTo(Duration.ofMinutes(1));
            pause = Duration.between(now, due);
            now = due;
            attempt++;
            NoticeDecision again = RULES.due(decision.next(), contacts(), now);
            assertThat(told(again)).containsExactly("desk#" + attempt);
            decision = RULES.delivered(open(again), new ContactId("desk"), attempt, AttemptOutcome.FAILED, now);
        }
        assertThat(Duration.between(NOW, now)).isBetween(Duration.ofMinutes(14), Duration.ofMinutes(15));
    }

    @Test
    void doesNotLetTheNextStepWaitForContactsWhoCannotBeReached() {
        NoticeDecision refused =
                RULES.delivered(heard(call()), new ContactId("desk"), 1, AttemptOutcome.REFUSED, NOW.plusSeconds(1));

        OpenNotice open = open(refused);

        assertThat(open.nextDue(POLICY)).isEqualTo(NOW.plusSeconds(1));
        assertThat(told(RULES.due(open, contacts(at(1, "boss")), NOW.plusSeconds(1))))
                .containsExactly("boss#1");
    }

    @Test
    void ignoresTheOutcomeOfAnotherAttempt() {
        OpenNotice open = heard(call());

        assertThat(RULES.delivered(open, new ContactId("desk"), 2, AttemptOutcome.SENT, NOW))
                .isEqualTo(new NoticeDecision(open, List.of()));
        assertThat(RULES.delivered(open, new ContactId("nobody"), 1, AttemptOutcome.SENT, NOW))
                .isEqualTo(new NoticeDecision(open, List.of()));
    }

    /** A frozen instance woke up and told of the failure of an attempt that the next one has made, too. */
    @Test
    void triesNoMoreWhenAnEarlierAttemptTurnsOutToHaveGoneOut() {
        ContactId desk = new ContactId("desk");
        OpenNotice failed = open(RULES.delivered(heard(call()), desk, 1, AttemptOutcome.FAILED, NOW));
        OpenNotice again = open(RULES.due(failed, contacts(), NOW.plusSeconds(1)));

        for (OpenNotice open : List.of(failed, again)) {
            OpenNotice sent = open(RULES.delivered(open, desk, 1, AttemptOutcome.SENT, NOW.plusSeconds(2)));

            assertThat(sent.asked()).allMatch(asked -> asked.progress() == Progress.SENT);
            assertThat(RULES.delivered(sent, desk, 2, AttemptOutcome.FAILED, NOW.plusSeconds(3)))
                    .isEqualTo(new NoticeDecision(sent, List.of()));
        }
    }

    @Test
    void triesAContactForTheWholeTimeAlsoWhenNoticesAreKeptForLess() {
        NoticeRules hasty = new NoticeRules(
                new EscalationPolicy(Duration.ofSeconds(60), Duration.ofMinutes(15), Duration.ofSeconds(1)));
        OpenNotice open = open(hasty.heard(notice(Kind.POOL_LOW, NOW), contacts(at(0, "desk")), NOW));
        OpenNotice failed =
                open(hasty.delivered(open, new ContactId("desk"), 1, AttemptOutcome.FAILED, NOW.plusSeconds(10)));

        assertThat(told(hasty.due(failed, contacts(), NOW.plusSeconds(11)))).containsExactly("desk#2");
        assertThat(hasty.due(failed, contacts(), NOW.plus(Duration.ofMinutes(15)))
                        .next())
                .isNull();
    }
}
