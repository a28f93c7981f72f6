package io.ringback.core;

import java.time.Instant;

/** Who holds a number (R11). */
public record Lease(CallbackNumber number, AgentId agent, Fence fence, Instant expiresAt) {}
