package io.ringback.console.play;

import io.ringback.consumer.ShownPresence;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the output topics say of the agent's desk: its presence, its number, how long leases last. */
record ShownDesk(ShownPresence presence, @Nullable String number, Duration lease, boolean leaseChangeable) {}
