package io.ringback.core;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A party's state: in a session, or without one and with some calls still remembered. */
public sealed interface PartyState permits Session, RememberedCalls {
    Party party();

    Legs legs();

    /** The calls that it has had and remembers no more (R25). */
    Forgotten forgotten();

    /** The callback number that the party holds, or held last; null when it had none. */
    @Nullable CallbackNumber number();

    /** The same with other calls. */
    PartyState with(Legs others);

    /** When time alone changes it, if no event does. */
    Instant due(Policy policy);
}
