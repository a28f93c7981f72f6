/**
 * Takes other systems' own events and makes call events of them: a mapping says what an event means, a call book joins
 * what the events of a call and of its other legs say, and a role receives them over HTTP or from a Kafka topic.
 */
@NullMarked
package io.ringback.gateway;

import org.jspecify.annotations.NullMarked;
