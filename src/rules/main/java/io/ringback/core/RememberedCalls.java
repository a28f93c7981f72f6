package io.ringback.core;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A party without a session. The calls of its last one are remembered, so that a late event of a lost call revives it
 * (R8) and a repeated STARTED is no phantom emergency (R14).
 *
 * @param number the number that the party held
 * @param until when the memory goes: {@link Policy#longestMemory()} after the calls' last event
 */
public record RememberedCalls(
        Party party, Legs legs, @Nullable CallbackNumber number, int generation, Instant until, Forgotten forgotten)
        implements PartyState {

    static RememberedCalls stranger(Party party) {
        return new RememberedCalls(party, Legs.NONE, null, 0, Instant.EPOCH, Forgotten.NONE);
    }

    static RememberedCalls after(Session session, Policy policy) {
        Legs legs = session.legs().dropped();
        Instant until = legs.lastHeard().plus(policy.longestMemory());
        return new RememberedCalls(
                session.party(),
                legs,
                session.number(),
                session.generation() + 1,
                until,
                session.memory().forgotten().closed());
    }

    /** A gateway tells of one of them. */
    RememberedCalls told(Policy policy, Instant now) {
        Instant later = now.plus(policy.longestMemory());
        boolean isAnybodys = !legs.all().isEmpty() && later.isAfter(until);
        return isAnybodys ? new RememberedCalls(party, legs, number, generation, later, forgotten) : this;
    }

    @Override
    public RememberedCalls with(Legs others) {
        return new RememberedCalls(party, others, number, generation, until, forgotten);
    }

    @Override
    public Instant due(Policy policy) {
        return until;
    }
}
