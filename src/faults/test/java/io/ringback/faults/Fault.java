package io.ringback.faults;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** What the nemesis does. */
enum Fault {
    STOP_INSTANCE,
    KILL_INSTANCE,
    FREEZE_INSTANCE,
    CUT_OFF_INSTANCE,
    CUT_OFF_FROM_ONE_BROKER,
    DELETE_STATE,
    CORRUPT_STATE,
    STEP_CLOCK,
    KILL_BROKER,
    STOP_BROKER,
    FREEZE_BROKER,
    ROLL_EVERYTHING,
    CHANGE_SETTINGS,
    OUTAGE_LONGER_THAN_LEASE,
    GATEWAY_CLOCK_WRONG,
    POISON,
    OLD_DUPLICATES,
    WRONG_ORDER,
    MOVE_NUMBER;

    /** What real clusters suffer most. */
    private static final List<Fault> OFTEN = List.of(
            KILL_INSTANCE,
            FREEZE_INSTANCE,
            CUT_OFF_INSTANCE,
            KILL_BROKER,
            STOP_INSTANCE,
            CHANGE_SETTINGS,
            POISON,
            OLD_DUPLICATES,
            GATEWAY_CLOCK_WRONG,
            MOVE_NUMBER);

    /** What only comes in as an input excuses no deadline. */
    boolean breaksSomething() {
        return switch (this) {
            case GATEWAY_CLOCK_WRONG, POISON, OLD_DUPLICATES, WRONG_ORDER, MOVE_NUMBER -> false;
            default -> true;
        };
    }

    /** The faults of a run of this length, drawn from the seed: each kind at least once where there is room for all. */
    static List<Fault> draw(long seed, int count) {
        Random random = new Random(seed);
        List<Fault> all = List.of(values());
        List<Fault> drawn = new ArrayList<>(count < all.size() ? List.of() : all);
        while (drawn.size() < count) {
            List<Fault> from = random.nextInt(3) == 0 ? all : OFTEN;
            drawn.add(from.get(random.nextInt(from.size())));
        }
        Collections.shuffle(drawn, random);
        return List.copyOf(drawn);
    }
}
