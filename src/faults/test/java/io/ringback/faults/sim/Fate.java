package io.ringback.faults.sim;

/** What is to become of a process, and after how many more of its steps: so crashes come between any two. */
final class Fate {
    /** What becomes of it. */
    enum End {
        NONE,
        CRASH,
        FREEZE,
        /** It freezes when it has asked the brokers to commit: they are told when it wakes up. */
        FREEZE_IN_COMMIT,
        /** The brokers have committed, and the answer is lost. */
        LOSE_ANSWER
    }

    private End end = End.NONE;
    private int steps;
    private boolean froze;

    /** Whether it has just stopped the process. */
    boolean froze() {
        boolean was = froze;
        froze = false;
        return was;
    }

    void draw(End drawn, int afterSteps) {
        end = drawn;
        steps = afterSteps;
    }

    void clear() {
        end = End.NONE;
    }

    boolean isDrawn() {
        return end != End.NONE;
    }

    /** Between two requests to the brokers. */
    void request() {
        if (end == End.CRASH && passes()) {
            throw new Crashed();
        }
    }

    /** Between two records, or two of a thread's chores: true when the process stands still from here on. */
    boolean stopsHere() {
        if (end == End.CRASH && passes()) {
            throw new Crashed();
        }
        if (end == End.FREEZE && passes()) {
            end = End.NONE;
            froze = true;
            return true;
        }
        return false;
    }

    /** At a commit. */
    boolean is(End wanted) {
        if (end == wanted && passes()) {
            end = End.NONE;
            froze = wanted == End.FREEZE_IN_COMMIT;
            return true;
        }
        return false;
    }

    private boolean passes() {
        steps--;
        return steps < 0;
    }
}
