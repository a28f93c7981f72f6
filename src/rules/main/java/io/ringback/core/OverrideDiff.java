package io.ringback.core;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What consumers are told of a session, as a function of the session. Every override is the difference between what was
 * told before and what holds now, so none can be forgotten, lifted twice, or keep an old deadline.
 */
final class OverrideDiff {
    private final @Nullable Session before;
    private final @Nullable Session after;
    private final Instant now;
    private final Reason why;
    private final Consumer<Output> out;

    private OverrideDiff(
            @Nullable Session before, @Nullable Session after, Instant now, Reason why, Consumer<Output> out) {
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
        OverrideDiff rows = new OverrideDiff(before, after, now, why, out);
        rows.number(policy, policy.isSignedOut(base));
        rows.shield(base);
        rows.suppressions();
    }

    /** The rows of a session that show settings, as it was told and with the settings that hold now (R27). */
    static void again(Session session, boolean signedOut, Consumer<Output> out) {
        Reason why = Reason.SETTINGS_CHANGED;
        if (session.party() instanceof AgentId agent) {
            CallbackNumber number = session.number();
            if (number != null) {
                out.accept(route(session, number, agent, signedOut, why));
            }
            if (session.shielded()) {
                Instant until = session.term().publishedUntil();
                out.accept(new Output.BlockRow(agent, number, session.fence(), true, until, why));
            }
        }
        for (Leg leg : session.legs().all()) {
            if (leg.isUp() && leg.showing() == Leg.Showing.HIDDEN) {
                out.accept(suppression(session, leg, visibility(leg), why));
            }
        }
    }

    private void number(Policy policy, boolean signedOut) {
        CallbackNumber had = before == null ? null : before.number();
        CallbackNumber has = after == null ? null : after.number();
        if (has != null && after != null && after.party() instanceof AgentId agent) {
            if (deadlineMoved() || why == Reason.EMERGENCY_CALL) { // R2: also when both dials are of one moment
                Output.LeaseState state = has.equals(had) ? Output.LeaseState.EXTENDED : Output.LeaseState.ISSUED;
                Instant until = after.term().publishedUntil();
                out.accept(new Output.NumberRow(has, agent, after.fence(), state, after.since(), until, null, why));
            }
            if (deadlineMoved() || endpointMoved()) {
                out.accept(route(after, has, agent, signedOut, why));
            }
        }
        if (had != null && before != null && before.party() instanceof AgentId agent && !had.equals(has)) {
            Instant rests = now.plus(policy.quarantine());
            out.accept(new Output.NumberRow(
                    had, agent, before.fence(), Output.LeaseState.RELEASED, before.since(), now, rests, why));
            out.accept(new Output.RouteRow(had, agent, before.fence(), false, null, false, now, why));
        }
    }

    /** Calls to the number go to the agent (R5, R24). */
    static Output.RouteRow route(Session session, CallbackNumber number, AgentId agent, boolean signedOut, Reason why) {
        return new Output.RouteRow(
                number,
                agent,
                session.fence(),
                true,
                session.endpoint(),
                signedOut,
                session.term().publishedUntil(),
                why);
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
        if (after == null || (before != null && before.legs().equals(after.legs()) && !deadlineMoved())) {
            return;
        }
        List<Leg> had = before == null ? List.of() : before.legs().all();
        List<Leg> has = after.legs().all();
        if (follows(had, has)) {
            for (int i = 0; i < has.size(); i++) {
                suppression(i < had.size() ? had.get(i) : null, has.get(i));
            }
        } else {
            suppressions(had, has, after);
        }
    }

    /** Whether the calls are the same ones in the same order, but for new ones at the end. */
    private static boolean follows(List<Leg> had, List<Leg> has) {
        boolean follows = has.size() >= had.size();
        for (int i = 0; follows && i < had.size(); i++) {
            follows = had.get(i).call().equals(has.get(i).call());
        }
        return follows;
    }

    private void suppressions(List<Leg> had, List<Leg> has, Session session) {
        Map<CallId, Leg> known = new HashMap<>();
        had.forEach(leg -> known.put(leg.call(), leg));
        has.forEach(leg -> suppression(known.remove(leg.call()), leg));
        // R25: those that the session remembers no more.
        for (Leg gone : known.values()) {
            if (!gone.isDropped()) {
                out.accept(suppression(session, gone, Output.Visibility.DROP, why));
            }
        }
    }

    private void suppression(@Nullable Leg known, Leg leg) {
        if (after == null || leg.showing() == Leg.Showing.DISPLACED || (known == null && leg.isDropped())) {
            return;
        }
        Output.Visibility shows = visibility(leg);
        boolean same = known != null && visibility(known) == shows;
        if (!same || (shows != Output.Visibility.DROP && deadlineMoved())) {
            out.accept(suppression(after, leg, shows, why));
        }
    }

    /** A call of the session, hidden, though the session does not remember it (R25). */
    static Output unremembered(Session session, Leg leg, Reason why) {
        return suppression(session, leg, visibility(leg), why);
    }

    private static Output suppression(Session session, Leg leg, Output.Visibility shows, Reason why) {
        AgentId agent = session.party() instanceof AgentId id ? id : null;
        return new Output.SuppressionRow(
                leg.call(), agent, session.shownFence(), shows, session.term().publishedUntil(), why);
    }

    private static Output.Visibility visibility(Leg leg) {
        if (leg.isDropped()) {
            return Output.Visibility.DROP;
        }
        return switch (leg.progress()) {
            case RINGING -> Output.Visibility.RINGING;
            case IN_CALL -> Output.Visibility.IN_CALL;
            case LOST, ENDED -> Output.Visibility.AFTER_CALL;
        };
    }

    private boolean endpointMoved() {
        return before != null && after != null && !Objects.equals(before.endpoint(), after.endpoint());
    }

    private boolean deadlineMoved() {
        return before == null
                || after == null
                || !before.term().publishedUntil().equals(after.term().publishedUntil())
                || !before.fence().equals(after.fence());
    }
}
