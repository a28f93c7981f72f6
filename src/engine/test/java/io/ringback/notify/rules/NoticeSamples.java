package io.ringback.notify.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.core.PoolName;
import io.ringback.notify.rules.Asked.Progress;
import io.ringback.notify.rules.Notice.About;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Notices, contacts and a policy to try the rules with. */
final class NoticeSamples {
    static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

    static final EscalationPolicy POLICY =
            new EscalationPolicy(Duration.ofSeconds(60), Duration.ofMinutes(15), Duration.ofMinutes(60));

    private static final PoolName POOL = new PoolName("default");
    static final NoticeRules RULES = new NoticeRules(POLICY);

    private NoticeSamples() {}

    static OpenNotice heard(Notice notice) {
        return open(RULES.heard(notice, contacts(at(0, "desk")), NOW));
    }

    static OpenNotice sent(OpenNotice open, String contact) {
        OpenNotice sent = open(RULES.delivered(open, new ContactId(contact), 1, AttemptOutcome.SENT, NOW));
        assertThat(sent.asked()).allMatch(asked -> asked.progress() == Progress.SENT);
        return sent;
    }

    static Contact at(int step, String id) {
        return new Contact(new ContactId(id), null, Set.of(), step);
    }

    static Contacts contacts(Contact... contacts) {
        return new Contacts(List.of(contacts));
    }

    static Notice call() {
        return notice(Kind.EMERGENCY_CALL_PLACED, NOW);
    }

    static Notice notice(Kind kind, Instant at) {
        return new Notice(
                new NoticeId("default-1"), POOL, kind, new About("c1", "ann", "+12025550101", "hq-4", null, null), at);
    }

    static List<String> told(NoticeDecision decision) {
        return decision.outputs().stream()
                .filter(NoticeOutput.Tell.class::isInstance)
                .map(NoticeOutput.Tell.class::cast)
                .map(tell -> tell.contact().value() + "#" + tell.attempt())
                .toList();
    }

    static OpenNotice open(NoticeDecision decision) {
        @Nullable OpenNotice next = decision.next();
        return Objects.requireNonNull(next, "the notice is over");
    }
}
