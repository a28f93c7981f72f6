/**
 * What a dialled string means: an emergency number of its region, a test number, a number of a pool, or none of these.
 * Nothing here remembers what was dialled, and nothing throws because of it.
 */
@NullMarked
package io.ringback.intake.dial;

import org.jspecify.annotations.NullMarked;
