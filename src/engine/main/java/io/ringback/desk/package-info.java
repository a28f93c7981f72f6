/**
 * The desk topology: one ordered input per pool, the rules of {@code core}, exactly once. Loads, decides, saves,
 * forwards; the only judgement here is how a row is stored.
 */
@NullMarked
package io.ringback.desk;

import org.jspecify.annotations.NullMarked;
