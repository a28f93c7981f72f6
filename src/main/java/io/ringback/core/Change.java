package io.ringback.core;

/** What a decision changes in a pool's state; {@link PoolState#apply} is the only place that does it. */
public sealed interface Change {
    record PutStanding(Standing standing) implements Change {}

    record DropStanding(Party party) implements Change {}

    record PutLease(Lease lease) implements Change {}

    record DropLease(CallbackNumber number) implements Change {}

    record PutNumber(PoolNumber number) implements Change {}

    record PutBase(AgentId agent, BaseStatus base) implements Change {}

    record UseFence(Fence fence) implements Change {}
}
