package io.ringback.notify.rules;

import io.ringback.notify.rules.Asked.Progress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** R29: the contacts of the first step at once, the next step's when nobody acknowledges, and who has seen it. */
public final class NoticeRules {
    private final EscalationPolicy policy;

    public NoticeRules(EscalationPolicy policy) {
        this.policy = policy;
    }

    /**
     * A notice arrives. One that is older than notices are kept is over at once, and those who should have been told
     * hear that nobody acknowledged it. One that has no contacts and waits for nobody is over, too; another without
     * contacts can still be acknowledged.
     */
    public NoticeDecision heard(Notice notice, Contacts contacts, Instant now) {
        List<Contact> first = contacts.first(notice.pool(), notice.kind());
        if (first.isEmpty() && !notice.kind().isEscalated()) {
            return new NoticeDecision(null, List.of());
        }
        if (notice.at().plus(policy.remember()).isBefore(now)) {
            return new NoticeDecision(null, first.isEmpty() ? List.of() : unseen(notice, now));
        }
        if (first.isEmpty()) {
            return new NoticeDecision(new OpenNotice(notice, now, 0, null, false, List.of()), List.of());
        }
        Instant escalateAt = notice.kind().isEscalated() ? now.plus(policy.escalateAfter()) : null;
        OpenNotice open = new OpenNotice(notice, now, first.get(0).step(), null, false, List.of())
                .withNext(asked(first, now), escalateAt);
        return new NoticeDecision(open, tell(notice, open.asked()));
    }

    /** Somebody acknowledges. Only the first time counts, and it ends every further attempt. */
    public NoticeDecision acknowledged(OpenNotice open, String by) {
        if (open.seen()) {
            return new NoticeDecision(open, List.of());
        }
        OpenNotice seen = open.seenBySomebody().withAsked(Asked::noMore);
        return new NoticeDecision(
                unlessOver(seen),
                List.of(new NoticeOutput.Acknowledged(open.notice().id(), by)));
    }

    /** An attempt has ended. Where nobody of a step can be reached, the next step does not wait. */
    public NoticeDecision delivered(
            OpenNotice open, ContactId contact, int attempt, AttemptOutcome outcome, Instant now) {
        OpenNotice after = open.withAsked(
                asked -> asked.contact().equals(contact) ? asked.after(attempt, outcome, policy, now) : asked);
        if (after.seen()) {
            after = after.withAsked(Asked::noMore);
        }
        boolean inVain = after.escalateAt() != null && after.isInVain();
        return new NoticeDecision(unlessOver(inVain ? after.escalatedAt(now) : after), List.of());
    }

    /** Time has come: attempts are made again, the next step is told, what is over is forgotten. */
    public NoticeDecision due(OpenNotice open, Contacts contacts, Instant now) {
        if (open.isForgotten(policy, now)) {
            return new NoticeDecision(null, List.of());
        }
        List<NoticeOutput> outputs = new ArrayList<>();
        OpenNotice retried = open.withAsked(asked -> isDue(asked.due(), now) ? asked.again() : asked);
        for (int i = 0; i < retried.asked().size(); i++) {
            Asked asked = retried.asked().get(i);
            if (asked.attempt() > open.asked().get(i).attempt()) {
                outputs.add(new NoticeOutput.Tell(open.notice(), asked.contact(), asked.attempt()));
            }
        }
        OpenNotice next = isDue(open.escalateAt(), now) ? escalated(retried, contacts, now, outputs) : retried;
        return new NoticeDecision(unlessOver(next), outputs);
    }

    private OpenNotice escalated(OpenNotice open, Contacts contacts, Instant now, List<NoticeOutput> outputs) {
        Notice notice = open.notice();
        open.asked().stream()
                .filter(asked -> asked.step() == open.step())
                .forEach(asked ->
                        outputs.add(new NoticeOutput.Escalated(notice.id(), asked.contact(), asked.attempt())));
        List<Asked> next = asked(contacts.after(open.step(), open.told(), notice.pool(), notice.kind()), now);
        if (next.isEmpty()) {
            outputs.add(new NoticeOutput.Tellable(notice.notAcknowledged(now)));
            return open.withNext(next, null);
        }
        outputs.addAll(tell(notice, next));
        return open.withNext(next, now.plus(policy.escalateAfter()));
    }

    private static List<Asked> asked(List<Contact> contacts, Instant now) {
        return contacts.stream().map(contact -> Asked.first(contact, now)).toList();
    }

    private static List<NoticeOutput> tell(Notice notice, List<Asked> asked) {
        return asked.stream()
                .filter(each -> each.progress() == Progress.TRYING)
                .<NoticeOutput>map(each -> new NoticeOutput.Tell(notice, each.contact(), each.attempt()))
                .toList();
    }

    /** Said of what is about a call; that nobody saw a notice which waits for nobody says nothing. */
    private static List<NoticeOutput> unseen(Notice notice, Instant now) {
        return notice.kind().isEscalated()
                ? List.of(new NoticeOutput.Tellable(notice.notAcknowledged(now)))
                : List.of();
    }

    private static boolean isDue(@Nullable Instant due, Instant now) {
        return due != null && !now.isBefore(due);
    }

    private static @Nullable OpenNotice unlessOver(OpenNotice open) {
        return open.isOver() ? null : open;
    }
}
