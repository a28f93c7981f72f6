/**
 * The only part of Ringback that may look at a call's details: it recognises what matters to an emergency and tells the
 * desk of the pool, in references alone. What it read of a call is forgotten in the same step (R15).
 */
@NullMarked
package io.ringback.intake;

import org.jspecify.annotations.NullMarked;
