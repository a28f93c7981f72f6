package io.ringback.core;

import java.util.ArrayDeque;
import java.util.Deque;

/** Goes through every order of what can happen, to a depth, and asks the invariants after each move. */
final class ModelCheck {
    private static final long SAMPLE = 15;
    private final Fingerprint fingerprint = new Fingerprint();
    private final VisitedStates visited = new VisitedStates();
    private final Deque<String> path = new ArrayDeque<>();
    private long moves;

    void explore(ModelWorld world, int depth) {
        long state = world.fingerprint(fingerprint);
        if (!visited.deserves(state, depth)) {
            return;
        }
        if ((state & SAMPLE) == 0) {
            world.endsInCalm();
        }
        if (depth == 0) {
            return;
        }
        for (ModelWorld.Move move : world.moves()) {
            path.addLast(move.name());
            moves++;
            explore(world.after(move), depth - 1);
            path.removeLast();
        }
    }

    /** The moves that led to where it stopped. */
    String path() {
        return String.join("\n  ", path);
    }

    int states() {
        return visited.size();
    }

    long moves() {
        return moves;
    }
}
