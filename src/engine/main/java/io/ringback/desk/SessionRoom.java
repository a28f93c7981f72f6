package io.ringback.desk;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory that the sessions of an instance may fill, and what is remembered of those that are over, whatever pools they
 * are of (R25). Its tasks share it.
 */
final class SessionRoom {
    /** An eighth for these; intake's legs have another two, copies of other instances' sessions less than one. */
    private static final int SHARE_OF_HEAP = 8;

    /**
     * What a row fills here and in the store, with its lease and room to spare: sessions of one call were measured at 1,230
     * bytes with ids of 12 characters (a row of 118 bytes), 4,470 with the longest (1,617 bytes).
     */
    private static final int BYTES = 1_500;

    private static final int BYTES_A_BYTE = 4;

    private final long all;
    private final AtomicLong free;

    SessionRoom(long bytes) {
        this.all = bytes;
        this.free = new AtomicLong(bytes);
    }

    static SessionRoom ofHeap() {
        return new SessionRoom(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
    }

    /** What a row of so many bytes fills. */
    static long filledBy(int row) {
        return BYTES + (long) BYTES_A_BYTE * row;
    }

    boolean isLeft() {
        return free.get() > 0;
    }

    /** For calls without an agent, which anybody can make: half is kept from them. */
    boolean isLeftForNobodys() {
        return free.get() > all / 2;
    }

    void take(long bytes) {
        free.addAndGet(-bytes);
    }

    void give(long bytes) {
        free.addAndGet(bytes);
    }
}
