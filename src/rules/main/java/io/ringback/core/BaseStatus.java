package io.ringback.core;

import java.time.Instant;

/**
 * The presence that an agent chose and gets back (R12).
 *
 * @param changedAt by the presence service's clock; informative
 */
public record BaseStatus(String status, Instant changedAt) {}
