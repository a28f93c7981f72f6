/**
 * The notify topology and its sender (R29): reads notices, tells contacts, waits for somebody to acknowledge. Exactly once
 * as far as Kafka goes; what leaves by mail or webhook may leave once more after a crash.
 */
@NullMarked
package io.ringback.notify;

import org.jspecify.annotations.NullMarked;
