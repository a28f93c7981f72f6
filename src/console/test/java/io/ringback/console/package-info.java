/** The console's tests: its model and its edge alone, then whole in a browser. */
@NullMarked
package io.ringback.console;

import org.jspecify.annotations.NullMarked;
