package io.ringback.asterisk;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Tells changes that this role made to an agent's devices from those that the agent made (R12). A shield that goes up
 * pauses the devices, one that comes down unpauses them; an agent who does the opposite meanwhile has chosen it.
 */
final class OurDoing {
    private static final Duration LASTS = Duration.ofSeconds(5);

    private final Map<String, Instant> pausing = new HashMap<>();
    private final Map<String, Instant> goingOn = new HashMap<>();

    /** Asterisk is told to put an agent's shield up, or to take it down. */
    void shields(String agentId, boolean on, Instant now) {
        (on ? pausing : goingOn).put(agentId, now.plus(LASTS));
    }

    /** Whether a change is what Asterisk was told. */
    boolean is(Chosen chosen, Instant now) {
        Map<String, Instant> untils = chosen.isAvailable() ? goingOn : pausing;
        return now.isBefore(untils.getOrDefault(chosen.agentId(), Instant.MIN));
    }

    /** The agent has made a change: what comes after it is the agent's, too, until Asterisk is told anything again. */
    void chose(String agentId) {
        pausing.remove(agentId);
        goingOn.remove(agentId);
    }

    /** Forgets what is long done. */
    void tick(Instant now) {
        pausing.values().removeIf(now::isAfter);
        goingOn.values().removeIf(now::isAfter);
    }
}
