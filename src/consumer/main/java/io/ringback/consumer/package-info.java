/**
 * Reference consumers that a router, a presence service or a dashboard in Java can embed. Each is a table fed with
 * {@code (topic, key, event, written)}, pure and without a clock; {@link io.ringback.consumer.TableFeed} feeds them from
 * Kafka. Silence means "no override": an empty table lets every call through as if Ringback were not there.
 */
@NullMarked
package io.ringback.consumer;

import org.jspecify.annotations.NullMarked;
