/**
 * Who is told of a notice, when again, and when somebody else is (R29): {@code decision = rule(state, input, now)}. Knows
 * neither Kafka nor Avro nor a logger nor a clock, and no contact's address.
 */
@NullMarked
package io.ringback.notify.rules;

import org.jspecify.annotations.NullMarked;
