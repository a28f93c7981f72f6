@NullMarked
package io.ringback.asterisk;

import org.jspecify.annotations.NullMarked;
