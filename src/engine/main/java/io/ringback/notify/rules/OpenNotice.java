package io.ringback.notify.rules;

import io.ringback.notify.rules.Asked.Progress;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A notice that is not over: whom it was told, and what is to come.
 *
 * @param heardAt when notify read it
 * @param step the last step whose contacts were told
 * @param escalateAt when the next step's contacts are told; null when they never will be
 * @param asked whom it was told, in that order
 */
public record OpenNotice(
        Notice notice, Instant heardAt, int step, @Nullable Instant escalateAt, boolean seen, List<Asked> asked) {
    public OpenNotice {
        asked = List.copyOf(asked);
    }

    /** When something is to be done, whatever comes meanwhile. */
    public Instant nextDue(EscalationPolicy policy) {
        Instant step = escalateAt == null ? keptUntil(policy) : escalateAt;
        return Stream.concat(Stream.of(step), asked.stream().map(Asked::due).filter(Objects::nonNull))
                .min(Instant::compareTo)
                .orElseThrow();
    }

    /**
     * Whether it is forgotten: not while a step is to come or an attempt is made, however short the time that notices are
     * kept. Steps only go up and attempts end, so that it is forgotten in the end.
     */
    boolean isForgotten(EscalationPolicy policy, Instant now) {
        return escalateAt == null && !now.isBefore(keptUntil(policy));
    }

    private Instant keptUntil(EscalationPolicy policy) {
        return asked.stream()
                .filter(Asked::isUnderWay)
                .map(each -> each.firstAt().plus(policy.retryFor()))
                .reduce(heardAt.plus(policy.remember()), (one, other) -> one.isBefore(other) ? other : one);
    }

    /** The attempts that were under way when the state was saved: after a crash they are made again. */
    public List<Asked> underWay() {
        return asked.stream().filter(each -> each.progress() == Progress.TRYING).toList();
    }

    Set<ContactId> told() {
        return asked.stream().map(Asked::contact).collect(Collectors.toSet());
    }

    /** Nothing is to come and nobody is to answer. */
    boolean isOver() {
        boolean answered = seen || !notice.kind().isEscalated();
        return answered && asked.stream().noneMatch(Asked::isUnderWay);
    }

    /** Nobody of the last step can be reached. */
    boolean isInVain() {
        return asked.stream().filter(each -> each.step() == step).allMatch(each -> each.progress() == Progress.OVER);
    }

    OpenNotice withAsked(UnaryOperator<Asked> change) {
        return new OpenNotice(
                notice,
                heardAt,
                step,
                escalateAt,
                seen,
                asked.stream().map(change).toList());
    }

    OpenNotice withNext(List<Asked> more, @Nullable Instant nextEscalation) {
        List<Asked> everybody = Stream.concat(asked.stream(), more.stream()).toList();
        int last = more.isEmpty() ? step : more.get(0).step();
        return new OpenNotice(notice, heardAt, last, nextEscalation, seen, everybody);
    }

    OpenNotice seenBySomebody() {
        return new OpenNotice(notice, heardAt, step, null, true, asked);
    }

    OpenNotice escalatedAt(Instant now) {
        return new OpenNotice(notice, heardAt, step, now, seen, asked);
    }
}
