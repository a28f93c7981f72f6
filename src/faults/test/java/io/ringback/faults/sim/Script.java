package io.ringback.faults.sim;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;

/** Somebody who does one thing after the other and waits in between, without a thread: asked at every tick to go on. */
abstract class Script {
    private final Deque<BooleanSupplier> steps = new ArrayDeque<>();
    private final List<BooleanSupplier> added = new ArrayList<>();
    private Random random;
    private final Brokers brokers;

    Script(Brokers brokers, long seed) {
        this.brokers = brokers;
        this.random = new Random(seed);
    }

    /** Adds the next steps when none is left, or nothing when it is done for good. */
    abstract void begin();

    final void tick() {
        for (int i = 0; i < 1_000; i++) {
            if (steps.isEmpty()) {
                begin();
                takeOver();
            }
            BooleanSupplier step = steps.peek();
            if (step == null || !step.getAsBoolean()) {
                return;
            }
            steps.remove();
            takeOver();
        }
    }

    /** What a step has added comes before what was there. */
    private void takeOver() {
        for (int i = added.size() - 1; i >= 0; i--) {
            steps.addFirst(added.get(i));
        }
        added.clear();
    }

    final void then(Runnable action) {
        added.add(() -> {
            action.run();
            return true;
        });
    }

    /** The next step waits until this is so, for that long at most. */
    final void await(BooleanSupplier wanted, long mostMillis) {
        long[] latest = {Long.MIN_VALUE};
        added.add(() -> {
            if (latest[0] == Long.MIN_VALUE) {
                latest[0] = brokers.now() + mostMillis;
            }
            return wanted.getAsBoolean() || brokers.now() >= latest[0];
        });
    }

    final void pause(long least, long most) {
        long drawn = least + (most > least ? random.nextInt((int) (most - least) + 1) : 0);
        await(() -> false, drawn);
    }

    final boolean chance(double chance) {
        return random.nextDouble() < chance;
    }

    /** From here on other numbers are drawn. */
    final void drawFrom(long seed) {
        random = new Random(seed);
    }

    final Random random() {
        return random;
    }

    final long now() {
        return brokers.now();
    }
}
