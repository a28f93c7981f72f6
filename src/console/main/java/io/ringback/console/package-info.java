/**
 * The console: what any consumer may read of Ringback, served as a page, a stream and an API. It reads output topics,
 * the accepted numbers, the settings and Kafka's admin API, and writes nothing but the demo's own call events.
 */
@NullMarked
package io.ringback.console;

import org.jspecify.annotations.NullMarked;
