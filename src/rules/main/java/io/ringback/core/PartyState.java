package io.ringback.core;

import java.time.Instant;

/** A party's state: in a session, or without one and with some calls still remembered. */
public sealed interface PartyState permits Session, RememberedCalls {
    Party party();

    Legs legs();

    /** The same with other calls. */
    PartyState with(Legs others);

    /** When time alone changes it, if no event does. */
    Instant due(Policy policy);
}
