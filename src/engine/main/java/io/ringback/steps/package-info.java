/** What the steps of more than one topology are made of. */
@NullMarked
package io.ringback.steps;

import org.jspecify.annotations.NullMarked;
