package io.ringback.intake;

/** What all tasks of an instance share: the numbers, the pools, and the room for legs. */
record Memory(Inventory inventory, PoolBook book, Room room) {

    KnownPools pools() {
        return new KnownPools(book, inventory);
    }
}
