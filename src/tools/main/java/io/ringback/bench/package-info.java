/**
 * How fast Ringback is, measured beside what Kafka itself can do: each measure alternates with its reference in the same
 * process tree, on the same broker, with the same settings.
 */
@NullMarked
package io.ringback.bench;

import org.jspecify.annotations.NullMarked;
