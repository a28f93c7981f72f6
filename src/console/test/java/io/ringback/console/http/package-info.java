/** The HTTP edge, tried without Kafka. */
@NullMarked
package io.ringback.console.http;

import org.jspecify.annotations.NullMarked;
