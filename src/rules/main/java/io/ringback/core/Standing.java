package io.ringback.core;

import java.time.Instant;

/** How a party stands: in a session, or calm with some calls still remembered. */
public sealed interface Standing permits Session, Calm {
    Party party();

    Legs legs();

    /** The same with other calls. */
    Standing with(Legs others);

    /** When time alone changes it, if no event does. */
    Instant due(Policy policy);
}
