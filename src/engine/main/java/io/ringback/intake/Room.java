package io.ringback.intake;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory that an instance's legs may fill, so that no number of calls ends it (R25). Its tasks share it; a standby's
 * copy takes as much again.
 */
final class Room {
    /** An eighth for the legs, another for copies of other instances'. */
    private static final int SHARE_OF_HEAP = 8;

    private final long all;
    private final AtomicLong free;

    Room(long bytes) {
        this.all = bytes;
        this.free = new AtomicLong(bytes);
    }

    static Room ofHeap() {
        return new Room(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
    }

    /**
     * Takes this many bytes; false, and takes nothing, when there are not as many.
     *
     * @param forAgent whether an agent is in the call: half of the room is kept from those that anybody can make
     */
    boolean take(long bytes, boolean forAgent) {
        if (free.addAndGet(-bytes) >= (forAgent ? 0 : all / 2)) {
            return true;
        }
        free.addAndGet(bytes);
        return false;
    }

    /** Takes them for what is there already. */
    void fill(long bytes) {
        free.addAndGet(-bytes);
    }

    void give(long bytes) {
        free.addAndGet(bytes);
    }
}
