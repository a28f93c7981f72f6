/** What Prometheus is told: counts and times without any agent, number or call in a label. */
@NullMarked
package io.ringback.metrics;

import org.jspecify.annotations.NullMarked;
