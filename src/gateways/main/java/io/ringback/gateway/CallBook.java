package io.ringback.gateway;

import io.ringback.event.CallEventType;
import io.ringback.event.Direction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Joins what a system's events say: the agent is named by one leg and the number by another, the first event to arrive is
 * not the first that happened, some have no time. What comes again is told again, since R14 makes that harmless and
 * nobody need know whether the brokers had it. Bounded; what a restart forgets, the system's next events tell anew.
 */
final class CallBook {
    /**
     * What goes to the brokers.
     *
     * @param key the record's key: all legs of a call meet in one partition (R21)
     * @param report complete, with the time; its link is the first leg that was told, or what the system calls it
     */
    record Told(String key, Report report) {
        /** By which it is known when it is told again. */
        Object name() {
            return Arrays.<@Nullable Object>asList(report.callId(), report.type(), report.at());
        }

        /** It could be an emergency. */
        boolean isDial() {
            return report.isStart() && report.parties().direction() != Direction.INBOUND;
        }

        /** Not only that a call is up still, which is said again anyway. */
        boolean isNews() {
            return report.type() != CallEventType.KEEPALIVE;
        }
    }

    private final KnownCalls calls = new KnownCalls();
    private final boolean closesWithCall;

    /** @param closesWithCall a session is over with its calls, since the system has no word for that */
    CallBook(boolean closesWithCall) {
        this.closesWithCall = closesWithCall;
    }

    /**
     * What a report means, given all before it; nothing when it is late or too little is known yet.
     *
     * @param now for what has no time of its own
     */
    List<Told> on(Report report, Instant now) {
        calls.heardOf(report.callId(), now);
        @Nullable KnownCall before = calls.find(report.callId());
        boolean isLate = before != null && isLate(report, before);
        if (isLate && before != null && before.told()) {
            return List.of();
        }
        Report timed = report.timed(now);
        KnownCall call = noted(timed, before);
        List<Told> told = new ArrayList<>(start(timed, call));
        if (!report.isStart() && !isLate) {
            told.add(new Told(call.key(), timed.with(Parties.UNKNOWN, null)));
            told.addAll(consequences(timed, call));
        }
        told.addAll(adopted(report, now));
        return told;
    }

    /** Whether another event may soon say who dials, or whether anybody does; so that it is worth a moment's wait. */
    boolean isWorthAWait(Report report) {
        @Nullable KnownCall call = calls.find(report.callId());
        Parties known = known(report);
        boolean isTold = call != null && (call.told() || call.ended());
        boolean isNobodys = known.isTellable()
                && known.isOutbound()
                && known.agentId() == null
                && report.type() != CallEventType.SESSION_CLOSED
                && calls.first(report) == null
                && calls.agentOf(report.link()) == null;
        return !isTold && (isNobodys || lacksDirection(report));
    }

    /** With nothing more to wait for: a dial without a direction is told as of an unknown one, for it may be an emergency (R16). */
    Report asItIs(Report report) {
        return lacksDirection(report)
                ? report.with(report.parties().withDirection(Direction.UNKNOWN), report.link())
                : report;
    }

    private boolean lacksDirection(Report report) {
        Parties known = known(report);
        return report.isStart() && known.direction() == null && known.dialled() != null;
    }

    private Parties known(Report report) {
        @Nullable KnownCall call = calls.find(report.callId());
        return call == null ? report.parties() : report.parties().or(call.parties());
    }

    /** Lets go of calls that nothing is said of any more. */
    void forget(Instant now) {
        calls.forget(now);
    }

    /** How many calls are known. */
    int size() {
        return calls.size();
    }

    /** The brokers did not have it: what is told next begins with the start again. */
    void lost(String callId) {
        calls.lost(callId);
    }

    /** A system without times repeats itself after a call's end: nothing new. */
    private static boolean isLate(Report report, KnownCall call) {
        return call.ended()
                && report.at() == null
                && report.type() != CallEventType.ENDED
                && report.type() != CallEventType.SESSION_CLOSED
                && !isOther(report, call);
    }

    /** Another call under the same id (R22). */
    private static boolean isOther(Report report, KnownCall call) {
        return report.isStart() && call.parties().contradicts(report.parties());
    }

    private KnownCall noted(Report report, @Nullable KnownCall before) {
        if (before != null && isOther(report, before)) {
            calls.displaced(report.callId(), before);
        }
        KnownCall call = before == null || isOther(report, before)
                ? new KnownCall(report.parties(), calls.key(report), report.link(), began(report), false, null, false)
                : before.knowing(report, began(report));
        if (report.type() == CallEventType.ENDED) {
            call = call.over();
        }
        calls.put(report.callId(), call);
        return call;
    }

    /** Unless the event says when the call began, it began no later than this. */
    private static Instant began(Report report) {
        return report.began() != null ? report.began() : Objects.requireNonNull(report.at());
    }

    /** The start, when it is due: not told yet, told without its agent, or told again by the system. */
    private List<Told> start(Report report, KnownCall call) {
        @Nullable String first = calls.first(report);
        @Nullable String who = who(report, call);
        @Nullable String same = who == null ? null : sideThatNames(who, report.callId(), call);
        @Nullable String agent = same == null ? who : null;
        boolean isLearnt = call.agent() == null && agent != null;
        if (!call.parties().isTellable() || (call.told() && !report.isStart() && !isLearnt)) {
            return List.of();
        }
        calls.told(report.callId(), call, agent);
        if (who == null
                && call.link() != null
                && (first == null || call.parties().isOutbound())) {
            calls.waits(report, call.link());
        }
        @Nullable String link = same != null ? same : first != null ? first : report.link();
        Report start = report.as(CallEventType.STARTED, call.startedAt())
                .with(call.parties().withAgent(agent), link);
        return List.of(new Told(call.key(), start));
    }

    /** Whose the call is, as far as is known. */
    private @Nullable String who(Report report, KnownCall call) {
        if (call.told() && !call.parties().isOutbound()) {
            return call.agent();
        }
        @Nullable String own = call.parties().agentId();
        return own != null || !call.parties().isOutbound() ? own : calls.agentOf(report.link());
    }

    /**
     * The side of the same call that names this agent already, so that this one does not; null for none. A leg that dials
     * something else for that agent is a call of its own, though it hangs together with the first: the first may be to a
     * customer, or to an application that dials.
     */
    private @Nullable String sideThatNames(String agent, String callId, KnownCall call) {
        for (String other : calls.named(call)) {
            @Nullable KnownCall side = other.equals(callId) ? null : calls.find(other);
            boolean isSame = !call.parties().isOutbound()
                    || (side != null && call.parties().dialsAs(side.parties()));
            if (side != null && isSame && agent.equals(side.agent())) {
                return other;
            }
        }
        return null;
    }

    /** A call from outside is answered by the agent's leg; a session without a word for its end ends with the call. */
    private List<Told> consequences(Report report, KnownCall call) {
        Instant at = Objects.requireNonNull(report.at());
        @Nullable String first = calls.first(report);
        @Nullable KnownCall outer = calls.find(first);
        if (report.type() == CallEventType.ANSWERED
                && first != null
                && outer != null
                && outer.parties().direction() == Direction.INBOUND
                && outer.parties().agentId() == null
                && call.parties().direction() == Direction.INBOUND) {
            return List.of(new Told(call.key(), bare(first, CallEventType.ANSWERED, at)));
        }
        return report.type() == CallEventType.ENDED && closesWithCall
                ? List.of(new Told(call.key(), bare(report.callId(), CallEventType.SESSION_CLOSED, at)))
                : List.of();
    }

    private static Report bare(String callId, CallEventType type, Instant at) {
        return new Report(callId, type, at, null, null, null, Parties.UNKNOWN, null, null);
    }

    /** The agent has become known of legs that were told without. */
    private List<Told> adopted(Report report, Instant now) {
        if (report.parties().agentId() == null) {
            return List.of();
        }
        return calls.adopted(report.callId()).stream()
                .flatMap(orphan -> on(orphan.as(CallEventType.STARTED, orphan.at()), now).stream())
                .toList();
    }
}
