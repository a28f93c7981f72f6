/** What Ringback assumes of a cluster, looked at before it serves. */
@NullMarked
package io.ringback.preflight;

import org.jspecify.annotations.NullMarked;
