package io.ringback.core;

import org.jspecify.annotations.Nullable;

/** What a rule says of a session besides its rows: instructions, decisions for one call, notices. */
final class Says {
    private Says() {}

    static Output notice(Turn turn, Output.Kind kind) {
        return notice(turn, kind, null, null, null);
    }

    static Output noticeOf(Turn turn, Output.Kind kind, CallId call) {
        return notice(turn, kind, call, null, null);
    }

    static Output noticeOf(Turn turn, Output.Kind kind, Signal.Start start) {
        return notice(turn, kind, start.call(), start.location(), start.endpoint());
    }

    private static Output notice(
            Turn turn,
            Output.Kind kind,
            @Nullable CallId call,
            @Nullable LocationRef location,
            @Nullable EndpointRef endpoint) {
        Session session = turn.session();
        CallbackNumber number = session == null ? null : session.number();
        Fence fence = session == null || turn.agent() == null ? null : session.fence();
        return new Output.Notice(kind, call, turn.agent(), number, location, endpoint, fence, null);
    }

    /** The instruction for a call: its session's number, or that there is none (R10, R16). */
    static Output number(Turn turn, Session session, Signal.Start start) {
        boolean none = session.number() == null;
        return new Output.Instruction(
                none ? Output.Action.ANNOUNCE_UNAVAILABLE : Output.Action.SEND_CALLBACK_NUMBER,
                start.call(),
                start.gateway(),
                session.number(),
                turn.agent(),
                none ? null : session.term().publishedUntil(),
                session.shownFence());
    }

    /** An instruction about a session's number, for one call. */
    static Output instruction(Turn turn, Session session, Output.Action action, Signal.Start start) {
        return new Output.Instruction(
                action,
                start.call(),
                start.gateway(),
                session.number(),
                turn.agent(),
                session.term().publishedUntil(),
                session.fence());
    }

    /** Where a call to the session's number goes. */
    static Output decided(Turn turn, Session session, Signal.Start start, Output.Outcome outcome, Reason why) {
        boolean direct = outcome == Output.Outcome.DIRECT;
        return new Output.Decided(
                start.call(),
                start.gateway(),
                session.number(),
                turn.agent(),
                session.fence(),
                outcome,
                direct ? session.endpoint() : null,
                session.messageLeft() && direct,
                why);
    }
}
