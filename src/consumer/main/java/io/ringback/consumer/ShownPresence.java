package io.ringback.consumer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The presence to show for an agent.
 *
 * @param status null means "your own": what the presence service has for the agent
 * @param emergency the agent is on Do not disturb for an emergency: show this whatever the agent chooses meanwhile
 * @param chosenAt without an emergency: when the agent chose this base status. A later choice known to the presence
 *     service is newer and stays (R12)
 */
public record ShownPresence(
        @Nullable String status,
        boolean emergency,
        @Nullable Instant chosenAt) {
    static final ShownPresence YOUR_OWN = new ShownPresence(null, false, null);
}
