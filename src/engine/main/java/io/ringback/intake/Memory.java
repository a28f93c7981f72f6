package io.ringback.intake;

/** What all tasks of an instance share: the numbers, and the room for legs. */
record Memory(Inventory inventory, Room room) {}
