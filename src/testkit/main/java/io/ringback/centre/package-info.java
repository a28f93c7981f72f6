/** A contact centre that is played: what its gateway, its presence service and its operator say to Ringback. */
@NullMarked
package io.ringback.centre;

import org.jspecify.annotations.NullMarked;
