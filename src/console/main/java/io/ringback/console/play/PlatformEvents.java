package io.ringback.console.play;

import io.ringback.event.AgentPresence;
import io.ringback.event.CallEvent;

/** How the simulated platform speaks to Ringback: as any gateway and presence service does, and at once. */
public interface PlatformEvents {
    void publish(CallEvent event);

    void publish(AgentPresence presence);
}
