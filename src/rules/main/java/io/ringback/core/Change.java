package io.ringback.core;

import org.jspecify.annotations.Nullable;

/** What a decision changes in a pool's state; {@link PoolState#apply} is the only place that does it. */
public sealed interface Change {
    record PutPartyState(PartyState state) implements Change {}

    record DropPartyState(Party party) implements Change {}

    record PutLease(Lease lease) implements Change {}

    record DropLease(CallbackNumber number) implements Change {}

    record PutNumber(PoolNumber number) implements Change {}

    record PutBase(AgentId agent, BaseStatus base) implements Change {}

    record DropBase(AgentId agent) implements Change {}

    /** Whether few numbers are left, as was told (R10); the ledger has it. */
    record TellLow(boolean told) implements Change {}

    /** So many were beyond a bound since the last notice of it (R25); only memory. */
    record CountOverload(Overload.Bound bound, Overload overload) implements Change {}

    /**
     * Those within a minute of which each is told up to a bound (R25): calls that met nobody and said that they were a
     * responder's (R9), emergencies that named no agent (R16); only memory.
     */
    record CountBurst(Overload.Bound bound, Burst calls) implements Change {}

    /** What the operator defined for the pool; null when nothing is defined any more. */
    record PutTerms(@Nullable PoolTerms terms) implements Change {}

    /** An absence of the desk's is decided about; only memory. */
    record KnowAbsence() implements Change {}

    record UseFence(Fence fence) implements Change {}
}
