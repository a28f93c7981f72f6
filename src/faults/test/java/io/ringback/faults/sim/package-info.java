/** The whole pipeline on a simulated cluster: one seed is one history, to the byte. */
@NullMarked
package io.ringback.faults.sim;

import org.jspecify.annotations.NullMarked;
