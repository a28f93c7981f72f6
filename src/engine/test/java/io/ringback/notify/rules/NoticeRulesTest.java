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
import static io.ringback.notify.rules.NoticeSamples.sent;
import static io.ringback.notify.rules.NoticeSamples.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.core.PoolName;
import io.ringback.event.NoticeKind;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** R29: who is told of a notice, and how long it is kept. */
class NoticeRulesTest {
    @Test
    void tellsTheContactsOfTheFirstStepAtOnce() {
        NoticeDecision decision = RULES.heard(call(), contacts(at(0, "desk"), at(0, "ann"), at(1, "boss")), NOW);

        assertThat(told(decision)).containsExactly("ann#1", "desk#1");
        assertThat(open(decision).escalateAt()).isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    void beginsWithTheLowestStepThereIs() {
        assertThat(told(RULES.heard(call(), contacts(at(3, "boss"), at(7, "owner")), NOW)))
                .containsExactly("boss#1");
    }

    @Test
    void tellsNobodyWhoseNoticeItIsNot() {
        Contact north = new Contact(new ContactId("north"), new PoolName("north"), Set.of(), 0);
        Contact low = new Contact(new ContactId("low"), null, Set.of(Kind.POOL_LOW), 0);

        NoticeDecision decision = RULES.heard(call(), contacts(north, low, at(1, "boss")), NOW);

        assertThat(told(decision)).containsExactly("boss#1");
    }

    @Test
    void forgetsANoticeThatNobodyWantsAndThatWaitsForNobody() {
        assertThat(RULES.heard(notice(Kind.POOL_LOW, NOW), contacts(), NOW))
                .isEqualTo(new NoticeDecision(null, List.of()));
    }

    @Test
    void takesAPersonsWordForANoticeThatHadNoContacts() {
        OpenNotice open = open(RULES.heard(call(), contacts(), NOW));

        NoticeDecision seen = RULES.acknowledged(open, "alex");

        assertThat(seen.next()).isNull();
        assertThat(seen.outputs()).containsExactly(new NoticeOutput.Acknowledged(call().id(), "alex"));
    }

    @Test
    void keepsANoticeWithoutContactsNoLongerThanOthers() {
        OpenNotice open = open(RULES.heard(call(), contacts(), NOW));

        assertThat(open.nextDue(POLICY)).isEqualTo(NOW.plus(POLICY.remember()));
        assertThat(RULES.due(open, contacts(), NOW.plus(POLICY.remember())))
                .isEqualTo(new NoticeDecision(null, List.of()));
    }

    /** After an outage of more than an hour: too late to act on it, and nobody has seen it. */
    @Test
    void saysOfACallsNoticeThatIsOlderThanNoticesAreKeptThatNobodyAcknowledgedIt() {
        Notice old = notice(Kind.EMERGENCY_CALL_PLACED, NOW.minus(Duration.ofMinutes(61)));

        assertThat(RULES.heard(old, contacts(at(0, "desk")), NOW))
                .isEqualTo(new NoticeDecision(null, List.of(new NoticeOutput.Tellable(old.notAcknowledged(NOW)))));
        assertThat(RULES.heard(old, contacts(), NOW)).isEqualTo(new NoticeDecision(null, List.of()));
    }

    @Test
    void tellsNobodyOfAnotherThatIsOlder() {
        Notice old = notice(Kind.POOL_LOW, NOW.minus(Duration.ofMinutes(61)));

        assertThat(RULES.heard(old, contacts(at(0, "desk")), NOW)).isEqualTo(new NoticeDecision(null, List.of()));
    }

    @Test
    void endsWithTheFirstAcknowledgement() {
        OpenNotice open = sent(heard(call()), "desk");

        NoticeDecision decision = RULES.acknowledged(open, "desk");

        assertThat(decision)
                .isEqualTo(new NoticeDecision(null, List.of(new NoticeOutput.Acknowledged(call().id(), "desk"))));
    }

    @Test
    void forgetsANoticeAfterTheTimeThatNoticesAreKept() {
        OpenNotice open = sent(heard(call()), "desk");
        OpenNotice exhausted = open(RULES.due(open, contacts(), NOW.plusSeconds(60)));

        assertThat(exhausted.nextDue(POLICY)).isEqualTo(NOW.plus(Duration.ofMinutes(60)));
        assertThat(RULES.due(exhausted, contacts(), NOW.plus(Duration.ofMinutes(60))))
                .isEqualTo(new NoticeDecision(null, List.of()));
    }

    @Test
    void knowsEveryKindOfTheContract() {
        assertThat(Arrays.stream(Kind.values()).map(Kind::name))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(NoticeKind.values()).map(NoticeKind::name).toList());
    }
}
