/** What a collector is told, by OTLP over HTTP: the figures that are scraped, and where a number's time went. */
@NullMarked
package io.ringback.telemetry;

import org.jspecify.annotations.NullMarked;
