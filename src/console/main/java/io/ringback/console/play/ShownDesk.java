package io.ringback.console.play;

import io.ringback.consumer.ShownPresence;
import org.jspecify.annotations.Nullable;

/** What the output topics say of the agent's desk, its presence and its number; and how long leases last now. */
record ShownDesk(ShownPresence presence, @Nullable String number, LeaseControl lease) {}
