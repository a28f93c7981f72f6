package io.ringback.core;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everybody of whom a pool remembers something: who is in which call, and who waits for a number. */
final class KnownParties {
    private final Map<Party, PartyState> states = new HashMap<>();
    private final CallIndex calls = new CallIndex();
    private final Waiting waiting = new Waiting();
    private int sessions;
    private int nobodys;

    void put(PartyState state) {
        index(state.party(), states.put(state.party(), state), state);
    }

    void drop(Party party) {
        index(party, states.remove(party), null);
    }

    private void index(Party party, @Nullable PartyState before, @Nullable PartyState after) {
        calls.replace(party, before, after);
        sessions += (after instanceof Session ? 1 : 0) - (before instanceof Session ? 1 : 0);
        nobodys += (isNobodys(after) ? 1 : 0) - (isNobodys(before) ? 1 : 0);
        waiting.put(party, after);
    }

    private static boolean isNobodys(@Nullable PartyState state) {
        return state instanceof RememberedCalls remembered && remembered.party() instanceof CallId;
    }

    PartyState of(Party party) {
        PartyState state = states.get(party);
        return state == null ? RememberedCalls.stranger(party) : state;
    }

    Collection<PartyState> all() {
        return states.values();
    }

    /** Everybody who is in a session. */
    List<Party> inSession() {
        return states.values().stream()
                .filter(Session.class::isInstance)
                .map(PartyState::party)
                .toList();
    }

    int sessionCount() {
        return sessions;
    }

    /** The calls that are over and had no agent. */
    int nobodysCount() {
        return nobodys;
    }

    /** Everybody who is in a call of this id, the newest last. */
    List<Party> in(CallId call) {
        return calls.of(call);
    }

    /** Whose call it is: of two with one id the agent's, else the number's, else nobody's, else the newest (R22). */
    @Nullable Party of(LaterEvent event) {
        return meant(event, in(event.call()));
    }

    /** The same of agents alone: a close is about an agent's session (R4). */
    @Nullable AgentId agentOf(LaterEvent event) {
        List<Party> known = in(event.call());
        List<Party> agents = known.size() < 2
                ? known
                : known.stream().filter(AgentId.class::isInstance).toList();
        return meant(event, agents) instanceof AgentId agent ? agent : null;
    }

    private @Nullable Party meant(LaterEvent event, List<Party> parties) {
        if (parties.size() < 2) {
            return parties.isEmpty() ? null : parties.get(0);
        }
        return Stream.<Predicate<Party>>of(
                        party -> party.equals(event.agent()),
                        party -> of(party) instanceof Session && hasNumber(party, event),
                        party -> isNobodys(party, event),
                        party -> hasNumber(party, event))
                .flatMap(isMeant -> parties.stream().filter(isMeant).limit(1))
                .findFirst()
                .orElseGet(() -> parties.get(parties.size() - 1));
    }

    private boolean hasNumber(Party party, LaterEvent event) {
        return event.number() != null && event.number().equals(of(party).number());
    }

    /** Of a call without an agent intake names none, and a number only when nobody held it (R9, R16). */
    private boolean isNobodys(Party party, LaterEvent event) {
        boolean mayBe = event.number() == null || of(party) instanceof Session;
        return party instanceof CallId && event.knowsAgent() && event.agent() == null && mayBe;
    }

    /** Of two calls with one id this agent's, else the newest (R22). */
    @Nullable Party of(CallId call, @Nullable AgentId agent) {
        return agent != null && in(call).contains(agent) ? agent : newest(call);
    }

    /** Who is in the call; of two with one id the newest. */
    @Nullable Party newest(CallId call) {
        List<Party> all = in(call);
        return all.isEmpty() ? null : all.get(all.size() - 1);
    }

    /** Whose leg the call is (R21); null when it is no agent's. */
    @Nullable AgentId agentIn(@Nullable CallId call) {
        return call != null && newest(call) instanceof AgentId agent ? agent : null;
    }

    /** R10: who waits longest for a number; null when nobody does. */
    @Nullable AgentId firstWaiting() {
        return waiting.first();
    }

    void waitsNoLonger(Subject party) {
        waiting.leave(party);
    }
}
