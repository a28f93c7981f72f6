/** The life of a running Ringback: which roles it plays, when it may serve, why it stops. */
@NullMarked
package io.ringback.runtime;

import org.jspecify.annotations.NullMarked;
