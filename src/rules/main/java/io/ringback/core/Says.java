package io.ringback.core;

import org.jspecify.annotations.Nullable;

/** What a rule says of a session besides its rows: instructions, decisions for one call, notices. */
final class Says {
    private Says() {}

    static Output.Notice notice(DecisionBuilder decision, Output.Kind kind) {
        return notice(decision, kind, null, null, null);
    }

    static Output.Notice noticeOf(DecisionBuilder decision, Output.Kind kind, CallId call) {
        return notice(decision, kind, call, null, null);
    }

    static Output.Notice noticeOf(DecisionBuilder decision, Output.Kind kind, CallStart start) {
        return notice(decision, kind, start.call(), start.location(), start.endpoint());
    }

    private static Output.Notice notice(
            DecisionBuilder decision,
            Output.Kind kind,
            @Nullable CallId call,
            @Nullable LocationRef location,
            @Nullable EndpointRef endpoint) {
        Session session = decision.session();
        CallbackNumber number = session == null ? null : session.number();
        Fence fence = session == null || decision.agent() == null ? null : session.fence();
        return new Output.Notice(kind, call, decision.agent(), number, location, endpoint, fence, null);
    }

    /** The instruction for a call: its session's number, or that there is none (R10, R16). */
    static Output number(DecisionBuilder decision, Session session, CallStart start) {
        boolean none = session.number() == null;
        return new Output.Instruction(
                none ? Output.Action.ANNOUNCE_UNAVAILABLE : Output.Action.SEND_CALLBACK_NUMBER,
                start.call(),
                start.gateway(),
                session.number(),
                decision.agent(),
                none ? null : session.term().publishedUntil(),
                session.shownFence());
    }

    /** An instruction about a session's number, for one call. */
    static Output instruction(DecisionBuilder decision, Session session, Output.Action action, CallStart start) {
        return new Output.Instruction(
                action,
                start.call(),
                start.gateway(),
                session.number(),
                decision.agent(),
                session.term().publishedUntil(),
                session.fence());
    }

    /** Where a call to the session's number goes. */
    static Output decided(
            DecisionBuilder decision, Session session, CallStart start, Output.Outcome outcome, Reason why) {
        boolean direct = outcome == Output.Outcome.DIRECT;
        return new Output.Decided(
                start.call(),
                start.gateway(),
                session.number(),
                decision.agent(),
                session.fence(),
                outcome,
                direct ? session.endpoint() : null,
                session.messageLeft() && direct,
                why);
    }
}
