/**
 * What a desk decides of R1–R28, as a pure state machine: no Kafka, no Avro, no logger, no clock. A decision is {@code
 * rule(state, input, now)}: the next state and what to tell the world.
 */
@NullMarked
package io.ringback.core;

import org.jspecify.annotations.NullMarked;
