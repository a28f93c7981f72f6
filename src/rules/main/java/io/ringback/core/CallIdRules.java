package io.ringback.core;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A call begins: is it the call that had its id before (R14), or another one (R22)? */
final class CallIdRules {
    private final PoolState pool;
    private final Moment moment;
    private final Instant now;

    CallIdRules(PoolState pool, Moment moment, Instant now) {
        this.pool = pool;
        this.moment = moment;
        this.now = now;
    }

    /**
     * What comes of a STARTED.
     *
     * @param agent who called, when that tells calls apart; null when it does not
     * @param whose in whose session such a call would be a leg; null when nobody's. Where intake knows the id from no
     *     other call of its partition, a call of another agent's session is another call
     * @param meant what leg such a call would be; null when that tells no calls apart
     * @param rule what the call means by its own right
     */
    Decision started(
            CallStart start,
            @Nullable AgentId agent,
            @Nullable AgentId whose,
            Leg.@Nullable Kind meant,
            Function<CallStart, Decision> rule) {
        Party known = pool.parties().of(start.call(), agent == null ? whose : agent);
        if (known == null) {
            return isForgotten(start, whose) ? Decision.ignored(Ignored.NOTHING_NEW) : rule.apply(start);
        }
        if (start.anew()) {
            return anew(start, rule);
        }
        Leg leg = pool.stateOf(known).legs().find(start.call());
        boolean another = agent == null ? isForAnother(start, whose, known, leg) : !agent.equals(known);
        if (another || (leg != null && (isBegunAnew(leg) || isOfAnotherKind(leg, meant, start)))) {
            return anew(start.asAnew(), rule)
                    .and(List.of(), List.of(new Output.Refused(Output.Refusal.CALL_ID_REUSED)));
        }
        return leg == null ? Decision.ignored(Ignored.UNKNOWN) : again(known, leg, start);
    }

    /**
     * Two gateways that both count from 1 may write to two partitions, of which intake compares none with another. So an
     * agent's call may come under the id of another agent's, or of one that had none and is over (R9, R16). While that is
     * up, or where both had ended before they began, it may be this very call, told by its number and by its agent (R20).
     */
    private static boolean isForAnother(CallStart start, @Nullable AgentId whose, Party known, @Nullable Leg leg) {
        boolean isFirst = start.told() == CallStart.Told.FIRST;
        boolean isOver = leg != null && leg.isEnded() && !start.early().ended();
        return isFirst && whose != null && !whose.equals(known) && (known instanceof AgentId || isOver);
    }

    /** The same agent's, too: an emergency and a callback are two calls, whatever their gateways call them. */
    private static boolean isOfAnotherKind(Leg leg, Leg.@Nullable Kind meant, CallStart start) {
        boolean isFirst = start.told() == CallStart.Told.FIRST;
        boolean isOther = meant == Leg.Kind.EMERGENCY ? leg.kind() != meant : leg.isOwn();
        return isFirst && meant != null && isOther;
    }

    /** After an end that was told, or one that was presumed since nobody told it (R8). */
    private boolean isBegunAnew(Leg leg) {
        return leg.isEnded()
                ? leg.course().begunAnewBy(moment)
                : leg.isLost() && leg.course().isOlderThan(moment);
    }

    /**
     * R14: told again, and had and forgotten by that session (R25), it is over. Either alone would not do: a session
     * that never had it may have lost the first telling, and an id that is not known to be told again may be another
     * call's.
     */
    private boolean isForgotten(CallStart start, @Nullable AgentId whose) {
        return start.told() == CallStart.Told.AGAIN
                && whose != null
                && pool.stateOf(whose).forgotten().has(start.call());
    }

    /**
     * R14: a repeated STARTED says no more than a KEEPALIVE; once its call has ended, or where it is of the time of one that
     * was told before, not even that it is up.
     */
    private Decision again(Party party, Leg leg, CallStart start) {
        DecisionBuilder decision = new DecisionBuilder(pool, party, now);
        decision.told();
        if (leg.isEnded()) {
            decision.note(leg.on(leg.course().startedAgain(moment)), Reason.CALL_HELD);
            return new Decision(decision.build().changes(), List.of(), Ignored.NOTHING_NEW);
        }
        if (start.told() != CallStart.Told.AGAIN || leg.course().isOlderThan(moment)) {
            LegRules.heard(decision, leg, moment, start.keepalive());
        }
        return decision.build();
    }

    /** R22: served by its own right; the party that had the id before has it no more, unless nothing comes of the call. */
    private Decision anew(CallStart start, Function<CallStart, Decision> rule) {
        List<Party> before = pool.parties().in(start.call());
        Decision served = rule.apply(start);
        if (served.ignored() != null) {
            return served;
        }
        List<Change> displaced = new ArrayList<>();
        for (Party party : before) {
            PartyState state = pool.stateOf(party);
            if (!changes(served, party)) {
                Leg leg = state.legs().find(start.call());
                Legs legs = leg == null ? state.legs() : state.legs().replace(leg.displaced());
                displaced.add(new Change.PutPartyState(state.with(legs)));
            }
        }
        return new Decision(joined(displaced, served.changes()), served.outputs(), served.ignored());
    }

    private static boolean changes(Decision served, Party party) {
        return served.changes().stream()
                .anyMatch(change -> change instanceof Change.PutPartyState put
                        && put.state().party().equals(party));
    }

    private static List<Change> joined(List<Change> first, List<Change> then) {
        List<Change> all = new ArrayList<>(first);
        all.addAll(then);
        return List.copyOf(all);
    }
}
