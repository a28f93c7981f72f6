/** The HTTP edge: who may ask, how much and how often, and how answers and streams leave. Knows nothing of calls. */
@NullMarked
package io.ringback.console.http;

import org.jspecify.annotations.NullMarked;
