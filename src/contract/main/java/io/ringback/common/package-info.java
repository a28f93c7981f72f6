/** What more than one module needs and Java's own library lacks. */
@NullMarked
package io.ringback.common;

import org.jspecify.annotations.NullMarked;
