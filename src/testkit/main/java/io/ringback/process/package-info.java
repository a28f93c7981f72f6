/** Programs in processes of their own, for tools and tests that look at them from outside. */
@NullMarked
package io.ringback.process;

import org.jspecify.annotations.NullMarked;
