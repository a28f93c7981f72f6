package io.ringback.core;

import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What consumers are told of a session, as a function of the session. Every override is the difference between what was
 * told before and what holds now, so none can be forgotten, lifted twice, or keep an old deadline.
 */
final class Rows {
    private final @Nullable Session before;
    private final @Nullable Session after;
    private final Instant now;
    private final Reason why;
    private final Consumer<Output> out;

    private Rows(@Nullable Session before, @Nullable Session after, Instant now, Reason why, Consumer<Output> out) {
        this.before = before;
        this.after = after;
        this.now = now;
        this.why = why;
        this.out = out;
    }

    /**
     * Tells what changed.
     *
     * @param before the session as consumers know it; null when there was none
     * @param after the session as it is; null when it is over
     */
    static void tell(
            @Nullable Session before,
            @Nullable Session after,
            Policy policy,
            @Nullable BaseStatus base,
            Instant now,
            Reason why,
            Consumer<Output> out) {
        Rows rows = new Rows(before, after, now, why, out);
        rows.number(policy);
        rows.shield(base);
        rows.suppressions();
    }

    private void number(Policy policy) {
        CallbackNumber had = before == null ? null : before.number();
        CallbackNumber has = after == null ? null : after.number();
        if (has != null && after != null && after.party() instanceof AgentId agent && deadlineMoved()) {
            Output.LeaseState state = has.equals(had) ? Output.LeaseState.EXTENDED : Output.LeaseState.ISSUED;
            Instant until = after.term().publishedUntil();
            out.accept(new Output.NumberRow(has, agent, after.fence(), state, after.since(), until, null, why));
            out.accept(new Output.RouteRow(has, agent, after.fence(), true, until, why));
        }
        if (had != null && before != null && before.party() instanceof AgentId agent && !had.equals(has)) {
            Instant rests = now.plus(policy.quarantine());
            out.accept(new Output.NumberRow(
                    had, agent, before.fence(), Output.LeaseState.RELEASED, before.since(), now, rests, why));
            out.accept(new Output.RouteRow(had, agent, before.fence(), false, now, why));
        }
    }

    private void shield(@Nullable BaseStatus base) {
        boolean was = before != null && before.shielded();
        if (after != null && after.shielded() && after.party() instanceof AgentId agent) {
            if (!was || deadlineMoved()) {
                Instant until = after.term().publishedUntil();
                out.accept(status(after, agent, base, why));
                out.accept(new Output.BlockRow(agent, after.number(), after.fence(), true, until, why));
            }
        } else if (was && before != null && before.party() instanceof AgentId agent) {
            Fence fence = before.fence();
            out.accept(new Output.StatusRow(agent, base, fence, now, null, why));
            out.accept(new Output.BlockRow(agent, before.number(), fence, false, now, why));
        }
    }

    /** Do not disturb, with the base status to go back to (R12). */
    static Output.StatusRow status(Session session, AgentId agent, @Nullable BaseStatus base, Reason why) {
        return new Output.StatusRow(
                agent,
                base,
                session.fence(),
                session.shieldedSince(),
                session.term().publishedUntil(),
                why);
    }

    private void suppressions() {
        if (after == null) {
            return;
        }
        for (Leg leg : after.legs().all()) {
            Leg known = before == null ? null : before.legs().find(leg.call());
            if (known == null && leg.dropped()) {
                continue;
            }
            Output.Visibility shows = visibility(leg);
            boolean same = known != null && visibility(known) == shows;
            if (!same || (shows != Output.Visibility.DROP && deadlineMoved())) {
                out.accept(suppression(after, leg, shows));
            }
        }
    }

    private Output suppression(Session session, Leg leg, Output.Visibility shows) {
        AgentId agent = session.party() instanceof AgentId id ? id : null;
        Fence fence = agent == null ? null : session.fence();
        return new Output.SuppressionRow(
                leg.call(), agent, fence, shows, session.term().publishedUntil(), why);
    }

    private static Output.Visibility visibility(Leg leg) {
        if (leg.dropped()) {
            return Output.Visibility.DROP;
        }
        return switch (leg.progress()) {
            case RINGING -> Output.Visibility.RINGING;
            case IN_CALL -> Output.Visibility.IN_CALL;
            case LOST, ENDED -> Output.Visibility.AFTER_CALL;
        };
    }

    private boolean deadlineMoved() {
        return before == null
                || after == null
                || !before.term().publishedUntil().equals(after.term().publishedUntil())
                || !before.fence().equals(after.fence());
    }
}
