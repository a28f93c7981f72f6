package io.ringback.runtime;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Remembers at which records a role's threads ended, so that none ends twice at the same place (R25): the second time the
 * record is passed over, or where that is impossible the role stops.
 */
final class Places {
    /** The setting by which Kafka Streams hands these to its handlers. */
    static final String SETTING = "ringback.places";

    private static final int REMEMBERED = 1_000;

    private final Deque<String> ended = new ArrayDeque<>();
    private volatile boolean stuck;

    /** Notes that a thread ends here; true when one has ended here before. */
    synchronized boolean endsAgainAt(String place) {
        if (ended.contains(place)) {
            return true;
        }
        if (ended.size() == REMEMBERED) {
            ended.removeFirst();
        }
        ended.addLast(place);
        return false;
    }

    /** A thread has ended twice at a place that could not be passed over. */
    void isStuck() {
        stuck = true;
    }

    boolean stuck() {
        return stuck;
    }
}
