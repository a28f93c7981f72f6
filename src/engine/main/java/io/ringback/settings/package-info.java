/**
 * What the operator chose: every setting declared once, read from a file, the environment and the command line in this
 * order, and refused with all errors at once.
 */
@NullMarked
package io.ringback.settings;

import org.jspecify.annotations.NullMarked;
