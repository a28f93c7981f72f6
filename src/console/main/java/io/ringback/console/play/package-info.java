/** Try it: a platform made of a few simulated phones, which publishes real call events and obeys the output topics. */
@NullMarked
package io.ringback.console.play;

import org.jspecify.annotations.NullMarked;
