package io.ringback.asterisk;

import java.time.Instant;

/** A callback number that an agent holds. */
record HeldNumber(String number, String agentId, long fence, Instant expiresAt) {}
