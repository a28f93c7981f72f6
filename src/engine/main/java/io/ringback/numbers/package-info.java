/** Numbers as people and switches write them, for those who look them up in tables. */
@NullMarked
package io.ringback.numbers;

import org.jspecify.annotations.NullMarked;
