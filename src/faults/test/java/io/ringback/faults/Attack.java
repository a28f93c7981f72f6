package io.ringback.faults;

import java.util.List;
import java.util.Random;

/** What an attacker does. */
enum Attack {
    /** Whoever knows the number rings it and hangs up, again and again. */
    CALLBACKS,
    /** One agent dials for help again and again; some of the calls never end. */
    EMERGENCIES_OF_ONE,
    /** Many agents dial for help at once. */
    EMERGENCIES_OF_MANY,
    /** One call has other sides without number; one of them dials for help. */
    LINKS,
    /** Call ids that were used, or that can be guessed, are used first. */
    KNOWN_IDS,
    /** What decides nothing is far too long, or makes no sense. */
    SIZES,
    /** What nobody can read. */
    GARBAGE,
    /** Two lines ring in turn, so that one of them always does, while the agent closes the session. */
    RINGS;

    static final List<Attack> FLOODS =
            List.of(CALLBACKS, EMERGENCIES_OF_ONE, EMERGENCIES_OF_MANY, LINKS, KNOWN_IDS, SIZES, GARBAGE);

    static Attack flood(Random random) {
        return FLOODS.get(random.nextInt(FLOODS.size()));
    }
}
