package io.ringback.intake;

import java.time.InstantSource;

/**
 * What all tasks of an instance share: the numbers, the pools, the room for legs, and the clock that leases run on, since
 * somebody may set the host's.
 */
record Memory(Inventory inventory, DefinedPools defined, Room room, InstantSource clock) {

    KnownPools pools() {
        return new KnownPools(defined, inventory);
    }
}
