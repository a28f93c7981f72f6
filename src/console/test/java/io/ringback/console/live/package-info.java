/** The live model, tried without Kafka. */
@NullMarked
package io.ringback.console.live;

import org.jspecify.annotations.NullMarked;
