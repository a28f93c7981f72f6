package io.ringback.notify.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.core.PoolName;
import io.ringback.event.NoticeKind;
import io.ringback.notify.rules.Asked.Progress;
import io.ringback.notify.rules.Notice.About;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** R29, rule by rule. */
class NoticeRulesTest {
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    private static final EscalationPolicy POLICY =
            new EscalationPolicy(Duration.ofSeconds(60), Duration.ofMinutes(15), Duration.ofMinutes(60));
    private static final PoolName POOL = new PoolName("default");

    private final NoticeRules rules = new NoticeRules(POLICY);

    @Test
    void tellsTheContactsOfTheFirstStepAtOnce() {
        NoticeDecision decision = rules.heard(call(), contacts(at(0, "desk"), at(0, "ann"), at(1, "boss")), NOW);

        assertThat(told(decision)).containsExactly("ann#1", "desk#1");
        assertThat(open(decision).escalateAt()).isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    void beginsWithTheLowestStepThereIs() {
        assertThat(told(rules.heard(call(), contacts(at(3, "boss"), at(7, "owner")), NOW)))
                .containsExactly("boss#1");
    }

    @Test
    void tellsNobodyWhoseNoticeItIsNot() {
        Contact north = new Contact(new ContactId("north"), new PoolName("north"), Set.of(), 0);
        Contact low = new Contact(new ContactId("low"), null, Set.of(Kind.POOL_LOW), 0);

        NoticeDecision decision = rules.heard(call(), contacts(north, low, at(1, "boss")), NOW);

        assertThat(told(decision)).containsExactly("boss#1");
    }

    @Test
    void forgetsANoticeThatNobodyWantsAndThatWaitsForNobody() {
        assertThat(rules.heard(notice(Kind.POOL_LOW, NOW), contacts(), NOW)).isEqualTo(new NoticeDecision(null, List.of()));
    }

    @Test
    void takesAPersonsWordForANoticeThatHadNoContacts() {
        OpenNotice open = open(rules.heard(call(), contacts(), NOW));

        NoticeDecision seen = rules.acknowledged(open, "alex");

        assertThat(seen.next()).isNull();
        assertThat(seen.outputs()).containsExactly(new NoticeOutput.Acknowledged(call().id(), "alex"));
    }

    @Test
    void keepsANoticeWithoutContactsNoLongerThanOthers() {
        OpenNotice open = open(rules.heard(call(), contacts(), NOW));

        assertThat(open.nextDue(POLICY)).isEqualTo(NOW.plus(POLICY.remember()));
        assertThat(rules.due(open, contacts(), NOW.plus(POLICY.remember()))).isEqualTo(new NoticeDecision(null, List.of()));
    }

    /** After an outage of more than an hour: too late to act on it, and nobody has seen it. */
    @Test
    void saysOfACallsNoticeThatIsOlderThanNoticesAreKeptThatNobodyAcknowledgedIt() {
        Notice old = notice(Kind.EMERGENCY_CALL_PLACED, NOW.minus(Duration.ofMinutes(61)));

        assertThat(rules.heard(old, contacts(at(0, "desk")), NOW))
                .isEqualTo(new NoticeDecision(null, List.of(new NoticeOutput.Tellable(old.notAcknowledged(NOW)))));
        assertThat(rules.heard(old, contacts(), NOW)).isEqualTo(new NoticeDecision(null, List.of()));
    }

    @Test
    void tellsNobodyOfAnotherThatIsOlder() {
        Notice old = notice(Kind.POOL_LOW, NOW.minus(Duration.ofMinutes(61)));

        assertThat(rules.heard(old, contacts(at(0, "desk")), NOW)).isEqualTo(new NoticeDecision(null, List.of()));
    }

    @Test
    void tellsTheNextStepWhenNobodyAcknowledges() {
        OpenNotice open = sent(heard(call()), "desk");

        NoticeDecision decision = rules.due(open, contacts(), NOW.plusSeconds(60));
        NoticeDecision next = rules.due(open, contacts(at(0, "desk"), at(2, "boss")), NOW.plusSeconds(60));

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

        NoticeDecision decision = rules.due(open, contacts(at(1, "boss")), NOW.plusMillis(59_999));

        assertThat(decision).isEqualTo(new NoticeDecision(open, List.of()));
    }

    @Test
    void saysOnceThatNobodyAcknowledgedAndCanBeAcknowledgedStill() {
        OpenNotice open = sent(heard(call()), "desk");
        OpenNotice exhausted = open(rules.due(open, contacts(), NOW.plusSeconds(60)));

        assertThat(rules.due(exhausted, contacts(at(9, "late")), NOW.plusSeconds(600))
                        .outputs())
                .isEmpty();
        assertThat(rules.acknowledged(exhausted, "ann").outputs())
                .containsExactly(new NoticeOutput.Acknowledged(call().id(), "ann"));
    }

    @Test
    void endsWithTheFirstAcknowledgement() {
        OpenNotice open = sent(heard(call()), "desk");

        NoticeDecision decision = rules.acknowledged(open, "desk");

        assertThat(decision).isEqualTo(new NoticeDecision(null, List.of(new NoticeOutput.Acknowledged(call().id(), "desk"))));
    }

    @Test
    void waitsForAnAttemptThatIsUnderWayWhenSomebodyAcknowledgesAndTriesNoMore() {
        OpenNotice seen = open(rules.acknowledged(heard(call()), "ann"));

        assertThat(rules.acknowledged(seen, "bob").outputs()).isEmpty();
        assertThat(rules.delivered(seen, new ContactId("desk"), 1, AttemptOutcome.FAILED, NOW)
                        .next())
                .isNull();
    }

    @Test
    void triesAgainWithGrowingPausesUntilItGivesUp() {
        OpenNotice open = heard(notice(Kind.POOL_LOW, NOW));
        Instant now = NOW;
        int attempt = 1;
        NoticeDecision decision = rules.delivered(open, new ContactId("desk"), attempt, AttemptOutcome.FAILED, now);
        Duration pause = Duration.ZERO;
        while (decision.next() != null) {
            Instant due = Objects.requireNonNull(decision.next().asked().get(0).due());
            assertThat(Duration.between(now, due))
                    .isGreaterThanOrEqualTo(pause)
                    .isLessThanOrEqualTo(Duration.ofMinutes(1));
            pause = Duration.between(now, due);
            now = due;
            attempt++;
            NoticeDecision again = rules.due(decision.next(), contacts(), now);
            assertThat(told(again)).containsExactly("desk#" + attempt);
            decision = rules.delivered(open(again), new ContactId("desk"), attempt, AttemptOutcome.FAILED, now);
        }
        assertThat(Duration.between(NOW, now)).isBetween(Duration.ofMinutes(14), Duration.ofMinutes(15));
    }

    @Test
    void doesNotLetTheNextStepWaitForContactsWhoCannotBeReached() {
        NoticeDecision refused =
                rules.delivered(heard(call()), new ContactId("desk"), 1, AttemptOutcome.REFUSED, NOW.plusSeconds(1));

        OpenNotice open = open(refused);

        assertThat(open.nextDue(POLICY)).isEqualTo(NOW.plusSeconds(1));
        assertThat(told(rules.due(open, contacts(at(1, "boss")), NOW.plusSeconds(1))))
                .containsExactly("boss#1");
    }

    @Test
    void ignoresTheOutcomeOfAnotherAttempt() {
        OpenNotice open = heard(call());

        assertThat(rules.delivered(open, new ContactId("desk"), 2, AttemptOutcome.SENT, NOW))
                .isEqualTo(new NoticeDecision(open, List.of()));
        assertThat(rules.delivered(open, new ContactId("nobody"), 1, AttemptOutcome.SENT, NOW))
                .isEqualTo(new NoticeDecision(open, List.of()));
    }

    /** A frozen instance woke up and told of the failure of an attempt that the next one has made, too. */
    @Test
    void triesNoMoreWhenAnEarlierAttemptTurnsOutToHaveGoneOut() {
        ContactId desk = new ContactId("desk");
        OpenNotice failed = open(rules.delivered(heard(call()), desk, 1, AttemptOutcome.FAILED, NOW));
        OpenNotice again = open(rules.due(failed, contacts(), NOW.plusSeconds(1)));

        for (OpenNotice open : List.of(failed, again)) {
            OpenNotice sent = open(rules.delivered(open, desk, 1, AttemptOutcome.SENT, NOW.plusSeconds(2)));

            assertThat(sent.asked()).allMatch(asked -> asked.progress() == Progress.SENT);
            assertThat(rules.delivered(sent, desk, 2, AttemptOutcome.FAILED, NOW.plusSeconds(3)))
                    .isEqualTo(new NoticeDecision(sent, List.of()));
        }
    }

    @Test
    void neverTellsOneContactTwice() {
        OpenNotice open = sent(heard(call()), "desk");

        NoticeDecision decision = rules.due(open, contacts(at(1, "desk"), at(2, "boss")), NOW.plusSeconds(60));

        assertThat(told(decision)).containsExactly("boss#1");
    }

    @Test
    void takesItsTimeBetweenStepsAfterALongSilence() {
        OpenNotice open = sent(heard(call()), "desk");
        Instant late = NOW.plus(Duration.ofMinutes(30));

        NoticeDecision decision = rules.due(open, contacts(at(1, "boss"), at(2, "owner")), late);

        assertThat(told(decision)).containsExactly("boss#1");
        assertThat(open(decision).escalateAt()).isEqualTo(late.plusSeconds(60));
    }

    @Test
    void forgetsANoticeAfterTheTimeThatNoticesAreKept() {
        OpenNotice open = sent(heard(call()), "desk");
        OpenNotice exhausted = open(rules.due(open, contacts(), NOW.plusSeconds(60)));

        assertThat(exhausted.nextDue(POLICY)).isEqualTo(NOW.plus(Duration.ofMinutes(60)));
        assertThat(rules.due(exhausted, contacts(), NOW.plus(Duration.ofMinutes(60))))
                .isEqualTo(new NoticeDecision(null, List.of()));
    }

    /** A short lease must not end an escalation in silence. */
    @Test
    void tellsEveryStepAlsoWhenNoticesAreKeptForLessTime() {
        EscalationPolicy shortly = new EscalationPolicy(Duration.ofSeconds(60), Duration.ofMinutes(15), Duration.ofSeconds(20));
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
    void triesAContactForTheWholeTimeAlsoWhenNoticesAreKeptForLess() {
        NoticeRules hasty =
                new NoticeRules(new EscalationPolicy(Duration.ofSeconds(60), Duration.ofMinutes(15), Duration.ofSeconds(1)));
        OpenNotice open = open(hasty.heard(notice(Kind.POOL_LOW, NOW), contacts(at(0, "desk")), NOW));
        OpenNotice failed = open(hasty.delivered(open, new ContactId("desk"), 1, AttemptOutcome.FAILED, NOW.plusSeconds(10)));

        assertThat(told(hasty.due(failed, contacts(), NOW.plusSeconds(11)))).containsExactly("desk#2");
        assertThat(hasty.due(failed, contacts(), NOW.plus(Duration.ofMinutes(15)))
                        .next())
                .isNull();
    }

    @Test
    void escalatesAfterALongSilenceWhatNobodyAcknowledgedBeforeItIsForgotten() {
        OpenNotice open = sent(heard(call()), "desk");

        assertThat(rules.due(open, contacts(), NOW.plus(Duration.ofHours(2))).outputs())
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
        assertThat(rules.delivered(open, new ContactId("desk"), 1, AttemptOutcome.SENT, NOW)
                                .next()
                        == null)
                .isEqualTo(!calls.contains(kind));
    }

    @Test
    void knowsEveryKindOfTheContract() {
        assertThat(Arrays.stream(Kind.values()).map(Kind::name))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(NoticeKind.values()).map(NoticeKind::name).toList());
    }

    private OpenNotice heard(Notice notice) {
        return open(rules.heard(notice, contacts(at(0, "desk")), NOW));
    }

    private OpenNotice sent(OpenNotice open, String contact) {
        OpenNotice sent = open(rules.delivered(open, new ContactId(contact), 1, AttemptOutcome.SENT, NOW));
        assertThat(sent.asked()).allMatch(asked -> asked.progress() == Progress.SENT);
        return sent;
    }

    static Contact at(int step, String id) {
        return new Contact(new ContactId(id), null, Set.of(), step);
    }

    static Contacts contacts(Contact... contacts) {
        return new Contacts(List.of(contacts));
    }

    private static Notice call() {
        return notice(Kind.EMERGENCY_CALL_PLACED, NOW);
    }

    static Notice notice(Kind kind, Instant at) {
        return new Notice(
                new NoticeId("default-1"), POOL, kind, new About("c1", "ann", "+12025550101", "hq-4", null, null), at);
    }

    private static List<String> told(NoticeDecision decision) {
        return decision.outputs().stream()
                .filter(NoticeOutput.Tell.class::isInstance)
                .map(NoticeOutput.Tell.class::cast)
                .map(tell -> tell.contact().value() + "#" + tell.attempt())
                .toList();
    }

    private static OpenNotice open(NoticeDecision decision) {
        @Nullable OpenNotice next = decision.next();
        return Objects.requireNonNull(next, "the notice is over");
    }
}
