package io.ringback.intake;

import java.time.InstantSource;

/**
 * What all tasks of an instance share: the numbers, the pools, who is shielded, the room for legs, and the clock that leases run
 * on, since somebody may set the host's.
 */
record Memory(Inventory inventory, DefinedPools defined, ShieldedAgents shielded, Room room, InstantSource clock) {
    Memory(Inventory inventory, DefinedPools defined, Room room, InstantSource clock) {
        this(inventory, defined, new ShieldedAgents(clock), room, clock);
    }

    KnownPools pools() {
        return new KnownPools(defined, inventory, shielded);
    }
}
